import { logGamma } from './gamma.ts'

/** A Beta distribution. */
export interface BetaShape {
  readonly alpha: number
  readonly beta: number
}

/** `betaMean({ alpha: 1, beta: 3 })` // => 0.25 */
export function betaMean({ alpha, beta }: BetaShape): number {
  return alpha / (alpha + beta)
}

/** The regularized incomplete beta function. `betaCdf(0.5, { alpha: 1, beta: 2 })` // => 0.75000000000… */
export function betaCdf(x: number, { alpha, beta }: BetaShape): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (alpha + 1) / (alpha + beta + 2)) {
    return 1 - lower(1 - x, x, { alpha: beta, beta: alpha })
  }
  return lower(x, 1 - x, { alpha, beta })
}

/** A continued fraction, by the method of Lentz (DLMF 8.17.22). */
function lower(x: number, rest: number, { alpha, beta }: BetaShape): number {
  const logBeta = logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta)
  const front = Math.exp(alpha * Math.log(x) + beta * Math.log(rest) - logBeta) / alpha
  let c = 1
  let d = 1 / (1 - ((alpha + beta) * x) / (alpha + 1))
  let fraction = d
  for (let m = 1; m < 10_000; m++) {
    const whole = alpha + 2 * m
    const even = (m * (beta - m) * x) / ((whole - 1) * whole)
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= c * d
    const odd = (-(alpha + m) * (alpha + beta + m) * x) / (whole * (whole + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return front * fraction
}
