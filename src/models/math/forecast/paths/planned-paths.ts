import { following, plannedFactor, shareAt } from '../estimate/planned-spend.ts'
import type { ForecastModel } from '../forecast-parts.ts'
import { draws } from './draws.ts'
import { purpose } from './slice-paths.ts'

interface PathsOf {
  readonly model: Pick<ForecastModel, 'planned'>
  readonly paths: number
  readonly seed: number
  readonly slice: number
}

/**
 * By path, arrivals of a month over those expected, where they follow planned spend by more or less
 * than is expected; `null`: by what is expected. The share is drawn once a path.
 */
export function plannedPaths({
  model: { planned },
  paths,
  seed,
  slice,
}: PathsOf): (month: number) => Float64Array | null {
  if (planned === undefined) return () => null
  const shares = new Float64Array(paths)
  draws(seed, slice, purpose.planned).uniforms(shares)
  for (let path = 0; path < paths; path++) shares[path] = shareAt(planned, shares[path]!)
  const factors = new Float64Array(paths)
  return (month) => {
    const times = planned.ahead[month] ?? 1
    const expected = plannedFactor(planned, month)
    if (times === 1 || !(expected > 0)) return null
    for (let path = 0; path < paths; path++) {
      factors[path] = following(shares[path]!, times) / expected
    }
    return factors
  }
}
