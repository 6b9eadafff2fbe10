import { regularizedGamma } from './gamma.ts'

/** The sum of `shape` exponential times, together `mean` long on average. */
export interface Erlang {
  readonly mean: number
  readonly shape: number
}

/** `erlangCdf(3, { mean: 3, shape: 1 })` // => 0.63212055882… */
export function erlangCdf(x: number, { mean, shape }: Erlang): number {
  return regularizedGamma(shape, (shape * x) / mean)
}
