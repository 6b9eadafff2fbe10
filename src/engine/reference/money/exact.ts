/**
 * `amount × num / den`, rounded once, half away from zero. `den` is positive.
 * `roundedShare(-5n, 1n, 2n)` // => -3n
 */
export function roundedShare(amount: bigint, num: bigint, den: bigint): bigint {
  const product = amount * num
  const half = product < 0n ? -den : den
  return (2n * product + half) / (2n * den)
}
