import type { Followed } from '../../engine/engine.ts'
import {
  incidencePaths,
  openAt,
  shareAt,
  type IncidencePaths,
} from '../../stats/survival/aalen-johansen.ts'
import { noGrowth, shareGrowths, type Growth } from '../../stats/survival/design-effect.ts'
import { inOrder } from '../../stats/survival/in-order.ts'
import { interval } from '../../stats/survival/interval.ts'
import { sweptErrors } from '../../stats/survival/swept-errors.ts'
import { firstAbove, type Watched } from '../../stats/survival/watched.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { FEWEST } from '../../standard/sample-sizes.ts'
import { CAUSES, clusteredOf, LOST, ON, watchedOf } from './watched.ts'

/** Days after entering that people count in. */
export const UNFOLDING_AGES = [
  0, 1, 3, 7, 14, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1460, 1825, 2555, 3650,
] as const

/** Days: those ages as far as anybody was followed, and the last one that somebody was. */
export function observedAges(followed: readonly Followed[]): readonly number[] {
  const last = longestOf(followed) / SECONDS_PER_DAY
  return [...UNFOLDING_AGES.filter((age) => age < last), last]
}

/** A share with its interval of 95 %, log-log: `null` where nobody, or everybody, is in it. */
export interface Share {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What had become of those who entered a stage, by an age. The shares of all outcomes make 1. */
export interface AgeShares {
  /** Days. */
  readonly age: number
  /** Still there, and followed, just before the age; at age 0 all that count from the entry on. */
  readonly atRisk: number
  /** To the next stage or past it. */
  readonly goneOn: Share
  /** Of `goneOn`, past the next stage. */
  readonly skipped: Share
  readonly lost: Share
  /** Each reason's part of `lost`, in the order asked for. */
  readonly reasons: readonly Share[]
  readonly open: number | null
}

const NEXT = 0
const SKIPPED = 1
/** Losses follow, one cause for each reason. */
const REASONS = 2

export interface UnfoldingFacts {
  /** One stage and slice, with reasons. */
  readonly followed: readonly Followed[]
  readonly ages: readonly number[]
  /** Every reason that occurs; `null` are losses without one. */
  readonly reasons: readonly (string | null)[]
  /** The same by clusters, as `RateFacts` has them. */
  readonly clustered: readonly Followed[] | null
}

/**
 * How leaving a stage unfolds: by each age at which somebody is followed still, the cumulative
 * incidence of every outcome. With fewer than five entries the shares are `null`.
 */
export function unfolding(facts: UnfoldingFacts): readonly AgeShares[] {
  const { followed, reasons } = facts
  const causes = REASONS + reasons.length
  const apart = watchedApart(followed, reasons, () => null)
  const merged = watchedOf(followed)
  const together =
    facts.clustered === null
      ? null
      : watchedApart(facts.clustered, reasons, ({ cluster }) => cluster)
  const growthIn = together === null ? () => noGrowth : shareGrowths(together, causes)
  const growthInBoth =
    together === null ? () => noGrowth : shareGrowths(clusteredOf(facts.clustered ?? []), CAUSES)
  const paths = incidencePaths(apart, causes)
  const both = incidencePaths(merged, CAUSES)
  const isTold = followed.reduce((sum, { count }) => sum + count, 0) >= FEWEST
  const [goneOn, lost] = [ON, LOST].map((cause) =>
    sharesOf(merged, both, cause, growthInBoth(cause)),
  )
  const skipped = sharesOf(apart, paths, SKIPPED, growthIn(SKIPPED))
  const lostFor = reasons.map((_, index) =>
    sharesOf(apart, paths, REASONS + index, growthIn(REASONS + index)),
  )
  const share = (shares: SharesOf | undefined, end: number): Share =>
    isTold && shares !== undefined ? shares(end) : { value: null, low: null, high: null }
  const longest = longestOf(followed)
  const last = longest / SECONDS_PER_DAY
  return facts.ages
    .filter((age) => age <= last)
    .map((age) => {
      const end = age === last ? longest : age * SECONDS_PER_DAY
      return {
        age,
        atRisk: atRiskAt(apart, end),
        goneOn: share(goneOn, end),
        skipped: share(skipped, end),
        lost: share(lost, end),
        reasons: reasons.map((_, index) => share(lostFor[index], end)),
        open: isTold ? openAt(both, end) : null,
      }
    })
}

/** Seconds; below 0 where there is nobody. */
function longestOf(followed: readonly Followed[]): number {
  return followed.reduce((most, { age }) => Math.max(most, age, 0), -1)
}

type SharesOf = (end: number) => Share

/** The share of a cause by any age. */
function sharesOf(
  watched: readonly Watched[],
  paths: IncidencePaths,
  cause: number,
  growth: Growth,
): SharesOf {
  const { ages } = paths.table
  const isAny = shareAt(paths, cause, Infinity) > 0
  const { together: errors } = sweptErrors(watched, paths, {
    cause,
    last: isAny ? ages.length : 0,
    onWhole: null,
  })
  return (end) => {
    const value = shareAt(paths, cause, end)
    const range = interval(value, (errors[firstAbove(ages, end) - 1] ?? 0) * growth(end), 'log-log')
    return { value, low: range?.low ?? null, high: range?.high ?? null }
  }
}

/** With one cause for going on to the next stage, one for passing it over, one for each reason. */
function watchedApart(
  followed: readonly Followed[],
  reasons: readonly (string | null)[],
  clusterOf: (each: Followed) => number | null,
): readonly Watched[] {
  const places = new Map(reasons.map((reason, index) => [reason, REASONS + index]))
  const causeOf = ({ outcome, reason }: Followed): number | null => {
    if (outcome === 'open') return null
    if (outcome !== 'lost') return outcome === 'next' ? NEXT : SKIPPED
    return places.get(reason) ?? REASONS
  }
  return inOrder(
    followed.map((each) => ({
      from: each.since,
      age: Math.max(0, each.age),
      cause: causeOf(each),
      count: each.count,
      cluster: clusterOf(each),
    })),
  )
}

/** Watched before the age, or from the beginning, and ended at it or later. */
function atRiskAt(watched: readonly Watched[], end: number): number {
  let sum = 0
  for (const { from, age, count } of watched) {
    if (age >= end && (from === null || from < end)) sum += count
  }
  return sum
}
