import type { Finding } from '../../findings/finding.ts'
import type { Method } from '../../models/math/forecast/backtest.ts'
import { mappedPaths } from '../../models/math/forecast/mapped-paths.ts'
import { chanceWithin, courseTotal, type Reach } from '../../models/math/forecast/path-totals.ts'
import type { CourseFigure } from './course-options.ts'
import { sayChance, sayMoney, type Speech } from './course-words.ts'
import { simplerFan } from './foreseen.ts'
import { methodNames } from './method-words.ts'
import { courseTogether, pathsOf, type Outlook } from './outlook.ts'

/** Levers move the parts; this is what the forecast says, which goes by a simpler method. */
export interface ForecastBeside {
  readonly method: Method
  /** What it expects, and the parts. */
  readonly expected: number
  readonly ofParts: number
  /** Of a target. */
  readonly chance: number | null
}

/** `null` where the forecast goes by the parts, too. */
export function forecastBeside(
  outlook: Outlook,
  figure: CourseFigure,
  { target, ...span }: Omit<Reach, 'target'> & { readonly target: number | null },
): ForecastBeside | null {
  const simpler = simplerFan(outlook, figure, span.to)
  if (simpler === null) return null
  const { method, fan } = simpler
  const paths = target === null ? null : mappedPaths(pathsOf(outlook, span.to), figure, fan)
  return {
    method,
    expected: courseTotal(fan.mean, figure, span),
    ofParts: courseTotal(courseTogether(outlook.slices, span.to)[figure], figure, span),
    chance:
      paths === null || target === null ? null : chanceWithin(paths, figure, { target, ...span }),
  }
}

export function besideFindings(
  beside: ForecastBeside | null,
  figure: CourseFigure,
): readonly Finding[] {
  if (beside === null || figure === 'cash') return []
  const { expected, ofParts } = beside
  const more = ofParts > 0 ? expected / ofParts - 1 : null
  const about = { severity: 'info', where: figure, rows: 0 } as const
  return [{ ...about, code: 'forecast_by_parts', params: { figure, more } }]
}

/** Empty where both go by the parts. */
export function besideWords(beside: ForecastBeside | null, speech: Speech): string {
  if (beside === null) return ''
  const { method, expected, chance } = beside
  const { lang } = speech
  const name = methodNames[method][lang]
  if (lang === 'fr') {
    const says =
      chance === null ? `attend ${sayMoney(expected, speech)}` : `dit ${sayChance(chance, lang)}`
    return `C’est selon les parties, que les leviers déplacent\u00a0; la prévision, qui suit «\u00a0${name}\u00a0», ${says}.`
  }
  const says =
    chance === null ? `expects ${sayMoney(expected, speech)}` : `says ${sayChance(chance, lang)}`
  return `That is by the parts, which levers move; the forecast, which goes by “${name}”, ${says}.`
}
