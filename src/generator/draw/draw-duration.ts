import type { Duration } from '../truth/truth.ts'
import { pickShare } from './pick-share.ts'
import type { Stream } from './stream.ts'

/** Days, above or at zero. A mixture first draws which part; the rest by inversion or a normal. */
export function drawDuration(time: Duration, draws: Stream): number {
  switch (time.kind) {
    case 'lognormal':
      return time.median * Math.exp(time.sigma * draws.normal())
    case 'weibull':
      return time.scale * exponential(draws) ** (1 / time.shape)
    case 'erlang':
      return (time.mean / time.shape) * erlang(time.shape, draws)
    case 'mixture':
      return drawDuration(time.parts[pickShare(time.parts, draws.uniform())]!.time, draws)
  }
}

/** Mean 1. */
export function exponential(draws: Stream): number {
  return -Math.log(1 - draws.uniform())
}

function erlang(shape: number, draws: Stream): number {
  let sum = 0
  for (let phase = 0; phase < shape; phase++) sum += exponential(draws)
  return sum
}
