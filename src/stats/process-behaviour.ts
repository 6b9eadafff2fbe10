import { meanOf } from './sum-of.ts'

/** How a series of single values behaves: what is its noise, and where it says something. */
export interface ProcessBehaviour {
  readonly centre: number
  /** Natural limits: values of the same process stay within them nearly always. */
  readonly low: number
  readonly high: number
  /** For each value, why it is more than noise; `null`: it is not. */
  readonly signals: readonly (Signal | null)[]
}

/**
 * - `outside`: beyond a limit.
 * - `near_limit`: three of four in a row nearer to a limit than to the centre, on one side.
 * - `run`: eight in a row on one side of the centre.
 */
export type Signal = 'outside' | 'near_limit' | 'run'

/** 3 ÷ 1.128, the mean range of two draws from a normal distribution in standard deviations. */
const LIMITS = 2.66
/** With fewer values the limits are guesswork. */
export const LEAST_VALUES = 6

/**
 * The XmR chart of Shewhart and Wheeler (Understanding Variation, 2000): centre ± 2.66 times the
 * mean moving range. `baseline` values from the start set centre and limits; the others are judged
 * by them. `null` where fewer than six set them.
 */
export function processBehaviour(
  values: readonly number[],
  baseline = values.length,
): ProcessBehaviour | null {
  const base = values.slice(0, baseline)
  if (base.length < LEAST_VALUES) return null
  const centre = meanOf(base)
  const ranges = base.slice(1).map((value, index) => Math.abs(value - (base[index] ?? value)))
  const reach = LIMITS * meanOf(ranges)
  const offsets = values.map((value) => offsetFrom(centre, value))
  const signals = offsets.map((_, index) => signalAt(offsets.slice(0, index + 1), reach))
  return { centre, low: centre - reach, high: centre + reach, signals }
}

/** Of the centre's size, what sums of equal values may differ by. */
const ROUNDING = 1e-12

/** A value that differs in its last digits alone lies on the centre. */
function offsetFrom(centre: number, value: number): number {
  const offset = value - centre
  return Math.abs(offset) <= ROUNDING * Math.abs(centre) ? 0 : offset
}

/** @param offsets from the centre, up to the value that is judged */
function signalAt(offsets: readonly number[], reach: number): Signal | null {
  const last = offsets.at(-1) ?? 0
  const side = Math.sign(last)
  if (Math.abs(last) > reach) return 'outside'
  const far = offsets.slice(-4).filter((offset) => offset * side > reach / 2).length
  if (far >= 3 && last * side > reach / 2) return 'near_limit'
  const run = offsets.slice(-8)
  return side !== 0 && run.length === 8 && run.every((offset) => offset * side > 0) ? 'run' : null
}
