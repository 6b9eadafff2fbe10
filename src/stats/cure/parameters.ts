import type { Weibull } from '../weibull.ts'
import type { Watched } from '../survival/watched.ts'
import type { Mixture } from './likelihood.ts'

/** Which numbers a mixture is made of. */
export interface Form {
  readonly losses: 'none' | 'exponential' | 'weibull'
  /** Nobody stays for ever. */
  readonly isWhole: boolean
}

const NONE: Weibull = { scale: 1, shape: 1 }

/**
 * The mixture of unbounded numbers: scale and shape of the times to go on (logarithms), share that
 * goes on, then scale, share and shape of the losses, as far as the form has them. Shares are
 * logarithms of their ratio to the rest.
 */
export function mixtureAt(at: readonly number[], { losses, isWhole }: Form): Mixture {
  const [scale = 0, shape = 0, on = 0, lostScale = 0] = at
  const timeOn = { scale: Math.exp(scale), shape: Math.exp(shape) }
  const lostShape = losses === 'weibull' ? Math.exp(at.at(-1) ?? 0) : 1
  const timeLost = losses === 'none' ? NONE : { scale: Math.exp(lostScale), shape: lostShape }
  const parts = [
    on,
    losses === 'none' ? -Infinity : isWhole ? 0 : (at[4] ?? 0),
    isWhole ? -Infinity : 0,
  ]
  const most = Math.max(...parts)
  const [first = 0, second = 0, third = 0] = parts.map((part) => Math.exp(part - most))
  const all = first + second + third
  return { on: first / all, lost: second / all, never: third / all, timeOn, timeLost }
}

/** Where to begin: with what has happened so far; and as if most were still to come, later. */
export function startsFor(
  watched: readonly Watched[],
  { losses, isWhole }: Form,
): { readonly sofar: readonly number[]; readonly later: readonly number[] } {
  const [on, lost] = [sumOf(watched, 0), sumOf(watched, 1)]
  const open = Math.max(1, sumOf(watched, null).count)
  const rest = isWhole ? Math.max(1, lost.count) : open
  const start = (later: number, more: number): readonly number[] => [
    Math.log(on.mean) + later,
    0,
    Math.log((on.count + 1) / rest) + (isWhole ? 0 : more),
    ...(losses === 'none' ? [] : [Math.log(lost.mean) + later]),
    ...(losses === 'none' || isWhole ? [] : [Math.log((lost.count + 1) / rest) + more]),
    ...(losses === 'weibull' ? [0] : []),
  ]
  return { sofar: start(0, 0), later: start(Math.log(3), 2) }
}

function sumOf(
  watched: readonly Watched[],
  cause: number | null,
): { readonly count: number; readonly mean: number } {
  const own = watched.filter((each) => each.cause === cause)
  const count = own.reduce((sum, each) => sum + each.count, 0)
  const age = own.reduce((sum, each) => sum + each.count * Math.max(0.5, each.age), 0)
  return { count, mean: count === 0 ? 1 : age / count }
}
