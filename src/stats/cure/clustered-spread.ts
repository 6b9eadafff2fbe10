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
 * Huber 1967). A subject of no cluster is one of its own. By how much clusters make it grow is
 * measured on `clustered`, the same subjects with ages that may be coarser: scores there are taken
 * from their mean, which at a maximum would be 0.
 */
export function clusteredSpread(
  watched: readonly Lived[],
  clustered: readonly Lived[],
  along: Along,
): number {
  const { alone } = spreadsOf(watched, along)
  const coarse = spreadsOf(clustered, along)
  return coarse.alone > 0 ? (alone * coarse.together) / coarse.alone : alone
}

function spreadsOf(watched: readonly Lived[], { form, at, direction }: Along) {
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
  const scores = above.map((each, row) => (length * (each - below[row]!)) / (2 * STEP))
  let [n, sum] = [0, 0]
  for (const [row, { count }] of watched.entries()) {
    n += count
    sum += count * scores[row]!
  }
  const mean = n === 0 ? 0 : sum / n
  const sums = new Map<number, number>()
  let [alone, single] = [0, 0]
  for (const [row, { cluster, count }] of watched.entries()) {
    const score = scores[row]! - mean
    alone += count * score * score
    if (cluster === null) single += count * score * score
    else sums.set(cluster, (sums.get(cluster) ?? 0) + count * score)
  }
  return { alone, together: [...sums.values()].reduce((all, each) => all + each * each, single) }
}
