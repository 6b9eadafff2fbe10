export interface TimedStep {
  /** Days; `null` where not known. */
  readonly days: number | null
  /** Pixels that its label needs. */
  readonly least: number
}

export interface TimeLengths {
  readonly lengths: readonly number[]
  /** Pixels of the square root of a day; 0 where no time is known. */
  readonly scale: number
  /** Days as which shorter steps are drawn, `null` where all are drawn to scale. */
  readonly floor: number | null
}

const UNTIMED_SHARE = 0.14

/**
 * How long steps are drawn: the square root of their days on one scale that fills the room. A
 * step is never shorter than its label; one without a time has a length that says nothing.
 */
export function timeLengths(
  steps: readonly TimedStep[],
  room: number,
  mostScale = Infinity,
): TimeLengths {
  const timed = steps.filter(({ days }) => days !== null)
  const even = steps.length === 0 ? 0 : room / steps.length
  if (timed.every(({ days }) => days === 0)) {
    return { lengths: steps.map(() => even), scale: 0, floor: null }
  }
  const lengthsAt = (scale: number, untimed: number): readonly number[] =>
    steps.map(({ days, least }) =>
      Math.max(least, days === null ? untimed : scale * Math.sqrt(days)),
    )
  const fits = (lengths: readonly number[]): boolean => sum(lengths) <= room
  const untimed = largest(Math.min(even, room * UNTIMED_SHARE), (length) =>
    fits(lengthsAt(0, length)),
  )
  const scale = Math.min(
    largest(room, (most) => fits(lengthsAt(most, untimed))),
    mostScale,
  )
  const lengths = lengthsAt(scale, untimed)
  const short = timed.filter(({ days, least }) => scale * Math.sqrt(days ?? 0) < least - 0.5)
  const floors = short.map(({ least }) => (least / Math.max(scale, 1e-9)) ** 2)
  return { lengths, scale, floor: floors.length === 0 ? null : Math.max(...floors) }
}

/** The largest value up to `most` that holds, of which all smaller ones do; 0 where none does. */
function largest(most: number, holds: (value: number) => boolean): number {
  if (holds(most)) return most
  let [low, high] = [0, most]
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

/** How a room is shared between two wings. */
export interface WingLengths {
  readonly left: TimeLengths
  readonly right: TimeLengths
}

/** No wing gets less than this share of the room, or the other would be all there is to see. */
const LEAST_SHARE = 0.42

/** Both wings on one scale where that leaves each enough of the room, otherwise each on its own. */
export function wingLengths(
  left: readonly TimedStep[],
  right: readonly TimedStep[],
  room: number,
  most: { readonly left: number; readonly right: number } = { left: Infinity, right: Infinity },
): WingLengths {
  const steps = [...left, ...right]
  const together = timeLengths(steps, room)
  const share = sum(together.lengths.slice(0, left.length)) / room
  const least = (wing: readonly TimedStep[]): number => sum(wing.map((step) => step.least))
  const given = left.length === 0 ? 0 : right.length === 0 ? 1 : shareOf(share)
  const bounded = Math.min(1 - least(right) / room, Math.max(least(left) / room, given))
  return {
    left: timeLengths(left, room * bounded, most.left),
    right: timeLengths(right, room * (1 - bounded), most.right),
  }
}

function shareOf(share: number): number {
  return Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
