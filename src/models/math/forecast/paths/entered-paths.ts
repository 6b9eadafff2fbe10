import { poissonAt } from '../../../../stats/quantiles/count-quantiles.ts'
import { quickNormal } from '../../../../stats/quantiles/normal-quantile.ts'
import { draws } from './draws.ts'
import { purpose, type Totals } from './slice-paths.ts'

/** How many enter by month and path: by chance around what each path expects. */
export function enteredPaths(sums: Totals, seed: number, block: number): Float64Array {
  const { months, paths, entering, enteringMean, enteringSpread } = sums
  const from = draws(seed, block, purpose.entered)
  const uniforms = new Float64Array(paths)
  const entered = new Float64Array(months * paths)
  for (let month = 0; month < months; month++) {
    from.uniforms(uniforms)
    const mean = enteringMean[month]!
    const dispersion = mean > 0 ? Math.max(1, enteringSpread[month]! / mean) : 1
    for (let path = 0; path < paths; path++) {
      const expected = entering[month * paths + path]!
      entered[month * paths + path] =
        dispersion < 1.001
          ? poissonAt(uniforms[path]!, expected)
          : spread(uniforms[path]!, expected, dispersion)
    }
  }
  return entered
}

/** In lumps of the dispersion's size. */
function spread(uniform: number, mean: number, dispersion: number): number {
  if (mean < 12 * dispersion) return dispersion * poissonAt(uniform, mean / dispersion)
  return Math.max(0, Math.round(mean + Math.sqrt(mean * dispersion) * quickNormal(uniform)))
}
