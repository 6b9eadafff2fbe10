import { sumOf } from '../../../stats/sum-of.ts'
import {
  steady,
  wanderingRate,
  type WanderingRate,
} from '../../../stats/wandering/wandering-rate.ts'
import { customersSide } from './estimate/customers-side.ts'
import type { ForecastFacts } from './facts.ts'
import type { BeginModel, ForecastModel, Gap, PriceModel, StageModel } from './forecast-parts.ts'
import { following, meanShare, spendEffect, type SpendEffect } from './estimate/planned-spend.ts'
import { stepCurve } from './estimate/step-curve.ts'
import { plainKernel } from './course/win-kernels.ts'

export type { ForecastModel, Gap } from './forecast-parts.ts'

/** History beyond five years says little of what comes. */
export const MOST_MONTHS = 60
/** How fast a rate may rise or fall in a month: a standard deviation, nearly a half in a year. */
export const RISING = 0.03
const SEASONAL = { rising: RISING, period: 12 }
/** Months of arrivals below which a history is young. */
const YOUNG = 6
/** Fewer than these are few. */
export const FEW = 10
/** From as many commitments on, the stages' own way to it counts as much as their curves. */
const TRUSTED_FROM = 30
const REACH = 60

/** What is estimated from the facts of a slice, each rate with what is not known of it. */
export function forecastModel(facts: ForecastFacts): ForecastModel {
  const gaps: Gap[] = []
  const isUnsigned = sumOf(facts.wins) === 0 && facts.customers.months.length > 0
  const signed = isUnsigned ? asSigned(facts) : facts
  const directs = signed.direct
  const isDirect = isUnsigned || facts.stages.length === 0
  const effect = spendEffect(
    arrivalsOf(isDirect ? [directs] : facts.stages.map(({ arrivals }) => arrivals)),
    facts.spend,
    SEASONAL,
  )
  const stages = isUnsigned ? [] : facts.stages.map((stage) => stageModel(stage, effect))
  const direct = seasonal(directs, isDirect ? effect : null)
  const entered = sumOf(directs) + facts.stages.reduce((sum, each) => sum + sumOf(each.arrivals), 0)
  note(gaps, 'arrivals', entered, isYoung(facts, directs))
  const winning = winningOf(facts, stages)
  if (!isUnsigned) {
    note(gaps, 'winning', sumOf(facts.wins))
  } else if (facts.stages.length > 0 && sumOf(directs) === 0) {
    gaps.push({ part: 'winning', why: 'nothing' })
  }
  const price = priceOf(signed)
  note(gaps, 'price', signed.deal.n)
  const begin = isUnsigned ? atOnce() : beginOf(facts, price)
  if (!isUnsigned && facts.customers.months.length > 0) {
    note(gaps, 'onboarding', facts.onboarding.begun)
  }
  return {
    by: facts.by,
    origin: facts.origin,
    stages,
    direct,
    ...(effect === null ? {} : { planned: { ahead: effect.ahead, odds: effect.odds } }),
    winning,
    price,
    begin,
    ...customersSide(facts.customers, gaps),
    paidYearly: share(facts.customers.paidYearly),
    isUnsigned,
    gaps,
  }
}

function stageModel(
  { id, arrivals, followed, toCommit, open }: ForecastFacts['stages'][number],
  effect: SpendEffect | null,
) {
  const won = toCommit.reduce((sum, day) => sum + day.next, 0)
  const stage: StageModel = {
    id,
    arrivals: seasonal(arrivals, effect),
    curve: stepCurve(followed),
    toCommit: stepCurve(toCommit).next,
    trusted: won / (won + TRUSTED_FROM),
    open: open.filter(({ count }) => count > 0),
  }
  return stage
}

/** All that arrives, by month. */
function arrivalsOf(lists: readonly (readonly number[])[]): readonly number[] {
  const length = Math.min(MOST_MONTHS, Math.max(0, ...lists.map((list) => list.length)))
  const all = lists.map((list) => padded(list.slice(-length), length))
  return Array.from({ length }, (_, month) => sumOf(all.map((list) => list[month] ?? 0)))
}

/** Of months in which the usual is spent. */
function seasonal(history: readonly number[], effect: SpendEffect | null): WanderingRate | null {
  const counts = history.slice(-MOST_MONTHS)
  const share = effect === null ? 0 : meanShare(effect)
  const past = effect?.past.slice(-counts.length) ?? []
  return wanderingRate(
    counts,
    counts.map((_, at) => following(share, past[at - counts.length + past.length] ?? 1)),
    { ...SEASONAL, mayBeEven: true },
  )
}

/** Commitments by month, against what the curves make of those who arrived. */
function winningOf(facts: ForecastFacts, stages: readonly StageModel[]): WanderingRate {
  const arrived = Math.max(0, ...facts.stages.map((each) => each.arrivals.length))
  const length = facts.recorded ?? Math.max(facts.wins.length, arrived)
  const wins = padded(facts.wins, length).slice(-MOST_MONTHS)
  const expected = wins.map(() => 0)
  // Whoever arrived before the first month is not known: what they were won in says nothing.
  let unsure = 0
  for (const [at, stage] of facts.stages.entries()) {
    const arrivals = stage.arrivals.slice(-MOST_MONTHS)
    if (sumOf(arrivals) === 0 || stages[at] === undefined) continue
    const kernel = plainKernel(stages, at, REACH)
    const whole = sumOf([...kernel])
    let reached = 0
    const until = kernel.findIndex((share) => (reached += share) >= 0.8 * whole)
    unsure = Math.max(unsure, Math.min(until, Math.floor(wins.length / 3)))
    for (let month = 0; month < wins.length; month++) {
      for (let ago = 0; ago < kernel.length; ago++) {
        const came = arrivals[arrivals.length - wins.length + month - ago] ?? 0
        expected[month] = (expected[month] ?? 0) + came * (kernel[ago] ?? 0)
      }
    }
  }
  const direct = facts.direct.slice(-wins.length)
  const came = wins.map((count, month) =>
    Math.max(0, count - (direct[direct.length - wins.length + month] ?? 0)),
  )
  const found = wanderingRate(came.slice(unsure), expected.slice(unsure))
  return found ?? steady(0, 0)
}

/** From an earlier month on, in which there was nothing. */
function padded(counts: readonly number[], length: number): readonly number[] {
  return [...Array.from({ length: Math.max(0, length - counts.length) }, () => 0), ...counts]
}

function priceOf({ deal, bookings, wins }: ForecastFacts): PriceModel {
  const mean = deal.n > 0 && deal.sum > 0 ? deal.sum / deal.n : 0
  if (!(mean > 0)) return { mean: 0, spread: 0, level: steady(0, 0) }
  const spread =
    Math.max(0, deal.squares / deal.n / mean ** 2 - 1) * (deal.n / Math.max(1, deal.n - 1))
  const [amounts, counts] = [bookings.slice(-MOST_MONTHS), wins.slice(-MOST_MONTHS)]
  const level = wanderingRate(
    counts.map((count, month) => (count > 0 ? Math.max(0, amounts[month] ?? 0) / mean : 0)),
    counts,
    { unit: Math.max(spread, 1e-4) },
  )
  return { mean, spread, level: level ?? steady(0, (spread + 1 / deal.n) / deal.n) }
}

/** What is signed begins to run by the curve, as far as what began bears it out. */
function beginOf(
  { onboarding, bookings, customers }: ForecastFacts,
  price: PriceModel,
): BeginModel {
  const { signed, begun, curve } = onboarding
  const known = signed > 0 && begun > 0 && curve.length > 0
  const whole = known ? Math.min(1, begun / signed) : 1
  const shares = (known ? curve : [1]).map(
    (part, month) => whole * Math.max(0, share(part) - share(curve[month - 1] ?? 0)),
  )
  const past = (ago: number): number => bookings.at(-ago) ?? 0
  const waiting = shares
    .slice(1)
    .map((_, month) =>
      shares
        .slice(month + 1)
        .reduce((sum, part, ago) => sum + part * (ago < bookings.length ? past(ago + 1) : 0), 0),
    )
  const fresh = customers.months.map((month) => month.fresh)
  const expected = fresh.map((_, month) =>
    shares.reduce((sum, part, ago) => {
      const at = bookings.length - fresh.length + month - ago
      return sum + part * (at >= 0 ? (bookings[at] ?? 0) : 0)
    }, 0),
  )
  const [came, due] = [fresh, expected].map((list) =>
    list.slice(shares.length - 1).slice(-MOST_MONTHS),
  ) as [number[], number[]]
  const unit = price.mean > 0 ? price.mean : 1
  const level = wanderingRate(
    came.map((amount, month) => ((due[month] ?? 0) > 0 ? amount / unit : 0)),
    due.map((amount) => amount / unit),
    { unit: null },
  )
  return { shares, waiting, level: level ?? steady(0, 0) }
}

function atOnce(): BeginModel {
  return { shares: [1], waiting: [], level: steady(0, 0) }
}

/** Where commitments are not known, new customers stand for them, signed when they begin to run. */
function asSigned(facts: ForecastFacts): ForecastFacts {
  const { months, running, count, squares } = facts.customers
  const joined = months.map((month, index) => {
    const after = index + 1 < months.length ? months[index + 1]!.customers : count
    const came = Math.max(0, after - month.customers + month.left)
    const amount = month.fresh + month.returned
    return amount > 0 ? (came * month.fresh) / amount : 0
  })
  const fresh = months.map((month) => month.fresh)
  const n = sumOf(joined)
  const sum = sumOf(fresh)
  const mean = n > 0 ? sum / n : 0
  const unlike = running > 0 && count > 0 ? (squares * count) / running ** 2 : 1
  const deal = { n: mean > 0 ? n : 0, sum, squares: n * mean ** 2 * Math.max(1, unlike) }
  return { ...facts, wins: joined, direct: joined, bookings: fresh, deal }
}

/** Too few months to see how arrivals go. */
function isYoung({ stages }: ForecastFacts, direct: readonly number[]): boolean {
  return Math.max(direct.length, ...stages.map(({ arrivals }) => arrivals.length)) < YOUNG
}

function note(gaps: Gap[], part: Gap['part'], count: number, young = false): void {
  if (!(count > 0)) gaps.push({ part, why: 'nothing' })
  else if (young) gaps.push({ part, why: 'young' })
  else if (count < FEW) gaps.push({ part, why: 'few' })
}

/** A share, whatever was handed in. */
function share(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0
}
