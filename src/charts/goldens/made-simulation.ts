import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import {
  envelopeOf,
  expected,
  fanAround,
  list,
  MONTHS,
  now,
  ORIGIN,
  UNTIL,
  type Columns,
} from './made-course.ts'

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
  /** What a page would go on from; for a drawing what runs is enough. */
  readonly facts?: readonly unknown[]
}

/** Up to four scenarios beside the baseline. */
export function madeSimulation(lang: Language, made: MadeSimulation = {}): AnswerEnvelope {
  const { view = 'end', count = 4, target, facts = [{ customers: { running: now } }] } = made
  const told = scenarios.slice(0, count + 1).map(([id, en, fr, monthly, factor]) => {
    const course = expected.running.map((value, month) => value + monthly * (month + 1))
    const more = monthly * MONTHS
    return {
      id,
      name: { en, fr }[lang],
      what: [],
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
      facts,
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
