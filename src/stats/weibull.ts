import { logGamma } from './gamma.ts'

/** `shape` below 1: the longer it has lasted, the longer it will. */
export interface Weibull {
  readonly scale: number
  readonly shape: number
}

/** `weibullCdf(2, { scale: 2, shape: 3 })` // => 0.63212055882… */
export function weibullCdf(x: number, { scale, shape }: Weibull): number {
  return x <= 0 ? 0 : -Math.expm1(-((x / scale) ** shape))
}

/** `weibullMean({ scale: 3, shape: 0.5 })` // => 6.0000000000… */
export function weibullMean({ scale, shape }: Weibull): number {
  return scale * Math.exp(logGamma(1 + 1 / shape))
}
