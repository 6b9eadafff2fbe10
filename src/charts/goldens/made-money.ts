import type { AnswerColumn, AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { cohortColumns, periodColumns } from '../../answers/retention-columns.ts'
import { revenueColumns, shownMovements } from '../../answers/revenue-columns.ts'
import type { Language } from '../../standard/types.ts'

type Slices = readonly (string | null)[]

/** New, expansion, contraction, churn, reactivation, currency of each month. */
const months = [
  [120_000, 0, 0, 0, 0, 0],
  [80_000, 6_000, -2_000, -9_000, 0, 500],
  [60_500.5, 0, 0, 0, 0, -1_200],
  [0, 14_000, -8_000, -31_000, 0, 0],
  [95_000, 9_000, 0, -4_000, 12_000, 300],
  [20_000, 1_000, -500, 0, 0, 0],
] as const

/** Half a year's movements; the last month is not over. */
export function madeRevenue(lang: Language, slices: Slices = []): AnswerEnvelope {
  const columns = revenueColumns(shownMovements(false), { per: 'year', grain: 'account', lang })
  const rows = sliced(slices, (place) => {
    let level = 0
    return months.map((moves, index): AnswerRow => {
      const [made, expansion, contraction, churn, reactivation, currency] = moves.map(
        (move) => move / (place + 1),
      )
      const opening = level
      level = moves.reduce((sum, move) => sum + move / (place + 1), level)
      const money = (value = 0): string => value.toFixed(2)
      return {
        period: `2026-0${index + 1}-01`,
        opening: money(opening),
        new: money(made),
        expansion: money(expansion),
        contraction: money(contraction),
        churn: money(churn),
        reactivation: money(reactivation),
        currency: money(currency),
        closing: money(level),
        customers: 10 + index,
        net: money(level - opening),
        quick_ratio: index === 0 ? null : 2.5,
        maturity: index === 5 ? 0.4 : 1,
        ref: 'revenue/all?interval=month',
      }
    })
  })
  return envelope('revenue', lang, { columns, slices, rows })
}

/** Retention of a year by month: gross falls, net rises. */
export function madeRetention(lang: Language, slices: Slices = []): AnswerEnvelope {
  const rows = sliced(slices, (place) =>
    Array.from({ length: 9 }, (_, index): AnswerRow => ({
      period: `2026-0${index + 1}-01`,
      gross: 0.97 - 0.01 * index - 0.05 * place,
      net: 0.96 + 0.02 * index - 0.04 * place,
      logo_churn: 0.05,
      revenue_churn: 0.03,
      n: 40,
      n_kept: 38,
      opening: '100000.00',
      kept: '97000.00',
      closing: '101000.00',
      returned: '0.00',
      ref: 'revenue/all?interval=month',
    })),
  )
  return envelope('retention', lang, { columns: periodColumns('account', lang), slices, rows })
}

/** Monthly cohorts by age; the younger, the more is still to come. */
export function madeCohorts(
  lang: Language,
  { slices = [], cohorts = 9 }: { readonly slices?: Slices; readonly cohorts?: number } = {},
): AnswerEnvelope {
  const rows = sliced(slices, (place) =>
    Array.from({ length: cohorts }, (_, index) =>
      Array.from({ length: cohorts }, (__, age): AnswerRow => {
        const isSeen = age < cohorts - index
        const gross = 0.96 ** (age * (1 + place))
        return {
          start: `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
          age,
          share: isSeen ? gross * (index % 3 === 1 ? 1 + 0.12 * age : 1) : null,
          gross_share: isSeen ? gross : null,
          customer_share: isSeen ? gross : null,
          customers: isSeen ? Math.round(30 * gross) : null,
          amount: isSeen ? (12_000 * gross).toFixed(2) : null,
          maturity: (cohorts - 1 - index) / Math.max(1, cohorts - 1),
          ref: 'revenue/new?interval=month',
        }
      }),
    ).flat(),
  )
  return envelope('retention', lang, { columns: cohortColumns('account', lang), slices, rows })
}

function sliced(slices: Slices, rows: (place: number) => readonly AnswerRow[]): AnswerRow[] {
  if (slices.length === 0) return [...rows(0)]
  return slices.flatMap((segment, place) => rows(place).map((row) => ({ segment, ...row })))
}

interface Made {
  readonly columns: readonly AnswerColumn[]
  readonly slices: Slices
  readonly rows: readonly AnswerRow[]
}

function envelope(answer: string, lang: Language, { columns, slices, rows }: Made): AnswerEnvelope {
  const segment = { name: 'segment', unit: 'text', label: 'segment' } as const
  return {
    answer,
    company: 'Made-up & Sons',
    asOf: '2026-10-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { by: slices.length === 0 ? [] : ['segment'], where: {}, lang, interval: 'month' },
    columns: slices.length === 0 ? columns : [segment, ...columns],
    rows,
    summary: {
      sentence:
        lang === 'fr'
          ? 'Le revenu récurrent, et ce qu’il en reste.'
          : 'Recurring revenue, and what is left of it.',
    },
    findings: [],
  }
}
