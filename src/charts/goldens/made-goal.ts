import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import type { Language } from '../../standard/types.ts'
import { envelopeOf, ORIGIN, UNTIL, type Columns } from './made-course.ts'

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
