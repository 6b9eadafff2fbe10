import type { Valued } from '../../engine/valued.ts'
import { adjustedChances, type Guard } from '../../stats/false-discovery.ts'
import {
  differenceInterval,
  wilsonInterval,
  type Estimate,
} from '../../stats/difference-interval.ts'
import { interval } from '../../stats/survival/interval.ts'
import { kaplanMeier } from '../../stats/survival/kaplan-meier.ts'
import { logRank } from '../../stats/survival/log-rank.ts'
import { meanInterval, momentsOf, welchDifference, type Moments } from '../../stats/welch.ts'
import {
  bestFrom,
  grown,
  watchedFor,
  wholeAge,
  type LoopTarget,
  type WorthAsked,
  customersIn,
} from './worth.ts'

/** Discoveries of which at most this share is to be false. */
export const FALSE_SHARE = 0.1
/** Fewer customers on a side are not compared by what they paid. */
export const LEAST_CUSTOMERS = 10
/** Nor by what became of them where so few ends would be expected of a side. */
export const LEAST_EXPECTED = 5

/** An interval of fewer is so wide that it says nothing. */
const LEAST_RANGED = 3

export interface LoopAsked extends WorthAsked {
  readonly dimensions: readonly string[]
  readonly target: LoopTarget
  readonly guard: Guard
}

/**
 * Further from none than chance allows, in the better direction or the worse, or not; `few` were not
 * tested, nor `alone`, a value that all have.
 */
export type Verdict = 'better' | 'worse' | 'none' | 'few' | 'alone'

export interface Effect {
  /** Times what the others typically paid; or the difference of two shares. */
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A value of an attribute, and what is known of the customers that have it. */
export interface Mark {
  readonly dimension: string
  readonly value: string | null
  readonly customers: number
  /** Those whose months are over. */
  readonly grown: number
  /** What each of these paid, on average. */
  readonly paid: number | null
  /** What is typical (the geometric mean), and its interval where there are three. */
  readonly typical: number | null
  readonly typicalRange: { readonly low: number; readonly high: number } | null
  /** Who still pays after the months; who had a first impact within them. */
  readonly retained: Estimate | null
  readonly reached: Estimate | null
  /** Against all others. */
  readonly effect: Effect | null
  /** The least share of false discoveries at which this is one; `null`: not tested. */
  readonly q: number | null
  readonly verdict: Verdict
  /** Of the money of the best quarter of customers. */
  readonly bestShare: number | null
}

/**
 * What marks good customers: each value of each attribute against all others, tested once, and
 * guarded against the many tests. The strongest that are discoveries come first.
 */
export function loopMarks(valued: readonly Valued[], asked: LoopAsked): readonly Mark[] {
  const best = bestMoney(valued, asked)
  const told = asked.dimensions.flatMap((dimension, at) => {
    const groups = new Map<string | null, Valued[]>()
    for (const each of valued) {
      const value = each.by[at] ?? null
      const same = groups.get(value)
      if (same === undefined) groups.set(value, [each])
      else same.push(each)
    }
    const values = [...groups].toSorted(([a], [b]) => byText(a, b))
    return values.map(([value, own], index) => {
      const others = () => valued.filter(({ by }) => (by[at] ?? null) !== value)
      // Of two values one against the other is the other against the one.
      const isRepeated = values.length === 2 && index === 1
      const compared = customersIn(own) < LEAST_EXPECTED ? null : compare(own, others(), asked)
      const isAlone = values.length === 1
      return {
        dimension,
        value,
        own,
        compared,
        isRepeated,
        isAlone,
        bestShare: best?.(own) ?? null,
      }
    })
  })
  const tests = told.filter(({ compared, isRepeated }) => compared !== null && !isRepeated)
  const adjusted = adjustedChances(
    tests.map(({ compared }) => compared?.chance ?? 1),
    asked.guard,
  )
  const qOf = new Map(tests.map(({ dimension, value }, i) => [key(dimension, value), adjusted[i]]))
  const marks = told.map((each): Mark => {
    const { dimension, value, own, compared, isRepeated, isAlone, bestShare } = each
    const twin = told.find((other) => other.dimension === dimension && !other.isRepeated)
    const tested = isRepeated && twin !== undefined ? twin.value : value
    const q = compared === null ? null : (qOf.get(key(dimension, tested)) ?? null)
    const effect = compared?.effect ?? null
    const described = describe(own, asked)
    return {
      dimension,
      value,
      ...described,
      effect,
      q,
      verdict: isAlone ? 'alone' : verdictOf(effect, q, asked),
      bestShare,
    }
  })
  return marks.toSorted((a, b) => compareMarks(a, b, asked.target))
}

function describe(own: readonly Valued[], asked: LoopAsked) {
  const old = grown(own, asked)
  const paid = momentsOf(old.map(({ realised, count }) => ({ value: Number(realised), count })))
  const logs = logsOf(own, asked)
  const range = meanInterval(logs)
  return {
    customers: customersIn(own),
    grown: customersIn(old),
    paid: paid.n === 0 ? null : paid.mean,
    typical: logs.n === 0 ? null : Math.exp(logs.mean),
    typicalRange:
      range === null || logs.n < LEAST_RANGED
        ? null
        : { low: Math.exp(range.low), high: Math.exp(range.high) },
    retained: shareBy(own, 'retention', asked),
    reached: shareBy(own, 'impact', asked),
  }
}

/** Of the logarithm of what they paid: a few large ones decide nothing. */
function logsOf(own: readonly Valued[], asked: WorthAsked): Moments {
  return momentsOf(
    grown(own, asked)
      .filter(({ realised }) => Number(realised) > 0)
      .map(({ realised, count }) => ({ value: Math.log(Number(realised)), count })),
  )
}

interface Compared {
  readonly effect: Effect
  readonly chance: number
}

function compare(
  own: readonly Valued[],
  others: readonly Valued[],
  asked: LoopAsked,
): Compared | null {
  return asked.target === 'value'
    ? comparePaid(own, others, asked)
    : compareEnds(own, others, asked, asked.target)
}

function comparePaid(
  own: readonly Valued[],
  others: readonly Valued[],
  asked: LoopAsked,
): Compared | null {
  const [ours, theirs] = [logsOf(own, asked), logsOf(others, asked)]
  if (ours.n < LEAST_CUSTOMERS || theirs.n < LEAST_CUSTOMERS) return null
  const found = welchDifference(ours, theirs)
  if (found === null) return null
  const { value, low, high, chance } = found
  return {
    chance,
    effect: { value: Math.exp(value), low: Math.exp(low), high: Math.exp(high) },
  }
}

function compareEnds(
  own: readonly Valued[],
  others: readonly Valued[],
  asked: LoopAsked,
  target: Exclude<LoopTarget, 'value'>,
): Compared | null {
  const test = logRank(watchedFor(own, target, asked), watchedFor(others, target, asked))
  const [ours, theirs] = [shareBy(own, target, asked), shareBy(others, target, asked)]
  if (test === null || ours === null || theirs === null) return null
  if (test.expected < LEAST_EXPECTED || test.expectedOther < LEAST_EXPECTED) return null
  const effect = { value: ours.value - theirs.value, ...differenceInterval(theirs, ours) }
  return { effect, chance: test.chance }
}

/** Who stays, or whom it came to, by the end of the months; `null` where nobody was seen so long. */
function shareBy(
  own: readonly Valued[],
  target: Exclude<LoopTarget, 'value'>,
  asked: WorthAsked,
): Estimate | null {
  const old = customersIn(grown(own, asked))
  if (old === 0) return null
  const steps = kaplanMeier(watchedFor(own, target, asked)).filter(
    ({ age }) => age <= wholeAge(asked.months),
  )
  const { survival, standardError } = steps.at(-1) ?? { survival: 1, standardError: 0 }
  const range = interval(survival, standardError, 'log-log') ?? wilsonInterval(survival, old)
  if (target === 'retention') return { value: survival, ...range }
  return { value: 1 - survival, low: 1 - range.high, high: 1 - range.low }
}

/** How much of the money of the best quarter is of some of them; `null` where nobody's is known. */
function bestMoney(valued: readonly Valued[], asked: LoopAsked) {
  const least = bestFrom(grown(valued, asked))
  if (least === null) return null
  const sum = (some: readonly Valued[]): number =>
    grown(some, asked).reduce(
      (total, { realised, count }) =>
        total + (Number(realised) >= least ? Number(realised) * count : 0),
      0,
    )
  const all = sum(valued)
  return (own: readonly Valued[]): number | null => (all === 0 ? null : sum(own) / all)
}

function verdictOf(effect: Effect | null, q: number | null, { target }: LoopAsked): Verdict {
  if (effect === null || q === null) return 'few'
  const none = target === 'value' ? 1 : 0
  if (q > FALSE_SHARE || effect.value === none) return 'none'
  return effect.value > none ? 'better' : 'worse'
}

const order: readonly Verdict[] = ['better', 'worse', 'none', 'few', 'alone']

function compareMarks(a: Mark, b: Mark, target: LoopTarget): number {
  const size = ({ effect }: Mark): number => {
    if (effect === null) return 0
    return Math.abs(target === 'value' ? Math.log(effect.value) : effect.value)
  }
  return (
    order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
    size(b) - size(a) ||
    b.customers - a.customers ||
    byText(a.dimension, b.dimension) ||
    byText(a.value, b.value)
  )
}

function byText(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

function key(dimension: string, value: string | null): string {
  return JSON.stringify([dimension, value])
}
