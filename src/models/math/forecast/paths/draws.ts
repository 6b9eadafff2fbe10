import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/**
 * Draws for one purpose, a month of all paths at a time. Paths go in pairs: what one draws, the other
 * draws opposite, so that what is odd cancels. Always one number a path, so that the draws are the
 * same whatever is changed.
 */
export interface Draws {
  /** In (0, 1). */
  readonly uniforms: (into: Float64Array) => void
  /** Mean 0, standard deviation 1. */
  readonly normals: (into: Float64Array) => void
}

const GRID = 2 ** -32
/** Quantiles between which a normal is taken in a straight line; farther out it is worked out. */
const CELLS = 4096
const OUTER = 32
const REST = 2 ** 20 - 1
const UNIT = 2 ** -20
const EDGES = Float64Array.from({ length: CELLS + 1 }, (_, edge) =>
  edge > 0 && edge < CELLS ? normalQuantile(edge / CELLS) : 0,
)
/** One over each count. */
const PARTS = Float64Array.from({ length: 513 }, (_, count) => (count > 0 ? 1 / count : 0))

/** The draws of a purpose in a slice: they depend on nothing else. */
export function draws(seed: number, slice: number, purpose: number): Draws {
  const s0 = mix(mix(mix(seed | 0) ^ purpose) ^ slice)
  const s1 = mix(s0 + 0x9e3779b9)
  const s2 = mix(s1 ^ mix(slice + 0x85ebca6b))
  const s3 = mix(s2 ^ mix(purpose + 0xc2b2ae35)) | 1
  const generator = xoroshiro128plusFromState([s0, s1, s2, s3])
  return {
    uniforms(into) {
      const size = into.length
      for (let path = 0; path < size; path += 2) {
        const uniform = ((generator.next() >>> 0) + 0.5) * GRID
        into[path] = uniform
        if (path + 1 < size) into[path + 1] = 1 - uniform
      }
    },
    normals(into) {
      const size = into.length
      for (let path = 0; path < size; path += 2) {
        const bits = generator.next() >>> 0
        const cell = bits >>> 20
        const normal =
          cell < OUTER || cell >= CELLS - OUTER
            ? normalQuantile((bits + 0.5) * GRID)
            : EDGES[cell]! + ((bits & REST) + 0.5) * UNIT * (EDGES[cell + 1]! - EDGES[cell]!)
        into[path] = normal
        if (path + 1 < size) into[path + 1] = -normal
      }
    },
  }
}

/**
 * The value below which a standard normal lies with this chance, to 1e-15 (Wichura, algorithm AS 241,
 * 1988). By inversion a draw takes one number and opposite numbers give opposite draws.
 * `normalQuantile(0.975) // => 1.95996398454…`
 */
export function normalQuantile(chance: number): number {
  const q = chance - 0.5
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
          45921.95393154987) *
          r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r +
        21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    )
  }
  const tail = q < 0 ? chance : 1 - chance
  if (!(tail > 0)) return q < 0 ? -Infinity : Infinity
  const r = Math.sqrt(-Math.log(tail))
  const size = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5)
  return q < 0 ? -size : size
}

function nearTail(r: number): number {
  return (
    (((((((7.745450142783414e-4 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
      1.4234371107496835) /
    (((((((1.0507500716444169e-9 * r + 5.475938084995345e-4) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
      1)
  )
}

function farTail(r: number): number {
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      7.868691311456133e-4) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
      1)
  )
}

/** From where on counts are taken from a normal with their skewness, rounded. */
const MANY = 12

/** The exponential, by its first terms where they are enough for eleven digits. */
export function quickExp(x: number): number {
  if (x > 0.25 || x < -0.25) return Math.exp(x)
  return (
    1 +
    x *
      (1 +
        x *
          (1 / 2 +
            x *
              (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x / 40320)))))))
  )
}

/** How many of a Poisson count with this mean lie at the chance `uniform`. `poissonAt(0.5, 2) // => 2` */
export function poissonAt(uniform: number, mean: number): number {
  if (!(mean > 0)) return 0
  if (mean >= MANY) {
    const z = normalQuantile(uniform)
    const count = Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5)
    return count > 0 ? count : 0
  }
  let chance = Math.exp(-mean)
  let below = chance
  let count = 0
  while (uniform > below && count < 60) {
    count++
    chance *= mean * PARTS[count]!
    below += chance
  }
  return count
}

/** How many of `size` happen, each with the chance `share`, at `uniform`. `binomialAt(0.5, 3, 0.5) // => 1` */
export function binomialAt(uniform: number, size: number, share: number): number {
  if (!(size > 0) || !(share > 0)) return 0
  if (share >= 1) return size
  if (share > 0.5) return size - binomialAt(1 - uniform, size, 1 - share)
  const mean = size * share
  if (mean >= MANY) {
    const z = normalQuantile(uniform)
    const spread = Math.sqrt(mean * (1 - share))
    const count = Math.floor(mean + spread * z + ((1 - 2 * share) * (z * z - 1)) / 6 + 0.5)
    return count < 0 ? 0 : count > size ? size : count
  }
  const odds = share / (1 - share)
  let chance = Math.exp(size * logRest(share))
  let below = chance
  let count = 0
  while (uniform > below && count < size) {
    const left = size - count
    count++
    chance *= left * (count < 513 ? PARTS[count]! : 1 / count) * odds
    below += chance
  }
  return count
}

/** log(1 − share), quickly where the share is small. */
function logRest(share: number): number {
  if (share > 0.01) return Math.log1p(-share)
  return -share * (1 + share * (0.5 + share * (1 / 3 + share * 0.25)))
}

function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
