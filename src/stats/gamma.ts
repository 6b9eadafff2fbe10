// Lanczos, g = 607/128, 15 terms (Godfrey, A note on the computation of the convergent Lanczos
// complex gamma approximation, 2001).
const LANCZOS = [
  57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  0.00003399464998481189, 0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275,
  -0.000026190838401581408, 0.0000036899182659531625,
]

/** The logarithm of the gamma function, `x` above 0. `logGamma(5)` // => 3.17805383034… */
export function logGamma(x: number): number {
  const shifted = x + 607 / 128 - 0.5
  const sum = LANCZOS.reduce(
    (total, coefficient, index) => total + coefficient / (x + index),
    0.9999999999999971,
  )
  return (x - 0.5) * Math.log(shifted) - shifted + Math.log(Math.sqrt(2 * Math.PI) * sum)
}

/**
 * The lower regularized incomplete gamma function P(a, x): the chance that a gamma variable of
 * shape `a` and scale 1 is at most `x`. `regularizedGamma(1, 1)` // => 0.63212055882…
 */
export function regularizedGamma(a: number, x: number): number {
  if (x <= 0) return 0
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
}

/** The upper one, Q = 1 - P, exact in its tail. `upperGamma(1, 2)` // => 0.135335283236… */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum * density(a, x)
}

/** A continued fraction, by the method of Lentz. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 100_000; n++) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const change = c * d
    fraction *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return fraction * density(a, x)
}

function density(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a))
}
