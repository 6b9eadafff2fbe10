import { normalCdf } from './normal.ts'

/** `sigma` is the standard deviation of the logarithm. */
export interface LogNormal {
  readonly median: number
  readonly sigma: number
}

/** `logNormalCdf(12, { median: 12, sigma: 0.8 })` // => 0.5 */
export function logNormalCdf(x: number, { median, sigma }: LogNormal): number {
  if (x <= 0) return 0
  if (sigma === 0) return x < median ? 0 : 1
  return normalCdf(Math.log(x / median) / sigma)
}

/** `logNormalMean({ median: 1, sigma: 2 })` // => 7.38905609893… */
export function logNormalMean({ median, sigma }: LogNormal): number {
  return median * Math.exp((sigma * sigma) / 2)
}
