/** An interval for a probability, within [0, 1]. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** On which scale the estimate is taken to be normal. */
export type IntervalKind = 'plain' | 'log' | 'log-log'

/** Of the standard normal distribution: 95 % lie within ±1.96. */
export const z95 = 1.959963984540054

/**
 * The interval of a probability from its standard error (Kalbfleisch & Prentice 2002, 1.4; R
 * `survival` `conf.type`); `null` where the scale does not reach: a log at 0, a log-log at 0 or 1.
 * `interval(0.5, 0.1, 'plain')` // => { low: 0.3040036015459946, high: 0.6959963984540054 }
 */
export function interval(
  probability: number,
  standardError: number,
  kind: IntervalKind,
  z = z95,
): Interval | null {
  const half = z * standardError
  if (kind === 'plain') return within(probability - half, probability + half)
  if (probability <= 0) return null
  if (kind === 'log') {
    const factor = Math.exp(half / probability)
    return within(probability / factor, probability * factor)
  }
  if (probability >= 1) return null
  const logarithm = Math.log(probability)
  const power = Math.exp(half / (probability * Math.abs(logarithm)))
  return within(Math.exp(logarithm * power), Math.exp(logarithm / power))
}

function within(low: number, high: number): Interval {
  return { low: Math.max(0, low), high: Math.min(1, high) }
}
