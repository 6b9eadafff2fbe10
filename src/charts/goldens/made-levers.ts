import type { AnswerColumn, AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

type Slices = readonly (string | null)[]
type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

const leverColumns: Columns = [
  ['rank', 'count', 'rank', 'rang'],
  ['segment', 'text', 'segment', 'segment'],
  ['lever', 'text', 'lever', 'levier'],
  ['from', 'text', 'from', 'de'],
  ['to', 'text', 'to', 'à'],
  ['running', 'money', 'adds running', 'ajoute en cours'],
  ['running_low', 'money', 'low', 'bas'],
  ['running_high', 'money', 'high', 'haut'],
  ['wins', 'count', 'adds wins', 'ajoute des gains'],
  ['cash', 'money', 'adds cash', 'ajoute encaissé'],
]

const meetingColumns: Columns = [
  ['segment', 'text', 'segment', 'segment'],
  ['meeting', 'count', 'meeting', 'rendez-vous'],
  ['held', 'count', 'held', 'tenus'],
  ['another', 'count', 'held the next', 'ont tenu le suivant'],
  ['won', 'count', 'won', 'gagnés'],
  ['lost', 'count', 'lost', 'perdus'],
  ['open', 'count', 'open', 'en cours'],
  ['rate', 'fraction', 'gone on', 'continuent'],
  ['rate_low', 'fraction', 'gone on, low', 'continuent, bas'],
  ['rate_high', 'fraction', 'gone on, high', 'continuent, haut'],
  ['gap_median', 'days', 'gap, median', 'attente, médiane'],
]

/** Without the slice where nothing is split. */
function columnsOf(columns: Columns, slices: Slices, lang: Language): readonly AnswerColumn[] {
  return columns
    .filter(([name]) => name !== 'segment' || slices.length > 0)
    .map(([name, unit, en, fr]) => ({ name, unit, label: lang === 'fr' ? fr : en }))
}

const levers = [
  ['rate of Selection', '20 %', '22 %', 112_000, 9_000],
  ['price', '18,000', '19,800', 74_000, 6_500],
  ['time of Education', '45 d', '40.5 d', 12_500, 20_000],
  ['churn', '91.4 %', '92.3 %', 0, 0],
] as const

/** What four levers add, of each slice. */
export function madeLevers(lang: Language, slices: Slices = []): AnswerEnvelope {
  const columns = columnsOf(leverColumns, slices, lang)
  const rows = (slices.length === 0 ? [null] : slices)
    .flatMap((segment) =>
      levers.map(([lever, from, to, adds, error]): AnswerRow => ({
        segment,
        lever,
        from,
        to,
        running: String(adds),
        running_low: error === 0 ? null : String(adds - 2 * error),
        running_high: error === 0 ? null : String(adds + 2 * error),
        cash: String(adds),
        wins: adds / 10_000,
      })),
    )
    .map((row, at): AnswerRow => ({ ...row, rank: at + 1 }))
  return {
    ...about(lang),
    answer: 'levers',
    columns,
    rows: rows.map((row) => filled(columns, row)),
    summary: {
      sentence:
        lang === 'fr'
          ? 'Le goulot est taux de « Sélection ».'
          : 'The bottleneck is rate of Selection.',
      rank: 'running',
      together: { running: '231000' },
      sum: { running: '198500' },
    },
  }
}

const places = [
  [0, 120, 110, 0, 4, 6, 0.92],
  [1, 110, 76, 2, 28, 4, 0.71],
  [2, 76, 12, 41, 23, 0, 0.7],
  [3, 12, 0, 6, 2, 4, null],
] as const

/** A series of up to three meetings, of each slice. */
export function madeMeetings(lang: Language, slices: Slices = []): AnswerEnvelope {
  const columns = columnsOf(meetingColumns, slices, lang)
  const rows = (slices.length === 0 ? [null] : slices).flatMap((segment) =>
    places.map(([meeting, held, another, won, lost, open, rate]): AnswerRow => ({
      segment,
      meeting,
      held,
      another,
      won,
      lost,
      open,
      rate,
      rate_low: rate === null ? null : rate - 0.06,
      rate_high: rate === null ? null : rate + 0.06,
      gap_median: rate === null ? null : 9.5,
    })),
  )
  return {
    ...about(lang),
    answer: 'meetings',
    columns,
    rows: rows.map((row) => filled(columns, row)),
    summary: {
      sentence: lang === 'fr' ? 'On perd après le premier.' : 'Most are lost after the first.',
      stage: 'selection',
    },
  }
}

function about(lang: Language): Omit<AnswerEnvelope, 'answer' | 'columns' | 'rows' | 'summary'> {
  return {
    company: 'Made & Sons',
    asOf: '2026-07-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { lang },
    findings: [],
  }
}

function filled(columns: AnswerEnvelope['columns'], row: AnswerRow): AnswerRow {
  return Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))
}
