/** Beyond here the series below is exact to the last digits. */
const FAR = 8

/**
 * The logarithm of Γ(x + by) / Γ(x), for `x` above 0 and `by` from 0: exact where the two are near
 * each other and a difference of logarithms would lose its digits (Stirling's series, DLMF 5.11.1).
 * `logRise(3, 2)` // => 2.48490664978…
 */
export function logRise(x: number, by: number): number {
  let near = 0
  let from = x
  for (; from < FAR; from++) near += Math.log1p(by / from)
  const to = from + by
  const rise = (to - 0.5) * Math.log1p(by / from) + by * (Math.log(from) - 1)
  return rise + series(to) - series(from) - near
}

function series(x: number): number {
  const square = 1 / (x * x)
  const inner = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - (square * 691) / 360360))
  return (1 / 12 - square * (1 / 360 - square * inner)) / x
}
