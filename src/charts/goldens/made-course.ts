import type { AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

export const ORIGIN = '2026-11-01'
export const UNTIL = '2027-11-01'
export const MONTHS = 12
const ENDS = [-1.96, -1.28, -0.67, 0, 0.67, 1.28, 1.96] as const

export type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

export function envelopeOf(
  answer: string,
  lang: Language,
  columns: Columns,
  rows: readonly AnswerRow[],
  summary: AnswerEnvelope['summary'],
): AnswerEnvelope {
  return {
    answer,
    company: 'Anchor',
    asOf: '2026-11-24',
    currency: 'EUR',
    profile: 'bowline',
    input: { view: summary['view'] ?? 'months', by: [], lang },
    columns: columns.map(([name, unit, en, fr]) => ({ name, unit, label: { en, fr }[lang] })),
    rows,
    summary,
    findings: [],
  }
}

export const list = (length: number, make: (place: number) => number): readonly number[] =>
  Array.from({ length }, (_, place) => Math.round(make(place)))

/** Wider with the root of time; a little more room above than below. */
export function fanAround(expected: readonly number[], spread: number) {
  return {
    mean: expected,
    quantiles: ENDS.map((end) =>
      expected.map((value, month) =>
        Math.round(value + end * spread * Math.sqrt(month + 1) * (end > 0 ? 1.2 : 1)),
      ),
    ),
  }
}

const history = {
  running: list(30, (month) => 600_000 + 22_000 * month + 18_000 * Math.sin(month)),
  bookings: list(30, (month) => 42_000 + 14_000 * Math.sin(month * 1.7)),
}
export const now = history.running.at(-1) ?? 0
const existing = list(MONTHS, (month) => now * (1 - 0.007 * (month + 1)))
const fresh = list(MONTHS, (month) => 31_000 * (month + 0.6))
export const expected = {
  running: existing.map((value, month) => value + (fresh[month] ?? 0)),
  bookings: list(MONTHS, (month) => 46_000 + 6_000 * Math.sin(month)),
  cash: list(MONTHS, (month) => 101_000 + 2000 * month),
  existing,
  fresh,
}
const fans = {
  running: fanAround(expected.running, 22_000),
  bookings: fanAround(expected.bookings, 5000),
  cash: fanAround(expected.cash, 3000),
}
type Figure = keyof typeof fans

const sentences = {
  en: 'On 2027-11-01, 1,530,000 EUR of running revenue are expected, 80 % between 1,430,000 and 1,650,000 EUR.',
  fr: 'Le 2027-11-01, 1 530 000 EUR de revenu en cours sont attendus, 80 % entre 1 430 000 et 1 650 000 EUR.',
}

const forecastColumns: Columns = [
  ['month', 'date', 'month', 'mois'],
  ['segment', 'text', 'segment', 'segment'],
  ['entered', 'count', 'entered', 'entrés'],
  ['running', 'money', 'running', 'en cours'],
]

const partColumns: Columns = [
  ['part', 'text', 'part', 'partie'],
  ['running', 'money', 'running on 2027-11-01', 'en cours le 2027-11-01'],
]

const parts = [
  ['pay now', 'paient aujourd’hui', 'paying', null, now],
  ['of these, leave', 'dont partent', 'leaving', null, -210_000],
  ['come to pay more', 'paieront plus', 'expanding', null, 126_000],
  ['signed already, begin', 'déjà signés, démarrent', 'waiting', null, 40_000],
  ['signed in these months, begin', 'signés dans ces mois, démarrent', 'beginning', null, 331_000],
] as const

const signed = [
  ['open in Selection', 'en cours en « Sélection »', 'open', 'selection', 190_000],
  ['to come to Education', 'à venir en « Éducation »', 'arrivals', 'education', 362_000],
] as const

interface MadeForecast {
  readonly view?: 'months' | 'parts' | 'backtest'
  readonly figure?: Figure
  readonly slices?: readonly (string | null)[]
  /** Nothing was known before. */
  readonly isNew?: boolean
}

/** A year ahead of a company that grows. */
export function madeForecast(lang: Language, made: MadeForecast = {}): AnswerEnvelope {
  const { view = 'months', figure = 'running', slices = [], isNew = false } = made
  const none = { running: [], bookings: [] }
  const summary = {
    sentence: sentences[lang],
    view,
    figure,
    origin: ORIGIN,
    until: UNTIL,
    months: MONTHS,
    together: { expected, fans, history: isNew ? none : history },
    backtest: isNew ? [] : [{ figure: 'running', origins: past.length, used: 'parts', past }],
  }
  const columns = forecastColumns.filter(([name]) => name !== 'segment' || slices.length > 0)
  if (view === 'parts') return envelopeOf('forecast', lang, partColumns, partRows(lang), summary)
  return envelopeOf('forecast', lang, columns, monthRows(figure, slices), summary)
}

function partRows(lang: Language): readonly AnswerRow[] {
  return [
    ...signed.map(([en, fr, kind, stage, amount]) => ({
      part: { en, fr }[lang],
      kind,
      stage,
      running: null,
      bookings: String(amount),
    })),
    ...parts.map(([en, fr, kind, stage, amount]) => ({
      part: { en, fr }[lang],
      kind,
      stage,
      running: String(amount),
      bookings: null,
    })),
  ]
}

function monthRows(figure: Figure, slices: readonly (string | null)[]): readonly AnswerRow[] {
  const each = slices.length === 0 ? [null] : slices
  return expected.running.flatMap((_, month) =>
    each.map((segment, place): AnswerRow => {
      const share = 1 / (place + 2)
      const at = (end: number): string =>
        String(Math.round((fans[figure].quantiles[end]?.[month] ?? 0) * share))
      return {
        month: `2027-${String(month + 1).padStart(2, '0')}-01`,
        segment,
        entered: 120,
        [figure]: String(Math.round((expected[figure][month] ?? 0) * share)),
        [`${figure}_low95`]: at(0),
        [`${figure}_low`]: at(1),
        [`${figure}_high`]: at(5),
        [`${figure}_high95`]: at(6),
      }
    }),
  )
}

/** Six forecasts of the past: most of what came lies within. */
const past = Array.from({ length: 6 }, (_, ago) => {
  const months = Math.min(12, 2 * (ago + 1))
  const begin = 1_000_000 - 40_000 * ago
  const middle = list(months, (month) => begin + 21_000 * (month + 1))
  return {
    origin: `2026-${String(10 - ago).padStart(2, '0')}-01`,
    came: middle.map((value, month) =>
      Math.round(value + 30_000 * Math.sin(1.3 * month + ago) * Math.sqrt((month + 1) / 1.5)),
    ),
    fan: fanAround(middle, 19_000),
  }
})
