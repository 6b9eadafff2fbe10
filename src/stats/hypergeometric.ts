const MOST_TERMS = 1_000_000

/**
 * Gauss's 2F1(a, b; c; z) for `a` and `c` above 0 and `z` from 0 and below 1, by its own series (DLMF
 * 15.2.1); exact to the last digits where `b` is above 0 too, as every term is then.
 * `hypergeometric({ a: 1, b: 1, c: 2 }, 0.5)` // => 1.3862943611…
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
    const falls = Math.max(Math.abs(grows), z)
    if (falls < 1 && Math.abs(term) * falls < 1e-16 * (1 - falls) * Math.abs(sum)) return sum
  }
  return sum
}
