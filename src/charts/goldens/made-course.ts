import type { AnswerEnvelope, AnswerRow, Unit } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'

const ORIGIN = '2026-11-01'
const UNTIL = '2027-11-01'
const MONTHS = 12
const ENDS = [-1.96, -1.28, -0.67, 0, 0.67, 1.28, 1.96] as const

type Columns = readonly (readonly [name: string, unit: Unit, en: string, fr: string])[]

function envelopeOf(
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

const list = (length: number, make: (place: number) => number): readonly number[] =>
  Array.from({ length }, (_, place) => Math.round(make(place)))

/** Wider with the root of time; a little more room above than below. */
function fanAround(expected: readonly number[], spread: number) {
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
const now = history.running.at(-1) ?? 0
const existing = list(MONTHS, (month) => now * (1 - 0.007 * (month + 1)))
const fresh = list(MONTHS, (month) => 31_000 * (month + 0.6))
const expected = {
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
  const row = (running: string | null, bookings: string | null) => ({ running, bookings })
  return [
    ...signed.map(([en, fr, kind, stage, amount]) => ({
      part: { en, fr }[lang],
      kind,
      stage,
      ...row(null, String(amount)),
    })),
    ...parts.map(([en, fr, kind, stage, amount]) => ({
      part: { en, fr }[lang],
      kind,
      stage,
      ...row(String(amount), null),
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

const chanceColumns: Columns = [
  ['hinge', 'text', 'hinges on', 'tient à'],
  ['share', 'fraction', 'share', 'part'],
  ['worst', 'fraction', 'chance at worst', 'probabilité au pire'],
  ['best', 'fraction', 'at best', 'au mieux'],
]

const hinges = [
  ['arrivals', 'arrivées', 'arrivals', 0.42, 0.31, 0.86],
  ['chance', 'hasard', 'chance', 0.28, null, null],
  ['winning', 'taux de gain', 'winning', 0.2, 0.44, 0.75],
  ['churn', 'pertes', 'churn', 0.1, 0.52, 0.68],
] as const

/** The chance of a target somewhere amid the paths, or beyond all of them. */
export function madeChance(lang: Language, target = 1_500_000): AnswerEnvelope {
  const outcome = Array.from({ length: 41 }, (_, at) => {
    const share = Math.min(0.995, Math.max(0.005, at / 40))
    // A logistic curve is near enough to what paths give.
    return { share, value: Math.round(1_540_000 + 55_000 * Math.log(share / (1 - share))) }
  })
  const reached = 1 / (1 + Math.exp((target - 1_540_000) / 55_000))
  const chance = reached < 0.0005 ? 0 : Math.round(reached * 1000) / 1000
  const sentence = {
    en: `The chance of ${target} EUR on ${UNTIL} is told.`,
    fr: `La probabilité de ${target} EUR le ${UNTIL} est dite.`,
  }[lang]
  return envelopeOf(
    'chance',
    lang,
    chanceColumns,
    hinges.map(([en, fr, factor, share, worst, best]) => ({
      hinge: { en, fr }[lang],
      factor,
      share,
      worst,
      best,
    })),
    {
      sentence,
      figure: 'running',
      target: String(target),
      until: UNTIL,
      origin: ORIGIN,
      chance,
      outcome: outcome.map(({ share, value }) => ({ share, value: String(value) })),
    },
  )
}

const scenarioColumns: Columns = [
  ['scenario', 'text', 'scenario', 'scénario'],
  ['running', 'money', 'running', 'en cours'],
  ['running_more', 'money', 'more', 'en plus'],
  ['cost', 'money', 'cost', 'coût'],
]

const scenarios = [
  ['baseline', 'as things are', 'sans rien changer', 0, 1],
  ['hire-two', 'two more in sales', 'deux vendeurs de plus', 9000, 1.25],
  ['onboard', 'a faster onboarding of everybody who signs', 'un démarrage plus rapide', 4200, 1.1],
  ['raise', 'prices up', 'hausse des prix', -2500, 0.9],
  ['together', 'all together', 'tous ensemble', 10_400, 1.3],
] as const

interface MadeSimulation {
  readonly view?: 'end' | 'months' | 'bowtie'
  /** How many of the scenarios there are beside the baseline. */
  readonly count?: number
  readonly target?: number
}

/** Up to four scenarios beside the baseline. */
export function madeSimulation(lang: Language, made: MadeSimulation = {}): AnswerEnvelope {
  const { view = 'end', count = 4, target } = made
  const told = scenarios.slice(0, count + 1).map(([id, en, fr, monthly, factor]) => {
    const course = expected.running.map((value, month) => value + monthly * (month + 1))
    const more = monthly * MONTHS
    return {
      id,
      name: { en, fr }[lang],
      cost: list(MONTHS, () => (id === 'baseline' || id === 'raise' ? 0 : 3000)),
      course: { running: course, bookings: expected.bookings, cash: expected.cash },
      fan: fanAround(course, 22_000),
      apart:
        id === 'baseline'
          ? null
          : { more, low: more * 0.6 - 9000, high: more * 1.4 + 9000, expected: 0 },
      chance: target === undefined ? null : Math.min(1, 0.41 * factor),
      stages: stagesOf(factor, lang),
    }
  })
  return envelopeOf(
    'simulate',
    lang,
    scenarioColumns,
    told.map(({ name, course, apart }) => ({
      scenario: name,
      running: String(course.running.at(-1)),
      running_more: apart === null ? null : String(apart.more),
      cost: null,
    })),
    {
      sentence: { en: 'Four scenarios are told.', fr: 'Quatre scénarios sont dits.' }[lang],
      view,
      figure: 'running',
      origin: ORIGIN,
      until: UNTIL,
      months: MONTHS,
      target: target === undefined ? null : String(target),
      scenarios: told,
      facts: [{ customers: { running: now } }],
    },
  )
}

const stages = [
  ['education', 'Education', 'Éducation', 0.4, 21],
  ['selection', 'Selection', 'Sélection', 0.25, 45],
  ['commit', 'Commit', 'Engagement', 0.95, null],
  ['live', 'Live', 'En service', 0.9, 365],
  ['retention', 'Retention', 'Rétention', null, null],
] as const

function stagesOf(factor: number, lang: Language) {
  let volume = 300 * factor
  return stages.map(([id, en, fr, rate, days]) => {
    const stage = {
      id,
      label: { en, fr }[lang],
      volume,
      rate,
      days,
      money: id === 'commit' ? volume * 18_000 : null,
    }
    volume *= rate ?? 0
    return stage
  })
}

const goalColumns: Columns = [
  ['name', 'text', 'lever', 'levier'],
  ['from', 'text', 'now', 'aujourd’hui'],
  ['to', 'text', 'to', 'à'],
  ['change', 'text', 'change', 'changement'],
  ['chance', 'fraction', 'chance', 'probabilité'],
]

const sought = [
  ['price', 'prix', 'price', '18,000', '19,080', '+6 %', 0.803, 1.06, 1.2, 12_000],
  [
    'rate of Selection',
    'taux de « Sélection »',
    'rate:selection',
    '25 %',
    '29 %',
    '+16 %',
    0.8,
    1.16,
    1.2,
    0,
  ],
  [
    'days in Selection',
    'jours en « Sélection »',
    'days:selection',
    '45 d',
    '36 d',
    '−20 %',
    0.62,
    0.8,
    0.8,
    0,
  ],
  ['all together', 'tous ensemble', 'together', '', '', '31 % of the way', 0.804, 0.31, 1, 0],
] as const

/** What would do it alone, what would not, and all of it together. */
export function madeGoal(lang: Language): AnswerEnvelope {
  const sentence = { en: 'The least change is told.', fr: 'Le moindre changement est dit.' }[lang]
  const rows = sought.map(
    ([en, fr, lever, from, to, change, chance, factor, farthest, cost]): AnswerRow => ({
      name: { en, fr }[lang],
      lever,
      from: from === '' ? null : from,
      to: to === '' ? null : to,
      change,
      chance,
      factor,
      farthest: lever === 'together' ? null : farthest,
      cost: cost === 0 ? null : String(cost),
    }),
  )
  const summary = {
    sentence,
    figure: 'running',
    target: '1600000',
    until: UNTIL,
    wanted: 0.8,
    chance: 0.41,
  }
  return envelopeOf('goal-seek', lang, goalColumns, rows, summary)
}
