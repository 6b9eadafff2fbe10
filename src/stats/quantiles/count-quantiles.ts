import { quickNormal } from './normal-quantile.ts'
import { quickExp } from './quick-exp.ts'

/** From this mean on counts are worked out from a normal. */
const MANY = 4
/** Of a smaller mean no more are told: more come in less than 1e-25 of all cases. */
const MOST = 40
/** One over each count. */
const PARTS = Float64Array.from({ length: MOST + 1 }, (_, count) => (count > 0 ? 1 / count : 0))

/** How many of a Poisson count with this mean lie at the chance `uniform`. `poissonAt(0.5, 2) // => 2` */
export function poissonAt(uniform: number, mean: number): number {
  if (mean >= MANY) return Math.max(0, many(uniform, mean, 0))
  return mean > 0 ? few(uniform, MOST, quickExp(-mean), mean, 0) : 0
}

/** How many of `size` happen, each with the chance `share`, at `uniform`. `binomialAt(0.4, 3, 0.5) // => 1` */
export function binomialAt(uniform: number, size: number, share: number): number {
  if (share > 0.5) return size - rarer(1 - uniform, size, 1 - share)
  return rarer(uniform, size, share)
}

function rarer(uniform: number, size: number, share: number): number {
  const mean = size * share
  if (mean >= MANY) return Math.min(size, Math.max(0, many(uniform, mean, share)))
  if (!(mean > 0)) return 0
  const odds = share / (1 - share)
  return few(uniform, size, quickExp(size * logRest(share)), (size + 1) * odds, odds)
}

/**
 * A binomial count, or where `share` is 0 a Poisson one, as a normal bent by the cumulants it has
 * (Cornish and Fisher, 1937, with Sheppard's corrections for whole numbers), cut to whole numbers.
 */
function many(uniform: number, mean: number, share: number): number {
  const z = quickNormal(uniform)
  const square = z * z
  const rest = 1 - share
  const both = share * rest
  const skew = rest - share
  const spread = Math.sqrt(mean * rest)
  const less = 1 / spread
  const first = skew * (square - 1) * (1 / 6)
  const second = z * (14 * both - 2 - (1 + 2 * both) * square) * (1 / 72)
  const third = skew * (1 + both / 2) * (square * (square * (1 / 270) + 7 / 810) - 8 / 405)
  return Math.floor(mean + 0.5 + spread * z + first + less * (second + less * third))
}

/** From none on, each count as likely as the one before times `a / count − b` (Panjer, 1981). */
function few(uniform: number, size: number, none: number, a: number, b: number): number {
  const most = size < MOST ? size : MOST
  let chance = none
  let below = chance
  let count = 0
  while (uniform > below && count < most) {
    count++
    chance *= a * PARTS[count]! - b
    below += chance
  }
  return count
}

/** log(1 − share), by its first terms where the share is small. */
function logRest(share: number): number {
  if (share > 0.02) return Math.log1p(-share)
  return -share * (1 + share * (1 / 2 + share * (1 / 3 + share * (1 / 4 + share / 5))))
}
