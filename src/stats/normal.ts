/**
 * Chance that a standard normal is at most `z`; relative error below 1e-14 in both tails. Rational
 * approximations of W. J. Cody (Rational Chebyshev approximations for the error function, 1969).
 * `normalCdf(1.96)` // => 0.9750021048…
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z)
  if (size <= 0.67448975) return 0.5 + centre(z)
  const tail = size < 5.656854249492381 ? shoulder(size) : farTail(size)
  return z < 0 ? tail : 1 - tail
}

const CENTRE = [
  [
    0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709,
    18154.98125334356,
  ],
  [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
] as const
const SHOULDER = [
  [
    1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785,
    597.2702763948002, 2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
  ],
  [
    1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761,
    18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992,
  ],
] as const
const TAIL = [
  [
    0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807,
    0.0014216191932278934, 0.000029112874951168793,
  ],
  [
    1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
    0.00007297515550839662,
  ],
] as const

function centre(z: number): number {
  const square = z * z
  return z * (polynomial(CENTRE[0], square) / polynomial(CENTRE[1], square))
}

function shoulder(size: number): number {
  return bell(size) * (polynomial(SHOULDER[0], size) / polynomial(SHOULDER[1], size))
}

function farTail(size: number): number {
  const square = 1 / (size * size)
  const rest = square * (polynomial(TAIL[0], square) / polynomial(TAIL[1], square))
  return bell(size) * ((0.3989422804014327 - rest) / size)
}

/** exp(-size²/2), the square split in two so that the first part is exact. */
function bell(size: number): number {
  const coarse = Math.trunc(size * 16) / 16
  const fine = (size - coarse) * (size + coarse)
  return Math.exp(-coarse * coarse * 0.5) * Math.exp(-fine * 0.5)
}

/** The coefficient of the highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0)
}
