import type { Followed } from '../../engine/engine.ts'
import { mixtureCure } from '../../stats/cure/mixture-cure.ts'
import type { Watched } from '../../stats/survival/watched.ts'
import { weibullCdf } from '../../stats/weibull.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import type { AgeShares, Share } from './unfolding.ts'
import { livedInDays } from './lived-days.ts'
import { clusteredOf, ON, watchedOf } from './watched.ts'

/** Why no eventual share is told. */
export type NotTold = 'too_few' | 'at_edge' | 'too_short' | 'other_shape'

/** The share that goes on at last: an extrapolation by a model. */
export interface EventualShare extends Share {
  /** Days: the longest that anybody was followed. Beyond it nothing was observed. */
  readonly followed: number
  readonly why: NotTold | null
}

/** With fewer gone on no model of their times is made. */
export const FEWEST_GONE_ON = 20
/** More than was seen is not extrapolated. */
const LEAST_SEEN = 0.5
/** By so much a fit may lie outside the interval of what was observed. */
const NEAR = 0.02

export interface EventualFacts {
  /** Of one stage and slice. */
  readonly followed: readonly Followed[]
  /** What was observed of them. */
  readonly observed: readonly AgeShares[]
  /** The same by clusters, as `RateFacts` has them. */
  readonly clustered: readonly Followed[] | null
}

/**
 * The share that goes on eventually, by a mixture cure model of going on and losses (Weibull times;
 * see `mixtureCure`). None is told of fewer than 20 gone on (`too_few`), where the fit does not settle
 * or lies at its edge (`at_edge`), where more than half of the share is still to come (`too_short`),
 * and where the model does not fit what was observed (`other_shape`).
 */
export function eventualShare({ followed, observed, clustered }: EventualFacts): EventualShare {
  const watched = watchedOf(followed).filter(isSeen)
  const longest = watched.reduce((most, { age }) => Math.max(most, age), 0) / SECONDS_PER_DAY
  const none = (why: NotTold): EventualShare => {
    return { value: null, low: null, high: null, followed: longest, why }
  }
  const goneOn = watched.reduce((n, { cause, count }) => n + (cause === ON ? count : 0), 0)
  if (goneOn < FEWEST_GONE_ON) return none('too_few')
  const fit = mixtureCure(
    livedInDays(watched),
    clustered === null ? null : livedInDays(clusteredOf(clustered).filter(isSeen)),
  )
  if (fit === null) return none('at_edge')
  const { on, timeOn } = fit.mixture
  if (weibullCdf(longest, timeOn) < LEAST_SEEN) return none('too_short')
  const isUnlike = observed.some(({ age, goneOn: { low, high } }) => {
    if (age === 0 || low === null || high === null) return false
    const there = on * weibullCdf(age, timeOn)
    return there < low - NEAR || there > high + NEAR
  })
  if (isUnlike) return none('other_shape')
  return { value: on, ...fit.interval, followed: longest, why: null }
}

function isSeen({ from, age, count }: Watched): boolean {
  return count > 0 && (from === null || from < age)
}
