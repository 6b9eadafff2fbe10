import { noGrowth, type Growth } from './design-effect.ts'
import { shareAt, type IncidencePaths } from './aalen-johansen.ts'
import { interval, type Interval } from './interval.ts'
import { ratioErrors } from './ratio-errors.ts'
import { firstAbove, type Watched } from './watched.ts'

/** So near to 1 a share is whole. */
const WHOLE = 1 - 1e-12

/**
 * Intervals of 95 % for quantiles of the ages at which `cause` happens, given that it happens by
 * `end`. The pointwise band of that share, G(t) = F(t) ÷ F(end), is inverted (Brookmeyer & Crowley
 * 1982): infinitesimal jackknife of the ratio, log-log scale of 1 − G, as R `survival` does for
 * `quantile(survfit(…, conf.type = "log-log"))`. Where the band does not reach, the limit is `end`
 * itself: nothing that happens by then happens later. `null` where it never happens by `end`.
 * @param growth of these errors, where subjects keep together
 */
export function quantileIntervals(
  watched: readonly Watched[],
  paths: IncidencePaths,
  cause: number,
  end: number,
  growth: Growth = noGrowth,
): (p: number) => Interval | null {
  const { ages, endedBy } = paths.table
  const whole = shareAt(paths, cause, end)
  if (whole === 0) return () => null
  const { together: errors } = ratioErrors(watched, paths, cause, end)
  const bands = Array.from(ages.subarray(0, firstAbove(ages, end)), (age, index) => {
    const share = shareAt(paths, cause, age) / whole
    const happens = (endedBy[cause]?.[index] ?? 0) > 0
    return { age, happens, share, ...bandOf(share, (errors[index] ?? 0) * growth(age)) }
  }).filter(({ happens }) => happens)
  return (p) => {
    const low = bands.find((band) => band.high >= p)
    const high = bands.find((band) => band.low >= p && band.share < WHOLE)
    return { low: low?.age ?? end, high: high?.age ?? end }
  }
}

function bandOf(share: number, error: number): Interval {
  const open = share >= WHOLE ? null : interval(1 - share, error, 'log-log')
  return open === null ? { low: share, high: 1 } : { low: 1 - open.high, high: 1 - open.low }
}
