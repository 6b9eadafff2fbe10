/** Quantiles between which a normal is taken in a straight line; farther out it is worked out. */
const CELLS = 4096
const OUTER = 32
const EDGES = Float64Array.from({ length: CELLS + 1 }, (_, edge) =>
  edge > 0 && edge < CELLS ? normalQuantile(edge / CELLS) : 0,
)

/** As `normalQuantile` to 4e-5, quickly. `quickNormal(0.5) // => 0` */
export function quickNormal(chance: number): number {
  const place = chance * CELLS
  const cell = place | 0
  // By the opposite: V8 boxes what a call gives, and all else with it, unless something is done with it.
  if (cell < OUTER || cell >= CELLS - OUTER) return -normalQuantile(1 - chance)
  const low = EDGES[cell]!
  return low + (place - cell) * (EDGES[cell + 1]! - low)
}

/** `quickNormal` in the middle of one of 2^32 parts of all chances. `gridNormal(2 ** 31) // => 0.0000000002…` */
export function gridNormal(part: number): number {
  const cell = part >>> 20
  if (cell < OUTER || cell >= CELLS - OUTER) return -normalQuantile(1 - (part + 0.5) * 2 ** -32)
  const low = EDGES[cell]!
  return low + ((part & (2 ** 20 - 1)) + 0.5) * 2 ** -20 * (EDGES[cell + 1]! - low)
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
