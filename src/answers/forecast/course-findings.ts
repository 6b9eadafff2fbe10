import type { Catalog } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { isNothing, type ForeseenSlice, type Outlook } from './outlook.ts'

/** Below so many customers alike, one of them decides. */
const FEW_ALIKE = 5

/** What a forecast lacks: each thing once, with the slices that lack it. */
export function courseFindings(catalog: Catalog, outlook: Outlook): readonly Finding[] {
  return [
    ...gapFindings(outlook.slices),
    ...concentrated(outlook.slices),
    ...testedFindings(outlook),
    ...asOfFindings(catalog, outlook.asked),
  ]
}

/** How far what came lay within what was said, and whether a simpler method said it better. */
function testedFindings({ tested, slices }: Outlook): readonly Finding[] {
  if (tested === null || isNothing(slices)) return []
  const about = { severity: 'info', where: 'backtest', rows: 0 } as const
  const own = [tested.all, ...tested.slices].flatMap(({ figures }) => figures)
  if (own.every(({ origins }) => origins === 0)) {
    return [{ ...about, code: 'forecast_untested', params: {} }]
  }
  const simpler = own.filter(({ used }) => used !== 'parts')
  const figures = [...new Set(simpler.map(({ figure }) => figure))]
  const missed = tested.all.figures.flatMap(({ figure, origins, methods, used }): Finding[] => {
    const { n, covered80 } = methods.find(({ method }) => method === used)?.overall ?? noScore
    if (covered80 === null || Math.abs(covered80 - 0.8) <= Z80 * Math.sqrt(0.16 / origins))
      return []
    const severity = covered80 < 0.8 ? 'warning' : 'info'
    const params = { within: covered80, n }
    return [{ code: 'forecast_missed', severity, where: figure, rows: origins, params }]
  })
  return [
    ...(simpler.length === 0
      ? []
      : [
          {
            ...about,
            code: 'forecast_simpler',
            rows: simpler.length,
            params: { figures },
          } as const,
        ]),
    ...missed,
  ]
}

/** Of one origin the months go together: each origin counts as one. */
const Z80 = 1.2815515655446004
const noScore = { n: 0, covered80: null }

function gapFindings(slices: readonly ForeseenSlice[]): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const { part, why } of slices.flatMap(({ model }) => model.gaps)) {
    const key = `${part} ${why}`
    const rows = (found.get(key)?.rows ?? 0) + 1
    const severity = why === 'nothing' ? 'warning' : 'info'
    const params = { lacks: part, how: why }
    found.set(key, { code: 'forecast_unknown', severity, where: part, rows, params })
  }
  return [...found.values()]
}

/** Customers alike of whom chance would make as much as of these: (Σ amount)² ÷ Σ amount². */
function concentrated(slices: readonly ForeseenSlice[]): readonly Finding[] {
  const running = slices.reduce((sum, { facts }) => sum + facts.customers.running, 0)
  const squares = slices.reduce((sum, { facts }) => sum + facts.customers.squares, 0)
  const count = slices.reduce((sum, { facts }) => sum + facts.customers.count, 0)
  const alike = squares > 0 ? running ** 2 / squares : 0
  if (alike <= 0 || alike >= FEW_ALIKE) return []
  const about = { severity: 'warning', where: 'customers' } as const
  return [{ ...about, code: 'forecast_concentrated', rows: count, params: { alike } }]
}
