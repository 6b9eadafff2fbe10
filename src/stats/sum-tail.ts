import { integral } from './integral.ts'

/** Terms added one by one; beyond, the sum is an integral with its first corrections. */
const TERMS = 128
const PANEL = 0.5
/** Of the logarithm of the argument: so far numbers reach. */
const LAST = 600
const ENOUGH = 1e-13
const ROUNDING = 1e-12

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
  let [sum, end] = [0, 0]
  while (end < LAST && !isPower(at, end, power)) {
    const part = integral(at, { low: end, high: end + PANEL })
    sum += part
    end += PANEL
    if (part <= ENOUGH * sum) return sum
  }
  return sum + at(end) / (power - 1)
}

/** As near as rounding lets tell. */
function isPower(at: (u: number) => number, u: number, power: number): boolean {
  const fall = Math.log(at(u - 1) / at(u))
  return Math.abs(fall - (power - 1)) < 1e-9 * (power - 1) + ROUNDING
}
