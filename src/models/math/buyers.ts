import {
  chanceAlive,
  expectedPurchases,
  purchasesVariance,
  type BgNbd,
} from '../../stats/retention/bg-nbd.ts'
import { fitBgNbd, type BgNbdFit, type NoBgNbd } from '../../stats/retention/fit-bg-nbd.ts'
import {
  expectedSpend,
  fitGammaGamma,
  spendSquares,
  type GammaGamma,
  type GammaGammaResult,
  type NoGammaGamma,
} from '../../stats/retention/gamma-gamma.ts'
import { spread } from '../../stats/optimum/likeliest.ts'
import { z95 } from '../../stats/survival/interval.ts'
import type { Told } from './customer-lifetime.ts'

/** Customers alike; times in days after the first purchase. */
export interface BuyersAlike {
  readonly repeats: number
  readonly last: number
  readonly watched: number
  /** What each of them spent at the repeats. */
  readonly spent: number
  readonly count: number
}

/** Customers whose times are alike: of what they spent, the sum and the sum of squares. */
interface Timed {
  readonly purchases: number
  readonly last: number
  readonly watched: number
  readonly count: number
  readonly spent: number
  readonly squares: number
}

export interface BuyersFit {
  readonly customers: number
  readonly repeats: number
  readonly timed: readonly Timed[]
  readonly fit: BgNbdFit | null
  readonly why: NoBgNbd | null
  readonly spend: Extract<GammaGammaResult, { readonly why: null }> | null
  readonly spendWhy: NoGammaGamma | 'no_mean' | null
}

/** What customers are expected to do within some days, together. */
export interface Ahead {
  readonly purchases: Told
  readonly value: Told
  /** Each goes on buying as often as since the first purchase. */
  readonly naive: number
}

/** So many kinds of customers alike are told apart; times of more are rounded until they are fewer. */
const MOST_TIMED = 600
/** So many spends at a time are told apart. */
const MOST_SPENDS = 2000
const NOT_TOLD: Told = { value: null, low: null, high: null }
/** Of a logarithm, for slopes. */
const STEP = 1e-3

/** How customers buy and what they spend, from what they bought. */
export function fitBuyers(alike: readonly BuyersAlike[]): BuyersFit {
  const customers = alike.reduce((sum, { count }) => sum + count, 0)
  const repeats = alike.reduce((sum, each) => sum + each.count * each.repeats, 0)
  const timed = inTimes(alike)
  const { fit, why } = fitBgNbd(timed)
  const spend = fitGammaGamma(spendersOf(alike))
  const about = { customers, repeats, timed, fit, why }
  if (spend.why !== null) return { ...about, spend: null, spendWhy: spend.why }
  // Without a repeat a customer is expected to spend what all do; that mean must exist.
  const hasMean = spend.model.q > 1 || timed.every(({ purchases }) => purchases > 0)
  return hasMean
    ? { ...about, spend, spendWhy: null }
    : { ...about, spend: null, spendWhy: 'no_mean' }
}

/** The mean chance of those customers to buy again at all; `null` without a fit. */
export function meanAlive({ fit, timed, customers }: BuyersFit): number | null {
  if (fit === null) return null
  return timed.reduce((sum, each) => sum + each.count * chanceAlive(each, fit.model), 0) / customers
}

/**
 * What they buy and spend within `days` from now. Intervals of 95 % hold what chance does to
 * customers each by themselves and what is not known of the model, on a logarithm.
 */
export function buyersAhead(fitted: BuyersFit, days: number): Ahead {
  const { fit, timed, spend } = fitted
  const naive = timed.reduce(
    (sum, { count, purchases, watched }) => sum + (count * purchases * days) / watched,
    0,
  )
  if (fit === null) return { purchases: NOT_TOLD, value: NOT_TOLD, naive }
  const due = (model: BgNbd): number[] =>
    timed.map((buyer) => expectedPurchases(model, { ahead: days, buyer }))
  const means = due(fit.model)
  const variances = timed.map((buyer) => purchasesVariance(fit.model, { ahead: days, buyer }))
  const moved = (['r', 'alpha', 'a', 'b'] as const).map((name) =>
    [1, -1].map((way) => due({ ...fit.model, [name]: fit.model[name] * Math.exp(way * STEP) })),
  )
  const bought = (each: readonly number[]): number =>
    timed.reduce((sum, { count }, at) => sum + count * each[at]!, 0)
  const slopes = moved.map(([up, down]) => slope(bought(up!), bought(down!)))
  const chance = timed.reduce((sum, { count }, at) => sum + count * variances[at]!, 0)
  const purchases = around(bought(means), chance + spread(fit.covariance, slopes))
  if (spend === null) return { purchases, value: NOT_TOLD, naive }
  const { model } = spend
  const paid = (each: readonly number[], by: GammaGamma = model): number =>
    timed.reduce((sum, group, at) => sum + each[at]! * spendOf(group, by), 0)
  const bySpend = spendSteps(model).map(([up, down]) => slope(paid(means, up), paid(means, down)))
  const byBuying = moved.map(([up, down]) => slope(paid(up!), paid(down!)))
  const own = timed.reduce(
    (sum, group, at) => sum + spendVariance(group, model, means[at]!, variances[at]!),
    0,
  )
  const variance = own + spread(fit.covariance, byBuying) + spread(spend.covariance, bySpend)
  return { purchases, value: around(paid(means), variance), naive }
}

/** One customer: the chance to be there, and what is bought and spent within `days`. */
export function buyerAhead(
  { fit, spend }: BuyersFit,
  { repeats, last, watched, spent }: Omit<BuyersAlike, 'count'>,
  days: number,
): { readonly alive: number; readonly purchases: number; readonly value: number | null } | null {
  if (fit === null) return null
  const buyer = { purchases: repeats, last, watched }
  const purchases = expectedPurchases(fit.model, { ahead: days, buyer })
  const mean = repeats === 0 ? 0 : spent / repeats
  const each = spend === null ? null : expectedSpend(spend.model, { purchases: repeats, mean })
  return {
    alive: chanceAlive(buyer, fit.model),
    purchases,
    value: each === null ? null : purchases * each,
  }
}

/** What these customers spend at a time, in sum. */
function spendOf({ purchases, count, spent }: Timed, model: GammaGamma): number {
  return count === 0
    ? 0
    : count *
        expectedSpend(model, { purchases, mean: purchases === 0 ? 0 : spent / count / purchases })
}

/** Of what they spend together: how often, and how much at a time, as each of them is. */
function spendVariance(
  { purchases, count, spent, squares }: Timed,
  model: GammaGamma,
  mean: number,
  variance: number,
): number {
  const one = spendSquares(model, { purchases, mean: 0 })
  if (!Number.isFinite(one.once)) return Infinity
  const { gamma } = model
  const at = (count * gamma * gamma + 2 * gamma * spent + squares) / (gamma * gamma)
  const pairs = variance - mean + mean * mean
  const each = expectedSpend(model, { purchases, mean: 0 }) ** 2
  return at * (mean * one.once + pairs * one.twice - mean * mean * each)
}

/** Its numbers one step up and down, each of the three that the covariance is of. */
function spendSteps({ p, q, gamma }: GammaGamma): readonly (readonly [GammaGamma, GammaGamma])[] {
  const up = Math.exp(STEP)
  const step = (by: number): readonly GammaGamma[] => [
    { p: p * by, q, gamma: gamma / by },
    { p, q: q * by, gamma: gamma * by },
    { p, q, gamma: gamma * by },
  ]
  const [ups, downs] = [step(up), step(1 / up)]
  return ups.map((each, at) => [each, downs[at]!])
}

function slope(up: number, down: number): number {
  return (up - down) / (2 * STEP)
}

function around(value: number, variance: number): Told {
  if (!Number.isFinite(value)) return NOT_TOLD
  if (value <= 0 || !Number.isFinite(variance)) return { value, low: null, high: null }
  // As a log-normal with this mean and variance has it.
  const factor = Math.exp(z95 * Math.sqrt(Math.log1p(variance / value ** 2)))
  return { value, low: value / factor, high: value * factor }
}

/** By times alike, to the day; to so many days where there are too many of them. */
function inTimes(alike: readonly BuyersAlike[]): readonly Timed[] {
  for (let width = 1; ; width *= 2) {
    const groups = new Map<string, Timed>()
    for (const { repeats, last, watched, spent, count } of alike) {
      const within = Math.max(width, Math.round(watched / width) * width)
      const seen = width === 1 ? watched : within
      const rounded = Math.min(seen, Math.max(width / 2, Math.round(last / width) * width))
      const at = repeats === 0 ? 0 : width === 1 ? last : rounded
      const key = `${repeats} ${at} ${seen}`
      const sum = groups.get(key)
      groups.set(key, {
        purchases: repeats,
        last: at,
        watched: seen,
        count: (sum?.count ?? 0) + count,
        spent: (sum?.spent ?? 0) + count * spent,
        squares: (sum?.squares ?? 0) + count * spent * spent,
      })
    }
    if (groups.size <= MOST_TIMED || width > 1000) return [...groups.values()]
  }
}

/** By spend at a time; where there are too many, what lies within a hundredth together. */
function spendersOf(alike: readonly BuyersAlike[]) {
  const spenders = alike.flatMap(({ repeats, spent, count }) =>
    repeats > 0 && spent > 0 ? [{ purchases: repeats, mean: spent / repeats, count }] : [],
  )
  for (let width = 0.01; spenders.length > MOST_SPENDS; width *= 2) {
    const groups = new Map<string, { purchases: number; mean: number; count: number }>()
    for (const { purchases, mean, count } of spenders) {
      const key = `${purchases} ${Math.round(Math.log(mean) / width)}`
      const sum = groups.get(key) ?? { purchases, mean: 0, count: 0 }
      const together = sum.count + count
      sum.mean += ((mean - sum.mean) * count) / together
      sum.count = together
      groups.set(key, sum)
    }
    if (groups.size <= MOST_SPENDS || width > 0.1) return [...groups.values()]
  }
  return spenders
}
