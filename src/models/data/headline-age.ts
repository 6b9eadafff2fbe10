import type { Day, Followed, FollowQuestion } from '../../engine/engine.ts'
import type { Headlines } from '../../engine/headlines.ts'
import { incidencePaths, shareAt } from '../../stats/survival/aalen-johansen.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { CAUSES, ON, watchedOf } from './watched.ts'

/** Days to choose a transition's headline age from: what people count in. */
export const HEADLINE_AGES = [
  1, 7, 14, 30, 60, 90, 120, 180, 270, 365, 540, 730, 1095, 1460, 1825, 2555, 3650,
] as const

/** As `FollowQuestion.within` has them. */
export const HEADLINE_SECONDS = HEADLINE_AGES.map((days) => days * SECONDS_PER_DAY)

/** What `headlineAge` is chosen from: all that is known, in whole days. */
export function headlineQuestion(asOf: Day): FollowQuestion {
  return {
    asOf,
    path: null,
    stage: null,
    knownBefore: null,
    from: null,
    to: null,
    interval: null,
    by: [],
    where: [],
    scope: [],
    clusters: 0,
    within: HEADLINE_SECONDS,
    reasons: false,
    unit: SECONDS_PER_DAY,
  }
}

/** Of what goes on by the longest age that can be seen: what the headline age takes in. */
const NEARLY_ALL = 0.9
const ENOUGH = 20

/**
 * The ages, in days, to which at least a tenth of the entries, and 20 (of fewer than 40: half),
 * could be followed. `followed` is one stage's, counted with `HEADLINE_SECONDS`.
 */
export function seenAges(followed: readonly Followed[]): readonly number[] {
  const all = followed.reduce((sum, { count }) => sum + count, 0)
  const enough = Math.max(all / 10, Math.min(ENOUGH, all / 2))
  return HEADLINE_AGES.filter((_, index) => {
    const mature = followed.reduce((sum, each) => sum + (each.mature[index] ?? 0), 0)
    return mature > 0 && mature >= enough
  })
}

/**
 * The age, in days, by which a transition's rate is told: the first by which nine tenths of all
 * that goes on has gone on, among the ages that can be seen (`seenAges`). `null` where none can.
 */
export function headlineAge(followed: readonly Followed[]): number | null {
  const seen = seenAges(followed)
  const longest = seen.at(-1)
  if (longest === undefined) return null
  const paths = incidencePaths(watchedOf(followed), CAUSES)
  const gone = (days: number): number => shareAt(paths, ON, days * SECONDS_PER_DAY)
  const most = gone(longest)
  if (most === 0) return longest
  return seen.find((days) => gone(days) >= NEARLY_ALL * most) ?? longest
}

/** What engines choose the headline ages of a catalog by. */
export const headlines: Headlines = { question: headlineQuestion, age: headlineAge }
