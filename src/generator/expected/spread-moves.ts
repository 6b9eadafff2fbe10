import { normalCdf } from '../../stats/normal.ts'
import type { Spread } from '../truth/truth.ts'

/** Expected rise and fall, as shares of a price that is multiplied by a log-normal factor. */
export interface Moves {
  readonly up: number
  readonly down: number
}

/** `spreadMoves({ median: 1.25, sigma: 0 })` // => { up: 0.25, down: 0 } */
export function spreadMoves({ median, sigma }: Spread): Moves {
  if (sigma === 0) return { up: Math.max(0, median - 1), down: Math.max(0, 1 - median) }
  const middle = Math.log(median)
  const mean = Math.exp(middle + (sigma * sigma) / 2)
  const above = normalCdf(middle / sigma)
  const meanAbove = mean * normalCdf(middle / sigma + sigma)
  return { up: meanAbove - above, down: 1 - above - (mean - meanAbove) }
}
