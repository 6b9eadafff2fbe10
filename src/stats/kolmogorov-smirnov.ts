/**
 * Kolmogorov–Smirnov's test that `values` come from a continuous distribution: the chance of as
 * large a distance. Stephens' correction of the limit law (1970) serves from eight values on.
 */
export function kolmogorovSmirnov(values: readonly number[], cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  let distance = 0
  for (let index = 0; index < n; index++) {
    const p = cdf(sorted[index]!)
    distance = Math.max(distance, p - index / n, (index + 1) / n - p)
  }
  const root = Math.sqrt(n)
  return kolmogorovUpper(distance * (root + 0.12 + 0.11 / root))
}

/** Upper tail of Kolmogorov's limit law. `kolmogorovUpper(1)` // => 0.269999671677… */
export function kolmogorovUpper(x: number): number {
  if (x < 0.2) return 1
  if (x < 1) return 1 - lowerTail(x)
  let sum = 0
  for (let k = 1; k <= 20; k++) {
    sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x)
  }
  return sum
}

/** The same law by its theta transform, which converges fast below 1. */
function lowerTail(x: number): number {
  let sum = 0
  for (let k = 1; k <= 20; k++) sum += Math.exp((-((2 * k - 1) ** 2) * Math.PI ** 2) / (8 * x * x))
  return (Math.sqrt(2 * Math.PI) / x) * sum
}
