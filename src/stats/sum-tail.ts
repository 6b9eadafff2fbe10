/** Terms added one by one; beyond, the sum is an integral with its first corrections. */
const TERMS = 128
const PANEL = 0.5
const MOST_PANELS = 3000
const ENOUGH = 1e-13

// Gauss and Legendre's, 8 points (DLMF 3.5).
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363]
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763]

/**
 * The sum of a smooth falling function over 0, 1, 2 … without end, by Euler and Maclaurin (DLMF
 * 2.10.1): at least nine digits. `power`: it falls as such a power of its argument at last, or faster
 * (`Infinity`). Not finite at a power of 1 or below.
 * `sumWithoutEnd((x) => (x + 1) ** -2, 2)` // => 1.6449340668…
 */
export function sumWithoutEnd(f: (x: number) => number, power: number): number {
  if (power <= 1) return Infinity
  let sum = 0
  for (let k = 0; k < TERMS; k++) sum += f(k)
  const slope = (f(TERMS + 0.01) - f(TERMS - 0.01)) / 0.02
  return sum + f(TERMS) / 2 - slope / 12 + integralBeyond(f, power)
}

/** Over the logarithm of the argument, until what is left is nothing, or the power alone. */
function integralBeyond(f: (x: number) => number, power: number): number {
  const at = (u: number): number => TERMS * Math.exp(u) * f(TERMS * Math.exp(u))
  let sum = 0
  for (let panel = 0; panel < MOST_PANELS; panel++) {
    const middle = (panel + 0.5) * PANEL
    const part = NODES.reduce((all, node, index) => {
      const off = (node * PANEL) / 2
      return all + WEIGHTS[index]! * (at(middle - off) + at(middle + off))
    }, 0)
    sum += (part * PANEL) / 2
    if (part <= ENOUGH * sum) return sum
    const end = at(middle + PANEL / 2)
    if (power !== Infinity && isPower(at, middle + PANEL / 2, power)) {
      return sum + end / (power - 1)
    }
  }
  return sum
}

function isPower(at: (u: number) => number, u: number, power: number): boolean {
  const fall = Math.log(at(u - 1) / at(u))
  return Math.abs(fall / (power - 1) - 1) < 1e-9
}
