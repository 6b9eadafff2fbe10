import { influences, shareAt, type IncidencePaths } from './aalen-johansen.ts'
import { sweptErrors, type SweptErrors } from './swept-errors.ts'
import { firstAbove, type Watched } from './watched.ts'

/**
 * Standard errors of F(t) ÷ F(end) after each age up to `end` at which something happened:
 * infinitesimal jackknife, the influence on a ratio being that of its parts (delta method).
 */
export function ratioErrors(
  watched: readonly Watched[],
  paths: IncidencePaths,
  cause: number,
  end: number,
): SweptErrors {
  const whole = shareAt(paths, cause, end)
  const last = firstAbove(paths.table.ages, end)
  if (whole === 0) return { together: new Float64Array(last), alone: new Float64Array(last) }
  const onWhole = influences(watched, paths, cause, end).map((each) => each / whole)
  const { together, alone } = sweptErrors(watched, paths, { cause, last, onWhole })
  return {
    together: together.map((error) => error / whole),
    alone: alone.map((error) => error / whole),
  }
}
