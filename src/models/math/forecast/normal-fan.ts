import { normalQuantile } from '../../../stats/quantiles/normal-quantile.ts'
import { QUANTILES, type Fan } from './simulated.ts'

/** A fan of normal errors around its middles, by month; none of its quantiles is below 0. */
export function normalFan(middles: readonly number[], deviations: readonly number[]): Fan {
  return {
    mean: middles.map((middle) => Math.max(0, middle)),
    quantiles: QUANTILES.map((share) =>
      middles.map((middle, month) =>
        Math.max(0, middle + normalQuantile(share) * (deviations[month] ?? 0)),
      ),
    ),
  }
}
