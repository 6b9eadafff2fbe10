import type { Count, Followed } from '../../../engine/engine.ts'
import { periodsBetween, type Day } from '../../../time/calendar.ts'
import type { StageFacts } from './facts.ts'
import { followedDays } from './followed-days.ts'
import { monthsBetween } from './months-between.ts'
import { ownArrivals } from './own-arrivals.ts'

/** Rates are of entries of so many years, the one of the origin with them. */
const YEARS = 4
/** With fewer passages than this in these years, all count. */
const ENOUGH = 200

/** What a slice's months before the commitment come to. */
export interface WingMonths {
  readonly stages: readonly { readonly id: string; readonly arrivals: readonly number[] }[]
  readonly wins: readonly number[]
  /** Of journeys that entered no stage before. */
  readonly direct: readonly number[]
  /** What the wins' journeys say they are worth; 0 where they do not. */
  readonly amounts: readonly number[]
}

/**
 * Months of one slice from counts of its events, each list from the first month in which anybody
 * entered its stage.
 * @param stages before the commitment, in order
 */
export function wingMonths(
  counts: readonly Count[],
  stages: readonly string[],
  origin: Day,
): WingMonths {
  const first = Math.min(...counts.map(({ period }) => period ?? Infinity))
  const last = stages.length
  const months = [...stages, 'commit'].map((stage) => {
    const own = counts.filter((count) => count.stage === stage)
    const listed = (event: Count['event'], of: (count: Count) => number): readonly number[] =>
      byMonth(
        own.filter((count) => count.event === event),
        { first, origin, of },
      )
    const entered = listed('entered', numberOf)
    return {
      entered,
      next: listed('next', numberOf),
      skipped: listed('skipped', numberOf),
      amounts: listed('entered', ({ amount }) => Number(amount ?? 0)),
      begin: entered.findIndex((count) => count > 0),
    }
  })
  const own = ownArrivals(months)
  const fromFirst = (list: readonly number[] | undefined, place: number): readonly number[] => {
    const { begin = -1 } = months[place] ?? {}
    return begin < 0 || list === undefined ? [] : list.slice(begin)
  }
  return {
    stages: stages.flatMap((id, place) => {
      const arrivals = fromFirst(own[place], place)
      return arrivals.length === 0 ? [] : [{ id, arrivals }]
    }),
    wins: fromFirst(months[last]?.entered, last),
    direct: fromFirst(own[last], last),
    amounts: fromFirst(months[last]?.amounts, last),
  }
}

interface Monthly {
  readonly first: Day
  readonly origin: Day
  readonly of: (count: Count) => number
}

function byMonth(counts: readonly Count[], { first, origin, of }: Monthly): readonly number[] {
  const length = Number.isFinite(first) ? Math.max(0, monthsBetween(first, origin)) : 0
  const list = Array.from({ length }, () => 0)
  for (const count of counts) {
    const month = count.period === null ? length : monthsBetween(first, count.period)
    if (month < length) list[month] = (list[month] ?? 0) + of(count)
  }
  return list
}

function numberOf({ count }: Count): number {
  return count
}

/** One stage's passages, told by the year of their entry. */
export interface StagePassages {
  readonly followed: readonly Followed[]
  /** Along the path to the commitment. */
  readonly toCommit: readonly Followed[]
  readonly open: StageFacts['open']
}

/** How the passages of a stage went on, of those entered lately. */
export function stageFacts(
  { id, arrivals }: WingMonths['stages'][number],
  { followed, toCommit, open }: StagePassages,
  origin: Day,
): StageFacts {
  return {
    id,
    arrivals,
    followed: followedDays(lately(followed, origin)),
    toCommit: followedDays(lately(toCommit, origin)),
    open,
  }
}

function lately(followed: readonly Followed[], origin: Day): readonly Followed[] {
  const years = periodsBetween(origin - 366 * (YEARS - 1), origin + 1, 'year').slice(-YEARS)
  const since = years[0] ?? -Infinity
  const late = followed.filter(({ period }) => (period ?? -Infinity) >= since)
  return late.reduce((sum, { count }) => sum + count, 0) < ENOUGH ? followed : late
}
