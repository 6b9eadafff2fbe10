import type { Interval } from '../../engine/engine.ts'
import type { CohortCell } from '../../engine/money.ts'
import { exposuresOf, type Exposure } from '../../stats/retention/exposure.ts'
import type { Day } from '../../time/calendar.ts'
import { triangle } from '../business/triangle.ts'

/** What was seen of customers by the chances to leave that they let pass. */
export interface Lived {
  readonly exposures: readonly Exposure[]
  readonly customers: number
  readonly lost: number
  /** Customers who were gone and came back: they count as lost. */
  readonly returned: number
  /** A year's worth of all of them when they began; scaled by 10^10. */
  readonly begun: bigint
  /** Who pays now, by how many chances they let pass, and their year's worth now. */
  readonly there: readonly { readonly age: number; readonly amount: bigint }[]
}

/** Months from one chance to leave to the next. */
export const monthsOf: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 }

/**
 * Cohorts by month, seen as often as customers can leave: each month, quarter or year after they
 * began. A cohort that grows again, as some came back, is held at its lowest.
 */
export function livedOf(
  cells: readonly CohortCell[],
  { step, asOf }: { readonly step: Interval; readonly asOf: Day },
): Lived {
  const cohorts = new Map<Day, { age: number; units: number; amount: bigint; begun: bigint }[]>()
  for (const { start, age, seen } of triangle(cells, {
    interval: 'month',
    asOf,
    grossCap: 'customer',
  })) {
    if (seen === null || age % monthsOf[step] !== 0) continue
    const { units, amount, begun } = seen
    const cohort = cohorts.get(start) ?? []
    cohorts.set(start, [...cohort, { age: age / monthsOf[step], units, amount, begun }])
  }
  const each = Array.from(cohorts.values(), (cohort) => {
    const units = cohort.map((_, index) =>
      Math.min(...cohort.slice(0, index + 1).map((cell) => cell.units)),
    )
    const returned = Math.max(...cohort.map((cell, index) => cell.units - units[index]!))
    return { cohort, units, returned, exposures: exposuresOf(units) }
  })
  const exposures = each.flatMap((one) => one.exposures)
  return {
    exposures,
    customers: each.reduce((sum, { units }) => sum + units[0]!, 0),
    lost: exposures.reduce((sum, { lost }) => sum + lost, 0),
    returned: each.reduce((sum, one) => sum + one.returned, 0),
    begun: each.reduce((sum, { cohort }) => sum + cohort[0]!.begun, 0n),
    there: each.map(({ cohort }) => cohort.at(-1)!).filter(({ amount }) => amount > 0n),
  }
}
