const MOST_TERMS = 1_000_000

/**
 * Gauss's 2F1(a, b; c; z) for `a`, `b` and `c` above 0 and `z` from 0 and below 1: its own series, every
 * term above 0 (DLMF 15.2.1). `hypergeometric({ a: 1, b: 1, c: 2 }, 0.5)` // => 1.3862943611…
 */
export function hypergeometric(
  { a, b, c }: { readonly a: number; readonly b: number; readonly c: number },
  z: number,
): number {
  let term = 1
  let sum = 1
  for (let n = 0; n < MOST_TERMS; n++) {
    const grows = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    term *= grows
    sum += term
    // What is left is at most a geometric series, once the terms fall.
    if (grows < 1 && (term * grows) / (1 - Math.max(grows, z)) < 1e-16 * sum) return sum
  }
  return sum
}
