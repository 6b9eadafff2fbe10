import { spreadOf } from '../survival/aalen-johansen.ts'
import type { Watched } from '../survival/watched.ts'
import { logLikelihoods } from './likelihood.ts'
import { mixtureAt, type Form } from './parameters.ts'

const STEP = 1e-5

interface Along {
  readonly form: Form
  readonly at: readonly number[]
  readonly direction: readonly number[]
}

/**
 * The standard error along a direction by the scores of clusters, summed in each and squared (the
 * sandwich of Huber 1967). A subject of no cluster is one of its own.
 */
export function clusteredError(
  watched: readonly Watched[],
  { form, at, direction }: Along,
): number {
  const length = Math.hypot(...direction)
  const by = (step: number): Float64Array =>
    logLikelihoods(
      watched,
      mixtureAt(
        at.map((value, index) => value + (step * direction[index]!) / length),
        form,
      ),
    )
  const [above, below] = [by(STEP), by(-STEP)]
  return spreadOf(watched, (_, row) => (length * (above[row]! - below[row]!)) / (2 * STEP))
}
