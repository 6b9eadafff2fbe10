import type { Interval } from '../../engine/engine.ts'
import type { CohortCell } from '../../engine/money.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import { nextPeriod, type Day } from '../../time/calendar.ts'
import { readDecimal } from '../../money/decimal.ts'

/** One age of one cohort; what lies beyond what is known is `null`, not zero. */
export interface TriangleCell {
  readonly start: Day
  readonly age: number
  readonly seen: Seen | null
  /** Of the ages shown, the share that the cohort has lived through. */
  readonly maturity: number
}

export interface Seen {
  readonly units: number
  /** Scaled by 10^10, as the others: now, at age 0, and of that what is kept. */
  readonly amount: bigint
  readonly begun: bigint
  readonly kept: bigint
  /** Fractions of age 0. */
  readonly share: number
  readonly grossShare: number
  readonly unitShare: number
}

export interface TriangleOptions extends Pick<RevenuePolicies, 'grossCap'> {
  readonly interval: Interval
  readonly asOf: Day
}

/** Cohorts by the period in which they began, each at every age that the oldest has reached. */
export function triangle(
  cells: readonly CohortCell[],
  { interval, asOf, grossCap }: TriangleOptions,
): readonly TriangleCell[] {
  const starts = [...new Set(cells.map(({ start }) => start))].toSorted((a, b) => a - b)
  const lived = new Map(starts.map((start) => [start, lastAge(start, asOf, interval)]))
  const oldest = Math.max(0, ...lived.values())
  const found = new Map(cells.map((cell) => [`${cell.start} ${cell.age}`, cell]))
  return starts.flatMap((start) => {
    const last = lived.get(start) ?? 0
    const first = found.get(`${start} 0`)
    return Array.from({ length: oldest + 1 }, (_, age): TriangleCell => ({
      start,
      age,
      seen:
        age > last || first === undefined
          ? null
          : seenAt(found.get(`${start} ${age}`), first, grossCap),
      maturity: oldest === 0 ? 1 : last / oldest,
    }))
  })
}

/** Of a cohort that nobody is left of there is no cell: it is zero. */
function seenAt(
  cell: CohortCell | undefined,
  first: CohortCell,
  grossCap: RevenuePolicies['grossCap'],
): Seen {
  const begun = readDecimal(first.amount)
  const amount = readDecimal(cell?.amount ?? '0')
  const capped = amount < begun ? amount : begun
  const kept = grossCap === 'total' ? capped : readDecimal(cell?.kept ?? '0')
  const units = cell?.units ?? 0
  return {
    units,
    amount,
    begun,
    kept,
    share: Number(amount) / Number(begun),
    grossShare: Number(kept) / Number(begun),
    unitShare: units / first.units,
  }
}

/** The age of the last period that was whole by the as-of date. */
function lastAge(start: Day, asOf: Day, interval: Interval): number {
  let age = -1
  for (let end = nextPeriod(start, interval); end <= asOf; end = nextPeriod(end, interval)) age += 1
  return Math.max(0, age)
}
