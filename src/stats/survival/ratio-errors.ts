import { influence, shareAt, type IncidencePaths } from './aalen-johansen.ts'
import { sweptErrors } from './swept-errors.ts'
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
): Float64Array {
  const whole = shareAt(paths, cause, end)
  const last = firstAbove(paths.table.ages, end)
  if (whole === 0) return new Float64Array(last)
  const onWhole = Float64Array.from(
    watched,
    (subject) => influence(subject, paths, cause, end) / whole,
  )
  const errors = sweptErrors(watched, paths, { cause, last, onWhole })
  return errors.map((error) => error / whole)
}
