import type { Followed } from '../../engine/engine.ts'
import { mixtureCure, type MixtureCure } from '../../stats/cure/mixture-cure.ts'
import { logistic } from '../../stats/logistic.ts'
import { z95 } from '../../stats/survival/interval.ts'
import type { Watched } from '../../stats/survival/watched.ts'
import { weibullCdf } from '../../stats/weibull.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import type { AgeShares, Share } from './unfolding.ts'
import { livedInDays } from './lived-days.ts'
import { clusteredOf, ON, watchedOf } from './watched.ts'

/** Why no eventual share is told. */
export type NotTold = 'too_few' | 'at_edge' | 'too_short' | 'other_shape'

/** The share that goes on at last: what was observed and, by a model, what is still to come. */
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
  /** What was observed of them, by `observedAges`. */
  readonly observed: readonly AgeShares[]
  /** The same by clusters, as `RateFacts` has them. */
  readonly clustered: readonly Followed[] | null
}

/**
 * The share that goes on eventually: what was observed to, by the last age at which anybody was
 * followed, and of those open then what a mixture cure model of going on and losses says will
 * (Weibull times; see `mixtureCure`). So it is never less than what was observed, nor are the ends of
 * its interval less than those of the observed one. None is told of fewer than 20 gone on (`too_few`),
 * where the fit does not settle or lies at its edge (`at_edge`), where more than half of the share is
 * still to come (`too_short`), and where the model does not fit what was observed (`other_shape`).
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
    longest,
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
  const share = withLater(observed.at(-1), fit)
  return share === null ? none('at_edge') : { ...share, followed: longest, why: null }
}

/**
 * Gone on by the last age, and of those open then the share that will. Its standard error adds up
 * that of each part (delta method; going on and being lost at their most unlike); normal on the
 * logit scale.
 */
function withLater(last: AgeShares | undefined, { later, error }: MixtureCure): Share | null {
  const { value: gone, low: least, high: most } = last?.goneOn ?? {}
  const open = last?.open
  if (gone == null || least == null || most == null || open == null) return null
  const value = gone + open * later
  const seen = (1 - later) * errorOf(last?.goneOn) + later * errorOf(last?.lost)
  const toCome = open * later * (1 - later) * error
  const half = (z95 * Math.hypot(seen, toCome)) / (value * (1 - value))
  const logit = Math.log(value / (1 - value))
  return {
    value,
    low: Math.max(least, logistic(logit - half)),
    high: Math.max(most, logistic(logit + half)),
  }
}

function errorOf({ low, high }: Partial<Share> = {}): number {
  return low == null || high == null ? 0 : (high - low) / (2 * z95)
}

function isSeen({ from, age, count }: Watched): boolean {
  return count > 0 && (from === null || from < age)
}
