import { logLikelihoods, type Lived } from './likelihood.ts'
import { mixtureAt, type Form } from './parameters.ts'

const STEP = 1e-5

interface Along {
  readonly form: Form
  readonly at: readonly number[]
  readonly direction: readonly number[]
}

/**
 * The sum over clusters of their squared scores along a direction (the middle of the sandwich of
 * Huber 1967). A subject of no cluster is one of its own.
 */
export function clusteredSpread(
  watched: readonly Lived[],
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
  const sums = new Map<number, number>()
  let alone = 0
  for (const [row, { cluster, count }] of watched.entries()) {
    const score = (length * (above[row]! - below[row]!)) / (2 * STEP)
    if (cluster === null) alone += count * score * score
    else sums.set(cluster, (sums.get(cluster) ?? 0) + count * score)
  }
  return [...sums.values()].reduce((sum, score) => sum + score * score, alone)
}
