import type { CohortCell, Held, Moved } from '../../../engine/money.ts'
import { monthsBetween } from './months-between.ts'
import { inUnits, readDecimal } from '../../../money/decimal.ts'
import { periodsBetween, type Day } from '../../../time/calendar.ts'
import type { CustomerFacts, MonthMoves } from './facts.ts'

export interface CustomerCounts {
  readonly origin: Day
  /** Of the slice alone, by month. */
  readonly moved: readonly Moved[]
  readonly cohorts: readonly CohortCell[]
  /** The largest of those who pay at the origin. */
  readonly held: readonly Held[]
  readonly paidYearly: number
}

/** Who pays at the origin, since when, and what moved before. */
export function customerFacts(counts: CustomerCounts): CustomerFacts {
  const { origin, moved, cohorts, held, paidYearly } = counts
  const { ages, leaving } = livesOf(cohorts, origin)
  const months = monthlyMoves(moved, origin)
  const count = ages.reduce((sum, age) => sum + age.count, 0)
  const running = ages.reduce((sum, age) => sum + age.amount, 0)
  return {
    running,
    count,
    squares: squaresOf(held, { count, running }),
    ages,
    leaving,
    months,
    paidYearly,
  }
}

/** Nobody pays, and nobody ever did. */
export const noCustomers: CustomerFacts = {
  running: 0,
  count: 0,
  squares: 0,
  ages: [],
  leaving: [],
  months: [],
  paidYearly: 0,
}

/** Those beyond the largest share what is left evenly. */
function squaresOf(
  held: readonly Held[],
  { count, running }: Pick<CustomerFacts, 'count' | 'running'>,
): number {
  const amounts = held.map(({ amount }) => units(amount))
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  const squares = amounts.reduce((total, amount) => total + amount * amount, 0)
  const others = count - amounts.length
  return others <= 0 ? squares : squares + Math.max(0, running - sum) ** 2 / others
}

interface Cell {
  readonly count: number
  readonly amount: number
}

/** A cohort that grows again, as some came back, is held at its lowest for who leaves. */
function livesOf(
  cells: readonly CohortCell[],
  origin: Day,
): Pick<CustomerFacts, 'ages' | 'leaving'> {
  const cohorts = new Map<Day, Map<number, Cell>>()
  for (const { start, age, units: count, amount } of cells) {
    const cohort = cohorts.get(start) ?? new Map<number, Cell>()
    cohort.set(age, { count, amount: units(amount) })
    cohorts.set(start, cohort)
  }
  const ages: { age: number; count: number; amount: number }[] = []
  const leaving = new Map<number, { age: number; atRisk: number; lost: number }>()
  for (const [start, cohort] of cohorts) {
    const last = monthsBetween(start, origin) - 1
    let there = cohort.get(0)?.count ?? 0
    for (let age = 0; age < last; age++) {
      const left = Math.min(there, cohort.get(age + 1)?.count ?? 0)
      const before = leaving.get(age) ?? { age, atRisk: 0, lost: 0 }
      if (there > 0) {
        leaving.set(age, {
          age,
          atRisk: before.atRisk + there,
          lost: before.lost + there - left,
        })
      }
      there = left
    }
    const now = cohort.get(last)
    if (now !== undefined) ages.push({ age: last, ...now })
  }
  return { ages: ages.toSorted(byAge), leaving: [...leaving.values()].toSorted(byAge) }
}

function byAge(one: { readonly age: number }, other: { readonly age: number }): number {
  return one.age - other.age
}

const PARTS = {
  new: 'fresh',
  reactivation: 'returned',
  expansion: 'expanded',
  minor_expansion: 'expanded',
  contraction: 'contracted',
  churn: 'churned',
  currency: 'currency',
} as const satisfies Readonly<Record<Moved['movement'], keyof MonthMoves>>

/** Month by month from the first in which anybody paid; exact until each sum becomes a number. */
function monthlyMoves(moved: readonly Moved[], origin: Day): readonly MonthMoves[] {
  const first = Math.min(...moved.map(({ period }) => period))
  if (!Number.isFinite(first)) return []
  const byMonth = new Map<Day, Moved[]>()
  for (const each of moved) byMonth.set(each.period, [...(byMonth.get(each.period) ?? []), each])
  let closing = 0n
  let customers = 0
  return periodsBetween(first, origin, 'month').map((month): MonthMoves => {
    const own = byMonth.get(month) ?? []
    const opening = closing
    const before = customers
    const parts = {
      fresh: 0n,
      returned: 0n,
      expanded: 0n,
      contracted: 0n,
      churned: 0n,
      currency: 0n,
    }
    let left = 0
    for (const { movement, amount, units: count } of own) {
      const scaled = readDecimal(amount)
      closing += scaled
      parts[PARTS[movement]] += scaled
      if (movement === 'new' || movement === 'reactivation') customers += count
      if (movement === 'churn') left += count
    }
    customers -= left
    return {
      opening: inUnits(opening),
      fresh: inUnits(parts.fresh),
      returned: inUnits(parts.returned),
      expanded: inUnits(parts.expanded),
      contracted: inUnits(-parts.contracted),
      churned: inUnits(-parts.churned),
      currency: inUnits(parts.currency),
      closing: inUnits(closing),
      customers: before,
      left,
    }
  })
}

function units(amount: string): number {
  return inUnits(readDecimal(amount))
}
