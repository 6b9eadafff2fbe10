import { quickNormal } from './normal-quantile.ts'
import { quickExp } from './quick-exp.ts'

/** From this mean on counts are worked out from a normal. */
const MANY = 4
/** Of a smaller mean no more are told: more come in less than 1e-25 of all cases. */
const MOST = 40
/** One over each count. */
const PARTS = Float64Array.from({ length: MOST + 1 }, (_, count) => (count > 0 ? 1 / count : 0))

/** Counts of small means and of shares up to this are looked up by steps of their rate and cells of chance. */
const RARE = 1 / 16
/** To a rate of one. */
const STEPS = 16
const CELLS = 256
const UNSURE = 255
const SURE = sureCounts()

/** How many of a Poisson count with this mean lie at the chance `uniform`. `poissonAt(0.5, 2) // => 2` */
export function poissonAt(uniform: number, mean: number): number {
  if (mean >= MANY) return Math.max(0, many(uniform, mean, 0))
  if (!(mean > 0)) return 0
  const sure = SURE[((mean * STEPS) | 0) * CELLS + ((uniform * CELLS) | 0)]!
  return sure === UNSURE ? few(uniform, MOST, quickExp(-mean), mean, 0) : sure
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
  const rate = -size * logRest(share)
  if (share <= RARE) {
    const sure = SURE[((rate * STEPS) | 0) * CELLS + ((uniform * CELLS) | 0)]!
    if (sure !== UNSURE) return sure
  }
  const odds = share / (1 - share)
  return few(uniform, size, quickExp(-rate), (size + 1) * odds, odds)
}

/**
 * The count of all rates within a step at all chances within a cell, where it is one. The rate is that of
 * the Poisson count which is none as often. Of all that have it and are of shares up to `RARE` that one is
 * the largest, and the binomial count of this share the smallest (Pledger and Proschan, 1971).
 */
function sureCounts(): Uint8Array {
  const rate = -logRest(RARE)
  const odds = RARE / (1 - RARE)
  const steps = Math.ceil(((MANY * rate) / RARE) * STEPS)
  return Uint8Array.from({ length: steps * CELLS }, (_, at) => {
    const cell = at % CELLS
    const step = (at - cell) / CELLS
    const size = Math.floor(step / STEPS / rate)
    const least = few(cell / CELLS, size, quickExp(-size * rate), (size + 1) * odds, odds)
    const mean = (step + 1) / STEPS
    return few((cell + 1) / CELLS, MOST, quickExp(-mean), mean, 0) === least ? least : UNSURE
  })
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

/** log(1 − share) to 2e-8 of itself for shares up to a half: by the first terms of an inverse tangent. */
function logRest(share: number): number {
  const z = share / (2 - share)
  const square = z * z
  const more = square * (1 / 7 + square * (1 / 9 + square * (1 / 11 + square / 13)))
  return -2 * z * (1 + square * (1 / 3 + square * (1 / 5 + more)))
}
