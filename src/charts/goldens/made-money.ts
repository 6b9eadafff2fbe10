import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

type Slices = readonly (string | null)[]
type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const revenueColumns: Columns = [
  ['period', 'date', 'period', 'période'],
  ['opening', 'money', 'opening ARR', 'ARR à l’ouverture'],
  ['new', 'money', 'new', 'nouveau'],
  ['expansion', 'money', 'expansion', 'expansion'],
  ['contraction', 'money', 'contraction', 'contraction'],
  ['churn', 'money', 'churn', 'départs'],
  ['reactivation', 'money', 'reactivation', 'réactivation'],
  ['currency', 'money', 'exchange rates', 'cours des devises'],
  ['closing', 'money', 'closing ARR', 'ARR à la clôture'],
  ['customers', 'count', 'customers', 'clients'],
  ['net', 'money', 'net change', 'variation nette'],
  ['quick_ratio', 'count', 'quick ratio', 'quick ratio'],
  ['maturity', 'fraction', 'maturity', 'maturité'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const periodColumns: Columns = [
  ['period', 'date', 'period', 'période'],
  ['gross', 'fraction', 'gross retention', 'rétention brute'],
  ['net', 'fraction', 'net retention', 'rétention nette'],
  ['logo_churn', 'fraction', 'customers lost', 'clients perdus'],
  ['n', 'count', 'customers', 'clients'],
  ['opening', 'money', 'opening ARR', 'ARR à l’ouverture'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const cohortColumns: Columns = [
  ['start', 'date', 'began', 'début'],
  ['age', 'count', 'periods later', 'périodes après'],
  ['share', 'fraction', 'net, of the beginning', 'net, du début'],
  ['gross_share', 'fraction', 'gross, of the beginning', 'brut, du début'],
  ['customers', 'count', 'customers', 'clients'],
  ['maturity', 'fraction', 'maturity', 'maturité'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const renewalColumns: Columns = [
  ['period', 'date', 'period', 'période'],
  ['due', 'count', 'terms due', 'échéances'],
  ['renewed', 'count', 'renewed', 'renouvelées'],
  ['early', 'count', 'of which early', 'dont en avance'],
  ['on_time', 'count', 'of which on time', 'dont à l’heure'],
  ['late', 'count', 'of which late', 'dont en retard'],
  ['lost', 'count', 'lost', 'perdues'],
  ['open', 'count', 'open', 'ouvertes'],
  ['renewal_rate', 'fraction', 'renewal rate', 'taux de renouvellement'],
  ['due_amount', 'money', 'due ARR', 'ARR à échéance'],
  ['ref', 'ref', 'ref', 'réf.'],
]

const stateColumns: Columns = [
  ['period', 'date', 'period', 'période'],
  ['committed', 'money', 'committed ARR', 'ARR engagé'],
  ['started', 'money', 'of which started', 'dont démarré'],
  ['waiting', 'money', 'of which signed, not started', 'dont signé, pas démarré'],
  ['running', 'money', 'running ARR', 'ARR en cours'],
  ['lifetime', 'money', 'accrued in all', 'échu en tout'],
  ['signed', 'count', 'subscriptions signed', 'abonnements signés'],
  ['ref', 'ref', 'ref', 'réf.'],
]

/** New, expansion, contraction, churn, reactivation, currency of each month. */
const months = [
  [120_000, 0, 0, 0, 0, 0],
  [80_000, 6_000, -2_000, -9_000, 0, 500],
  [60_500.5, 0, 0, 0, 0, -1_200],
  [0, 14_000, -8_000, -31_000, 0, 0],
  [95_000, 9_000, 0, -4_000, 12_000, 300],
  [20_000, 1_000, -500, 0, 0, 0],
] as const

function money(value = 0): string {
  return value.toFixed(2)
}

/** Half a year's movements; the last month is not over. */
export function madeRevenue(lang: Language, slices: Slices = []): AnswerEnvelope {
  const rows = sliced(slices, (place) => {
    let level = 0
    return months.map((moves, index): AnswerRow => {
      const [made, expansion, contraction, churn, reactivation, currency] = moves.map(
        (move) => move / (place + 1),
      )
      const opening = level
      level = moves.reduce((sum, move) => sum + move / (place + 1), level)
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
  return envelope('revenue', lang, { columns: revenueColumns, slices, rows })
}

/** Retention of a year by month: gross falls, net rises. */
export function madeRetention(lang: Language, slices: Slices = []): AnswerEnvelope {
  const rows = sliced(slices, (place) =>
    Array.from({ length: 9 }, (_, index): AnswerRow => ({
      period: `2026-0${index + 1}-01`,
      gross: 0.97 - 0.01 * index - 0.05 * place,
      net: 0.96 + 0.02 * index - 0.04 * place,
      logo_churn: 0.05,
      n: 40,
      opening: '100000.00',
      ref: 'revenue/all?interval=month',
    })),
  )
  return envelope('retention', lang, { columns: periodColumns, slices, rows })
}

/** What became of the terms of nine months; of the last ones it is not known yet. */
export function madeRenewals(lang: Language, slices: Slices = []): AnswerEnvelope {
  const rows = sliced(slices, (place) =>
    Array.from({ length: 9 }, (_, index): AnswerRow => {
      const due = 24 + 7 * index - 3 * place
      const open = index < 6 ? 0 : 6 * (index - 5)
      const [early, late, lost] = [2 + (index % 3), index < 7 ? 3 : 0, index < 6 ? 4 : 0]
      const renewed = due - open - lost
      return {
        period: `2026-0${index + 1}-01`,
        due,
        renewed,
        early,
        on_time: renewed - early - late,
        late,
        lost,
        open,
        renewal_rate: index < 6 ? renewed / due : null,
        due_amount: money(due * 1_200),
        ref: 'renewals/all?interval=month',
      }
    }),
  )
  return envelope('retention', lang, { columns: renewalColumns, slices, rows })
}

/** Nine months in which more is signed than starts, and some of it leaves. */
export function madeStates(lang: Language, slices: Slices = []): AnswerEnvelope {
  const rows = sliced(slices, (place) =>
    Array.from({ length: 9 }, (_, index): AnswerRow => {
      const committed = (90_000 + 45_000 * index) / (place + 1)
      const waiting = index % 3 === 2 ? 0 : committed * 0.12
      const started = committed - waiting
      return {
        period: `2026-0${index + 1}-01`,
        committed: money(committed),
        started: money(started),
        waiting: money(waiting),
        running: money(started * (1 - 0.03 * index)),
        lifetime: money(started * index * 0.05),
        signed: 12 + 5 * index,
        ref: 'revenue/all?interval=month',
      }
    }),
  )
  return envelope('retention', lang, { columns: stateColumns, slices, rows })
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
          customers: isSeen ? Math.round(30 * gross) : null,
          maturity: (cohorts - 1 - index) / Math.max(1, cohorts - 1),
          ref: 'revenue/new?interval=month',
        }
      }),
    ).flat(),
  )
  return envelope('retention', lang, { columns: cohortColumns, slices, rows })
}

function sliced(slices: Slices, rows: (place: number) => readonly AnswerRow[]): AnswerRow[] {
  if (slices.length === 0) return [...rows(0)]
  return slices.flatMap((segment, place) => rows(place).map((row) => ({ segment, ...row })))
}

interface Made {
  readonly columns: Columns
  readonly slices: Slices
  readonly rows: readonly AnswerRow[]
}

function envelope(answer: string, lang: Language, { columns, slices, rows }: Made): AnswerEnvelope {
  const own = columns.map(([name, unit, en, fr]): AnswerColumn => ({
    name,
    unit,
    label: { en, fr }[lang],
  }))
  const segment = { name: 'segment', unit: 'text', label: 'segment' } as const
  return {
    answer,
    company: 'Made-up & Sons',
    asOf: '2026-10-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { by: slices.length === 0 ? [] : ['segment'], where: {}, lang, interval: 'month' },
    columns: slices.length === 0 ? own : [segment, ...own],
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
