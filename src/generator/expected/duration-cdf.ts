import { erlangCdf } from '../../stats/erlang.ts'
import { logNormalCdf } from '../../stats/log-normal.ts'
import { weibullCdf } from '../../stats/weibull.ts'
import type { Duration } from '../truth/truth.ts'

/** Probability that a time is over within some days, as a function of them. */
export function durationCdf(time: Duration): (days: number) => number {
  switch (time.kind) {
    case 'lognormal':
      return (days) => logNormalCdf(days, time)
    case 'weibull':
      return (days) => weibullCdf(days, time)
    case 'erlang':
      return (days) => erlangCdf(days, time)
    case 'mixture': {
      const parts = time.parts.map(({ share, time: part }) => ({ share, cdf: durationCdf(part) }))
      return (days) => parts.reduce((sum, { share, cdf }) => sum + share * cdf(days), 0)
    }
  }
}
