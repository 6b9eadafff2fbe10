/**
 * Quantile `p` of a distribution that is a step function: the first value by which the share `p`
 * of the whole weight is reached; where it is reached exactly, the middle between it and the next
 * (as R `survival` has quantiles of a survival curve). `null` without weight. `values` ascend.
 * `stepQuantile([1, 3, 9], [0.5, 0.25, 0.25], 0.5)` // => 2
 */
export function stepQuantile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  p: number,
): number | null {
  let whole = 0
  for (let index = 0; index < values.length; index++) whole += weights[index] ?? 0
  if (whole <= 0) return null
  const wanted = p * whole
  const same = whole * 1e-12
  let reached = 0
  let exact: number | null = null
  for (let index = 0; index < values.length; index++) {
    const weight = weights[index] ?? 0
    const value = values[index] ?? 0
    if (weight === 0) continue
    if (exact !== null) return (exact + value) / 2
    reached += weight
    if (Math.abs(reached - wanted) <= same) exact = value
    else if (reached > wanted) return value
  }
  return exact
}
