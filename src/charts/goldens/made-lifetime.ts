import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const YEAR = 365.25
const years = [1, 2, 3, 5]

const lifetimeColumns: Columns = [
  ['customers', 'count', 'customers', 'clients'],
  ['known', 'days', 'followed for', 'suivis pendant'],
  ['model', 'text', 'curve', 'courbe'],
  ...years.flatMap((year): Columns => [
    [`share_${year}y`, 'fraction', `left after ${year} y`, `restants après ${year} ans`],
    [`share_${year}y_low`, 'fraction', 'from', 'de'],
    [`share_${year}y_high`, 'fraction', 'to', 'à'],
  ]),
  ['value', 'money', 'lifetime value', 'valeur vie client'],
  ['value_low', 'money', 'from', 'de'],
  ['value_high', 'money', 'to', 'à'],
  ['value_naive', 'money', 'by constant churn', 'par départs constants'],
]

const curveColumns: Columns = [
  ['age', 'count', 'periods after', 'périodes après'],
  ['days', 'days', 'time after', 'temps après'],
  ['share', 'fraction', 'seen to be there', 'vus encore là'],
  ['share_low', 'fraction', 'from', 'de'],
  ['share_high', 'fraction', 'to', 'à'],
  ['fitted', 'fraction', 'told by the curve', 'dits par la courbe'],
  ['fitted_low', 'fraction', 'from', 'de'],
  ['fitted_high', 'fraction', 'to', 'à'],
]

type Slices = readonly (string | null)[]

/** What is left at an age in years, less in later slices. */
function left(age: number, place: number): number {
  return (1 + age) ** -(0.5 + 0.3 * place)
}

/** Slices worth less and less; of the last of several nothing can be told. */
export function madeLifetime(lang: Language, slices: Slices = []): AnswerEnvelope {
  const rows = sliced(slices, (place, isLast) => [
    isLast
      ? { customers: 3, known: 90, model: null, value: null, value_naive: null }
      : {
          customers: Math.round(200 / (place + 1)),
          known: 1.6 * YEAR,
          model: 'shifted_beta_geometric',
          ...Object.fromEntries(
            years.flatMap((year) => {
              const share = left(year, place)
              return [
                [`share_${year}y`, share],
                [`share_${year}y_low`, share * 0.85],
                [`share_${year}y_high`, share + 0.15 * (1 - share)],
              ]
            }),
          ),
          value: '12345.67',
          value_low: '10000.00',
          value_high: '15000.00',
          value_naive: '9000.50',
        },
  ])
  return envelope(lang, { columns: lifetimeColumns, slices, rows })
}

/** Twenty months that were seen, five years that are told. */
export function madeCurve(
  lang: Language,
  { slices = [], months = 20 }: { readonly slices?: Slices; readonly months?: number } = {},
): AnswerEnvelope {
  const rows = sliced(slices, (place, isLast) =>
    Array.from({ length: isLast ? 3 : 61 }, (_, age): AnswerRow => {
      const share = left(age / 12, place)
      const isSeen = age <= months
      const seen = isSeen ? Math.min(1, share * (age % 2 === 0 ? 1 : 0.97)) : null
      const told = isLast ? null : share
      return {
        age,
        days: (age / 12) * YEAR,
        share: seen,
        share_low: seen === null || age === 0 ? null : seen * 0.9,
        share_high: seen === null || age === 0 ? null : seen + 0.1 * (1 - seen),
        fitted: told,
        fitted_low: told === null ? null : told * 0.9,
        fitted_high: told === null ? null : told + 0.1 * (1 - told),
      }
    }),
  )
  return envelope(lang, { columns: curveColumns, slices, rows })
}

function sliced(
  slices: Slices,
  rows: (place: number, isLast: boolean) => readonly AnswerRow[],
): AnswerRow[] {
  if (slices.length === 0) return [...rows(0, false)]
  return slices.flatMap((segment, place) =>
    rows(place, place === slices.length - 1).map((row) => ({ segment, ...row })),
  )
}

interface Made {
  readonly columns: Columns
  readonly slices: Slices
  readonly rows: readonly AnswerRow[]
}

function envelope(lang: Language, { columns, slices, rows }: Made): AnswerEnvelope {
  const own = columns.map(([name, unit, en, fr]): AnswerColumn => ({
    name,
    unit,
    label: { en, fr }[lang],
  }))
  const segment = { name: 'segment', unit: 'text', label: 'segment' } as const
  return {
    answer: 'lifetime',
    company: 'Made-up & Sons',
    asOf: '2026-10-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { by: slices.length === 0 ? [] : ['segment'], where: {}, lang, interval: 'month' },
    columns: slices.length === 0 ? own : [segment, ...own],
    rows,
    summary: {
      sentence: lang === 'fr' ? 'Combien de temps ils restent.' : 'How long they stay.',
    },
    findings: [],
  }
}
