import type { Valued } from '../../engine/valued.ts'
import { chanceOf, ridgeLogistic, type Logistic } from '../../stats/ridge-logistic.ts'
import {
  brier,
  rankedInterval,
  rankedRight,
  scoreBands,
  type ScoreBand,
} from '../../stats/scored.ts'
import type { Interval } from '../../stats/survival/interval.ts'
import type { Day } from '../../time/calendar.ts'
import {
  bestFrom,
  grown,
  wholeAge,
  type LoopTarget,
  type WorthAsked,
  customersIn,
} from './worth.ts'

/** A value of an attribute is learnt of from so many customers on; of fewer it says nothing. */
export const LEAST_LEARNT = 10
/** Fewer whose months are over teach nothing, nor do fewer good ones, or others. */
export const LEAST_TRAINED = 50
export const LEAST_GOOD = 10
/** A coefficient is taken to lie within about two of nothing: a factor of seven in the odds. */
const PENALTY = 1
/** The oldest of the customers teach, the others check. */
const TAUGHT = 2 / 3
const MOST_BANDS = 10
const LEAST_BAND = 10

export interface ScoreAsked extends WorthAsked {
  readonly dimensions: readonly string[]
  readonly target: LoopTarget
}

/** One that has no value is told nothing by it: it may have none yet. */
interface Feature {
  readonly at: number
  readonly value: string
}

/** What was learnt of customers whose months are over. */
export interface LoopModel {
  readonly features: readonly Feature[]
  readonly logistic: Logistic
  readonly customers: number
  readonly good: number
  /** The least that one of the best quarter of them paid, where that is what is good. */
  readonly least: number | null
}

export interface Reason {
  readonly dimension: string
  readonly value: string
  /** In log odds. */
  readonly weight: number
}

export interface Score {
  readonly chance: number
  /** Against that of all who taught: 2 is twice as likely. */
  readonly lift: number
  /** The attributes that say most, the strongest first. */
  readonly reasons: readonly Reason[]
}

/** `null` where too few are known, or too few of either kind. */
export function learn(valued: readonly Valued[], asked: ScoreAsked): LoopModel | null {
  const old = grown(valued, asked)
  const least = asked.target === 'value' ? bestFrom(old) : null
  const customers = customersIn(old)
  const good = customersIn(old.filter((each) => isGood(each, least, asked)))
  if (customers < LEAST_TRAINED || good < LEAST_GOOD || customers - good < LEAST_GOOD) return null
  const features = asked.dimensions.flatMap((_, at) => {
    const sizes = new Map<string | null, number>()
    for (const { by, count } of old) {
      const value = by[at] ?? null
      sizes.set(value, (sizes.get(value) ?? 0) + count)
    }
    if ([...sizes.keys()].filter((value) => value !== null).length < 2) return []
    return [...sizes].flatMap(([value, size]): Feature[] =>
      size < LEAST_LEARNT || value === null ? [] : [{ at, value }],
    )
  })
  const cells = new Map<string, { x: number[]; n: number; happened: number }>()
  for (const each of old) {
    const x = featuresOf(each.by, features)
    const name = x.join('')
    const cell = cells.get(name) ?? { x, n: 0, happened: 0 }
    cell.n += each.count
    cell.happened += isGood(each, least, asked) ? each.count : 0
    cells.set(name, cell)
  }
  const logistic = ridgeLogistic([...cells.values()], PENALTY)
  return { features, logistic, customers, good, least }
}

/** The chance that one with these attributes is a good customer, once it is one. */
export function scoreOf(model: LoopModel, by: Valued['by'], { dimensions }: ScoreAsked): Score {
  const { features, logistic, customers, good } = model
  const x = featuresOf(by, features)
  const chance = chanceOf(logistic, x)
  const reasons = features.flatMap(({ at, value }, i): Reason[] => {
    const weight = logistic.coefficients[i] ?? 0
    return x[i] === 1 && weight !== 0 ? [{ dimension: dimensions[at] ?? '', value, weight }] : []
  })
  return {
    chance,
    lift: chance / (good / customers),
    reasons: reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  }
}

export interface LoopCheck {
  readonly bands: readonly ScoreBand[]
  /** How often the better of two has the higher score, with its interval; `null` without two. */
  readonly ranked: number | null
  readonly rankedRange: Interval | null
  /** How far scores are off, squared; and were if all had the share of those who taught. */
  readonly brier: number
  readonly brierOfShare: number
  readonly taught: number
  readonly checked: number
  readonly good: number
  /** The first day paid of the first who checks: all before it taught. */
  readonly since: Day
}

/**
 * How scores do on customers they were not learnt from: the oldest teach, those who came after
 * them check. `null` where too few are known for either.
 */
export function checkScores(valued: readonly Valued[], asked: ScoreAsked): LoopCheck | null {
  const old = grown(valued, asked).toSorted((a, b) => a.began - b.began)
  const all = customersIn(old)
  let passed = 0
  const since = old.find(({ count }) => (passed += count) > all * TAUGHT)?.began
  if (since === undefined) return null
  const model = learn(
    old.filter(({ began }) => began < since),
    asked,
  )
  if (model === null) return null
  const scored = old
    .filter(({ began }) => began >= since)
    .map((each) => ({
      score: scoreOf(model, each.by, asked).chance,
      n: each.count,
      happened: isGood(each, model.least, asked) ? each.count : 0,
    }))
  const checked = scored.reduce((sum, { n }) => sum + n, 0)
  const good = scored.reduce((sum, { happened }) => sum + happened, 0)
  if (checked < LEAST_BAND) return null
  const ranked = rankedRight(scored)
  const share = model.good / model.customers
  return {
    bands: scoreBands(scored, { most: MOST_BANDS, least: LEAST_BAND }),
    ranked,
    rankedRange: ranked === null ? null : rankedInterval(ranked, good, checked - good),
    brier: brier(scored),
    brierOfShare: brier(scored.map((each) => ({ ...each, score: share }))),
    taught: model.customers,
    checked,
    good,
    since,
  }
}

function isGood(
  { realised, lapsed, reached }: Valued,
  least: number | null,
  { target, months }: ScoreAsked,
): boolean {
  const last = wholeAge(months)
  if (target === 'value') return least !== null && Number(realised) >= least
  if (target === 'retention') return lapsed === null || lapsed > last
  return reached !== null && reached <= last
}

function featuresOf(by: Valued['by'], features: readonly Feature[]): number[] {
  return features.map(({ at, value }) => ((by[at] ?? null) === value ? 1 : 0))
}
