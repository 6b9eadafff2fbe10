import { incidencePaths, shareAt } from './aalen-johansen.ts'
import { ratioErrors } from './ratio-errors.ts'
import { sweptErrors, type SweptErrors } from './swept-errors.ts'
import { firstAbove, type Watched } from './watched.ts'

/**
 * By how much standard errors grow because subjects keep together in clusters, at an age: the root
 * of the design effect (Kish 1965), the variance with the clusters by that of the same subjects
 * without. It may be measured on coarser ages than what it is applied to.
 */
export type Growth = (age: number) => number

export const noGrowth: Growth = () => 1

/** Of the shares of causes. */
export function shareGrowths(
  watched: readonly Watched[],
  causes: number,
): (cause: number) => Growth {
  const paths = incidencePaths(watched, causes)
  const { ages } = paths.table
  return (cause) => {
    if (shareAt(paths, cause, Infinity) === 0) return noGrowth
    const errors = sweptErrors(watched, paths, { cause, last: ages.length, onWhole: null })
    return growthOf(ages, errors)
  }
}

/** Of a share of a cause in its share at an age: see `ratioErrors`. */
export function ratioGrowth(
  watched: readonly Watched[],
  causes: number,
  { cause, end }: { readonly cause: number; readonly end: number },
): Growth {
  const paths = incidencePaths(watched, causes)
  return growthOf(paths.table.ages, ratioErrors(watched, paths, cause, end))
}

/** As at the last age at which something happened; before the first one, as at that. */
function growthOf(ages: Float64Array, { together, alone }: SweptErrors): Growth {
  return (age) => {
    const place = Math.min(Math.max(0, firstAbove(ages, age) - 1), alone.length - 1)
    const [one, other] = [together[place] ?? 0, alone[place] ?? 0]
    return other > 0 ? one / other : 1
  }
}
