/** `sumOf([1, 2, 4]) // => 7` */
export function sumOf(values: readonly number[] | Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** `meanOf([1, 2, 6]) // => 3`; of none it is `NaN`. */
export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length
}
