import { freshOf, type courseOf } from '../expected-course.ts'
import type { ForecastModel } from '../forecast-parts.ts'
import type { PlannedSlice } from './planned-slice.ts'

/** By which curve a path may go, and what that makes of what is lost; worked out once for all paths. */
export interface LeavingWays {
  readonly ways: readonly { readonly share: number }[]
  /** By month and way: the chance to leave over the expected one; `null`: the same whichever it is. */
  readonly existing: readonly (Float64Array | null)[]
  readonly fresh: readonly (Float64Array | null)[]
}

/** `null`: nobody comes to an age of which curves tell. */
export function leavingWays(
  model: ForecastModel,
  plan: PlannedSlice,
  { signed, freshLeaving }: Pick<ReturnType<typeof courseOf>, 'signed' | 'freshLeaving'>,
): LeavingWays | null {
  const { ways, months } = plan
  if (ways === null) return null
  const isFresh = months > (model.churn.ahead?.from ?? Infinity)
  return {
    ways,
    existing: over(
      ways.map(({ leaving }) => leaving),
      plan.leaving,
    ),
    fresh: isFresh
      ? over(
          ways.map(
            (way) => freshOf(model, { ...plan, freshLeaving: way.freshLeaving }, signed).leaving,
          ),
          freshLeaving,
        )
      : Array.from({ length: months }, () => null),
  }
}

function over(
  ways: readonly Float64Array[],
  expected: Float64Array,
): readonly (Float64Array | null)[] {
  return Array.from(expected, (whole, month) => {
    const factors = Float64Array.from(ways, (way) => (whole > 0 ? way[month]! / whole : 1))
    return factors.some((factor) => Math.abs(factor - 1) > 1e-9) ? factors : null
  })
}
