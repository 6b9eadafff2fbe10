import type { Interval } from '../../engine/engine.ts'
import type { Moved, Movement } from '../../engine/money.ts'
import { nextPeriod, periodsBetween, type Day } from '../../time/calendar.ts'
import { readDecimal, roundedShare } from '../../money/decimal.ts'

export type BridgeStep = Interval | 'day'

/** What led from one amount to another within a period, in scaled money (10^-10). */
export interface BridgeRow {
  readonly period: Day
  /** First day after it, or the end of what is told where that is earlier. */
  readonly end: Day
  /** The share of its days that is over. */
  readonly maturity: number
  readonly opening: bigint
  readonly moved: Readonly<Record<Movement, bigint>>
  readonly closing: bigint
  /** Who pays at its end. */
  readonly customers: number
}

export interface BridgeRange {
  /** First day of a period; what moved before it makes the first opening. */
  readonly from: Day | null
  /** First day not told any more. */
  readonly until: Day
  readonly step: BridgeStep
}

export const movements: readonly Movement[] = [
  'new',
  'expansion',
  'minor_expansion',
  'contraction',
  'churn',
  'reactivation',
  'currency',
]

/**
 * Every period from the first in which anything moved (or from `from`, if that is later), none left
 * out: opening + everything moved = closing, and each closing is the next opening, exactly.
 */
export function bridge(moved: readonly Moved[], { from, until, step }: BridgeRange): BridgeRow[] {
  const first = moved.reduce((least, { period }) => Math.min(least, period), Infinity)
  const begin = Math.max(first, from ?? first)
  if (begin >= until) return []
  const byPeriod = new Map<Day, Moved[]>()
  for (const each of moved) {
    const same = byPeriod.get(each.period)
    if (same === undefined) byPeriod.set(each.period, [each])
    else same.push(each)
  }
  const before = moved.filter(({ period }) => period < begin)
  let level = before.reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
  let customers = customersOf(before)
  return steps(begin, until, step).map((period) => {
    const own = byPeriod.get(period) ?? []
    const next = step === 'day' ? period + 1 : nextPeriod(period, step)
    const end = Math.min(next, until)
    const opening = level
    const sums = Object.fromEntries(movements.map((name) => [name, 0n])) as Record<Movement, bigint>
    for (const { movement, amount } of own) sums[movement] += readDecimal(amount)
    level = movements.reduce((sum, name) => sum + sums[name], opening)
    customers += customersOf(own)
    const maturity = (end - period) / (next - period)
    return { period, end, maturity, opening, moved: sums, closing: level, customers }
  })
}

/** Who came less who left. */
function customersOf(moved: readonly Moved[]): number {
  return moved.reduce((sum, { movement, units }) => {
    if (movement === 'new' || movement === 'reactivation') return sum + units
    return movement === 'churn' ? sum - units : sum
  }, 0)
}

function steps(from: Day, until: Day, step: BridgeStep): readonly Day[] {
  if (step !== 'day') return periodsBetween(from, until, step)
  return Array.from({ length: until - from }, (_, index) => from + index)
}

/**
 * What was gained for each unit of money lost: (new + reactivation + expansion) ÷ (contraction +
 * churn). `null` where nothing was lost.
 */
export function quickRatio({ moved }: Pick<BridgeRow, 'moved'>): number | null {
  const lost = -(moved.contraction + moved.churn)
  if (lost === 0n) return null
  const gained = moved.new + moved.reactivation + moved.expansion + moved.minor_expansion
  return Number(gained) / Number(lost)
}

/**
 * A year's money by the month, rounded half away from zero to ten decimals.
 *
 * perMonth(120_000_000_000n) // => 10000000000n
 */
export function perMonth(scaled: bigint): bigint {
  return roundedShare(scaled, 1n, 12n)
}

/** The same bridge by the month, and in each period what rounding adds or takes. */
export function monthlyBridge(row: BridgeRow): BridgeRow & { readonly rounding: bigint } {
  const moved = Object.fromEntries(
    movements.map((name) => [name, perMonth(row.moved[name])]),
  ) as Record<Movement, bigint>
  const [opening, closing] = [perMonth(row.opening), perMonth(row.closing)]
  const rounding = movements.reduce((left, name) => left - moved[name], closing - opening)
  return { ...row, opening, moved, closing, rounding }
}
