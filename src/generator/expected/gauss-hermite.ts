/** A standard normal variable, told by a few values and their weights. */
export interface NormalNode {
  readonly value: number
  readonly weight: number
}

/**
 * Nodes with which the mean of any polynomial of degree below `2·count` is exact
 * (Gauss–Hermite quadrature, Abramowitz & Stegun 25.4.46, for the standard normal).
 */
export function normalNodes(count: number): readonly NormalNode[] {
  return Array.from({ length: count }, (_, index) => {
    const value = root(count, index)
    const below = hermite(count - 1, value)
    return { value, weight: 1 / (count * below * below) }
  })
}

/** Orthonormal for the standard normal: He_n / sqrt(n!). */
function hermite(degree: number, x: number): number {
  let before = 0
  let here = 1
  for (let n = 0; n < degree; n++) {
    const next = (x * here - Math.sqrt(n) * before) / Math.sqrt(n + 1)
    before = here
    here = next
  }
  return here
}

/** Roots in ascending order, found by the changes of sign of the polynomial and then bisection. */
function root(degree: number, index: number): number {
  const bound = 2 * Math.sqrt(degree) + 1
  const steps = degree * 64
  let found = -1
  for (let step = 0; step < steps; step++) {
    let low = -bound + (2 * bound * step) / steps
    let high = -bound + (2 * bound * (step + 1)) / steps
    const atLow = hermite(degree, low)
    if (atLow === 0 || atLow * hermite(degree, high) < 0) found++
    else continue
    if (found < index) continue
    for (let halving = 0; halving < 60; halving++) {
      const middle = (low + high) / 2
      if (atLow * hermite(degree, middle) > 0) low = middle
      else high = middle
    }
    return (low + high) / 2
  }
  throw new Error(`hermite polynomial must have a root: ${index} of ${degree}`)
}
