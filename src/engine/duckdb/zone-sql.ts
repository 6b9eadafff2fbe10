import { formatInstant } from '../../time/stamp.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { literal } from './database.ts'

/** A step function over seconds: from `at` on (`-Infinity` first), `value` holds. */
interface Step {
  readonly at: number
  /** SQL. */
  readonly value: string | number
}

const DOUBT = 1_000_000

/** 1985 to 2045: the years nearly all records are of, and a tenth of a zone's changes. */
export const USUAL = { from: 473_385_600, to: 2_366_841_600 } as const
const MARGIN = 2 * 86_400

/** The offsets a zone has in the usual years: what is planned and run for every row. */
export function usualOffsets(offsets: readonly ZoneOffset[]): readonly ZoneOffset[] {
  return offsetsWithin(offsets, { from: USUAL.from - MARGIN, to: USUAL.to + MARGIN })
}

/** The offsets that say of instants from one to another what all say: the fewer, the less is run. */
export function offsetsWithin(
  offsets: readonly ZoneOffset[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly ZoneOffset[] {
  const [first, ...rest] = offsets.filter(
    (offset, i) => (offsets[i + 1]?.from ?? Infinity) > from && offset.from <= to,
  )
  if (first === undefined) throw new Error('zone offsets must not be empty')
  return [{ ...first, from: -Infinity }, ...rest]
}

/**
 * SQL for what the zone says of a wall-clock time: its offset, plus 1,000,000 where the time does
 * not exist, plus 2,000,000 where it occurs twice. Same rule as `localToInstant` in src/time.
 */
export function localReadingSql(local: string, offsets: readonly ZoneOffset[]): string {
  return stepSql(local, localSteps(offsets))
}

/** SQL for the offset within a reading of `localReadingSql`. */
export function offsetOfReading(reading: string): string {
  return `(${reading} - (${doubtOfReading(reading)}) * ${DOUBT})`
}

/** SQL for the doubt within a reading: 0 none, 1 does not exist, 2 occurs twice. */
export function doubtOfReading(reading: string): string {
  return `((${reading} + ${DOUBT / 2}) // ${DOUBT})`
}

/** SQL for the local day (days since 1970-01-01) of an instant. */
export function localDaySql(instant: string, offsets: readonly ZoneOffset[]): string {
  const offset = offsetSql(instant, offsets)
  // Integer division truncates towards zero: lifted by a million days the dividend is positive.
  const lift = 1_000_000
  return `CAST((${instant} + ${offset} + ${lift * 86_400}) // 86400 - ${lift} AS INTEGER)`
}

/** SQL for the seconds east of UTC at an instant. */
export function offsetSql(instant: string, offsets: readonly ZoneOffset[]): string {
  return `(${stepSql(
    instant,
    offsets.map(({ from, offset }) => ({ at: from, value: offset })),
  )})`
}

/** SQL for the offset at an instant as ISO text, such as `+01:00`. */
export function offsetTextSql(instant: string, offsets: readonly ZoneOffset[]): string {
  return `(${stepSql(
    instant,
    offsets.map(({ from }) => ({
      at: from,
      value: literal(formatInstant(from === -Infinity ? -4e10 : from, offsets).slice(19)),
    })),
  )})`
}

function localSteps(offsets: readonly ZoneOffset[]): readonly Step[] {
  const steps: Step[] = []
  offsets.forEach(({ from, offset }, i) => {
    const before = offsets[i - 1]
    if (before === undefined) {
      steps.push({ at: -Infinity, value: offset })
    } else if (offset > before.offset) {
      steps.push({ at: from + before.offset, value: before.offset + DOUBT })
      steps.push({ at: from + offset, value: offset })
    } else {
      steps.push({ at: from + offset, value: offset + 2 * DOUBT })
      steps.push({ at: from + before.offset, value: offset })
    }
  })
  return steps
}

/** SQL for a step function: a balanced tree of comparisons, so that 300 steps cost nine of them. */
export function stepSql(input: string, steps: readonly Step[]): string {
  const [only] = steps
  if (only === undefined) throw new Error('steps must not be empty')
  if (steps.length === 1) return String(only.value)
  const middle = steps.length >> 1
  const at = (steps[middle] as Step).at
  return (
    `CASE WHEN ${input} < ${at} THEN ${stepSql(input, steps.slice(0, middle))} ` +
    `ELSE ${stepSql(input, steps.slice(middle))} END`
  )
}
