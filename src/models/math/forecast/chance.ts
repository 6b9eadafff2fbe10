import type { Factor, Figure, Simulated } from './simulated.ts'

/** The share of the paths on which a figure is at least the target in a month. */
export function chanceOf(
  { values, months, paths }: Simulated,
  figure: Figure,
  month: number,
  target: number,
): number {
  let reached = 0
  for (let path = 0; path < paths; path++) {
    if (values[figure][path * months + month]! >= target) reached++
  }
  return paths > 0 ? reached / paths : 0
}

export interface Hinge {
  readonly factor: Factor
  /** Of the figure's variance. */
  readonly share: number
}

/** Paths are put into so many groups by what a factor does. */
const GROUPS = 40

/**
 * Which part of a figure's variance comes of what: for each factor how far the means of paths alike in
 * it lie apart (the first-order index of Sobol' 1993), the rest being chance. Largest first, sum 1;
 * where nothing varies all is chance.
 */
export function hinges(simulated: Simulated, figure: Figure, month: number): readonly Hinge[] {
  const { months, paths, factors } = simulated
  const values = Float64Array.from(
    { length: paths },
    (_, path) => simulated.values[figure][path * months + month]!,
  )
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, paths)
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const found = (Object.keys(factors) as (keyof typeof factors)[]).map((factor) => ({
    factor: factor as Factor,
    share: variance > 0 ? between(factors[factor], values, mean) / variance : 0,
  }))
  const known = found.reduce((sum, { share }) => sum + share, 0)
  const parts = found.map(({ factor, share }) => ({ factor, share: share / Math.max(1, known) }))
  const chance: Hinge = { factor: 'chance', share: Math.max(0, 1 - known) }
  return [...parts, chance].toSorted((one, other) => other.share - one.share)
}

/** The squares between the groups' means, less what chance alone puts between them. */
function between(factor: Float64Array, values: Float64Array, mean: number): number {
  const paths = values.length
  const groups = Math.min(GROUPS, Math.floor(paths / 10))
  if (groups < 2 || factor.every((value) => value === 0)) return 0
  const order = Uint32Array.from(values, (_, path) => path).sort(
    (one, other) => factor[one]! - factor[other]! || one - other,
  )
  let [apart, within] = [0, 0]
  for (let group = 0; group < groups; group++) {
    const [from, to] = [
      Math.floor((group * paths) / groups),
      Math.floor(((group + 1) * paths) / groups),
    ]
    let sum = 0
    for (let place = from; place < to; place++) sum += values[order[place]!]!
    const own = sum / (to - from)
    apart += (to - from) * (own - mean) ** 2
    for (let place = from; place < to; place++) within += (values[order[place]!]! - own) ** 2
  }
  return Math.max(0, apart - ((groups - 1) * within) / (paths - groups))
}
