import { randomBeta } from 'd3-random'
import type { Beta } from '../truth/truth.ts'
import type { Stream } from './stream.ts'

/** A fraction, Beta distributed. */
export function drawBeta({ alpha, beta }: Beta, draws: Stream): number {
  return randomBeta.source(draws.uniform)(alpha, beta)()
}
