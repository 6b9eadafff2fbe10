import type { Valued } from '../../engine/valued.ts'
import type { Day } from '../../time/calendar.ts'
import type { Watched } from '../../stats/survival/watched.ts'

/** What makes a customer a good one. */
export type LoopTarget = 'value' | 'retention' | 'impact'

export interface WorthAsked {
  readonly asOf: Day
  /** In which money counts, and after which it is seen who stays. */
  readonly months: number
}

/**
 * The age in days by which so many months are over whichever they are, and a term of them that was
 * not renewed has shown. `wholeAge(12)` // => 367
 */
export function wholeAge(months: number): number {
  return Math.ceil(months * 30.5) + 1
}

export function customersIn(valued: readonly Valued[]): number {
  return valued.reduce((sum, { count }) => sum + count, 0)
}

/** Those first paid so long ago that all of their months are known. */
export function grown(valued: readonly Valued[], { asOf, months }: WorthAsked): readonly Valued[] {
  return valued.filter(({ began }) => asOf - began >= wholeAge(months))
}

/**
 * How long customers stayed, or how long it took until their first impact, cut at the months. An
 * impact can come as long as the as-of date allows, so that who leaves before it counts among those
 * it did not come to.
 */
export function watchedFor(
  valued: readonly Valued[],
  target: Exclude<LoopTarget, 'value'>,
  { asOf, months }: WorthAsked,
): readonly Watched[] {
  const last = wholeAge(months)
  return valued.map(({ began, lapsed, reached, count }) => {
    const end = target === 'retention' ? lapsed : reached
    const age = Math.min(last, end ?? asOf - began, asOf - began)
    const cause = end !== null && end <= last ? 0 : null
    return { from: null, age, cause, count, cluster: null }
  })
}

/**
 * The least that one of the best quarter paid, of those whose months are over; those who paid as
 * much are of them too. `null` of nobody.
 */
export function bestFrom(all: readonly Valued[]): number | null {
  let left = Math.ceil(customersIn(all) / 4)
  for (const { realised, count } of all.toSorted(
    (a, b) => Number(b.realised) - Number(a.realised),
  )) {
    left -= count
    if (left <= 0) return Number(realised)
  }
  return null
}
