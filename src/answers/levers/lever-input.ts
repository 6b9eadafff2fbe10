import { z } from 'zod'
import { benchmarks } from '../../standard/benchmarks.ts'
import { monthsBefore, periodStart } from '../../time/calendar.ts'
import type { Day } from '../../engine/engine.ts'
import { CallError } from '../call-error.ts'
import { commonInput } from '../input/common-input.ts'
import { readDate } from '../input/normalize.ts'
import { planInput } from '../plan/plan-input.ts'

const { asOf, by, where, profile, lang } = commonInput.shape
const { set } = planInput.shape

export const leverInput = z.strictObject({
  effort: z
    .string()
    .default('10%')
    .meta({
      label: { en: 'effort', fr: 'effort' },
      description:
        'what is done everywhere: 10% (relative), 1pt (a point of a share), best (the best of best-of) or benchmark',
      french:
        'ce qui est fait partout : 10% (relatif), 1pt (un point d’une part), best (le meilleur de best-of) ou benchmark',
      metavar: 'EFFORT',
    }),
  rank: z
    .enum(['running', 'bookings', 'cash', 'lifetime'])
    .default('running')
    .meta({
      label: { en: 'ranked by', fr: 'classé selon' },
      description:
        'what is added to: running (a year’s worth at the end), bookings, cash (both until then) or lifetime',
      french:
        'ce qui s’ajoute à : running (revenu annuel à la fin), bookings, cash (d’ici là) ou lifetime',
      choices: {
        running: { en: 'running revenue', fr: 'revenu en cours' },
        bookings: { en: 'bookings', fr: 'commandes' },
        cash: { en: 'cash', fr: 'encaissements' },
        lifetime: { en: 'lifetime value', fr: 'valeur à vie' },
      },
    }),
  months: z
    .string()
    .default('12')
    .meta({
      label: { en: 'months', fr: 'mois' },
      description: 'how many months are looked ahead',
      french: 'le nombre de mois à venir',
      metavar: 'MONTHS',
    }),
  until: z
    .string()
    .optional()
    .meta({
      label: { en: 'until', fr: 'jusqu’au' },
      description: 'instead of months: the first day of a month, excluded',
      french: 'au lieu des mois : le premier jour d’un mois, exclu',
      metavar: 'DATE',
    }),
  bestOf: z
    .string()
    .optional()
    .meta({
      label: { en: 'best of', fr: 'le meilleur de' },
      description:
        'the dimension whose best value effort best reaches (default: motion or segment)',
      french:
        'la dimension dont effort best atteint la meilleure valeur (sinon : motion ou segment)',
      metavar: 'DIMENSION',
    }),
  benchmark: z
    .enum(['book-2024', 'bowtie-standard-2026'])
    .default('book-2024')
    .meta({
      label: { en: 'benchmark', fr: 'référence' },
      description: 'the published table that effort benchmark reaches',
      french: 'la table publiée qu’effort benchmark atteint',
      choices: Object.fromEntries(benchmarks.map(({ id, label }) => [id, label])),
    }),
  set,
  asOf,
  by,
  where,
  profile,
  lang,
})

export type LeverInput = z.infer<typeof leverInput>

/** What is done to every figure, before it is known up to what. */
export type EffortAsked =
  | { readonly how: 'relative' | 'points'; readonly by: number }
  | { readonly how: 'best' }
  | { readonly how: 'benchmark' }

/** `effortAsked('1pt')` // => { how: 'points', by: 0.01 } */
export function effortAsked(text: string): EffortAsked {
  const written = text.trim()
  if (written === 'best') return { how: 'best' }
  if (written === 'benchmark') return { how: 'benchmark' }
  const [, number = '', unit = ''] = /^\+?(\d+(?:\.\d+)?)\s*(%|pts?)$/u.exec(written) ?? []
  const by = Number(number) / 100
  if (unit !== '' && by > 0 && by < 1) return { how: unit === '%' ? 'relative' : 'points', by }
  throw new CallError(
    'bad_option',
    `effort is none that is known: ${text}`,
    'write a share below all, such as 10%, points such as 1pt, best or benchmark',
  )
}

/** Ten years. */
const MOST_MONTHS = 120

/** Refuses months that no start makes whole, before anything is measured. */
export function checkMonths({ months, until }: Pick<LeverInput, 'months' | 'until'>): void {
  if (until === undefined) wholeMonths(months)
  else readDate('until', until)
}

/** Whole months from the sheet's start. */
export function monthsAsked(
  { months, until }: Pick<LeverInput, 'months' | 'until'>,
  start: Day,
): number {
  if (until === undefined) return wholeMonths(months)
  const day = readDate('until', until)
  const found = Array.from({ length: MOST_MONTHS }, (_, at) => at + 1).find(
    (count) => monthsBefore(start, -count) === day,
  )
  if (found !== undefined) return found
  throw new CallError(
    'bad_range',
    day === null || periodStart(day, 'month') === day
      ? `until is not within the ten years after the start: ${until}`
      : `until is not the first day of a month: ${until}`,
    'months are told whole: write for example 2027-07-01',
  )
}

function wholeMonths(text: string): number {
  const value = Number(text)
  if (/^\d+$/u.test(text.trim()) && value >= 1 && value <= MOST_MONTHS) return value
  throw new CallError(
    'bad_option',
    `months is no whole number from 1 to ${MOST_MONTHS}: ${text}`,
    'write for example 12',
  )
}
