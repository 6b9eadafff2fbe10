import { formatDecimal } from '../../src/money/decimal.ts'
import { parentOf } from '../../src/generator/life/accounts.ts'
import type { Company } from '../../src/generator/life/company.ts'
import type { Life } from '../../src/generator/life/life.ts'
import { lives } from '../../src/generator/life/lives.ts'
import { perPeriod } from '../../src/generator/systems/billing.ts'
import { profiles } from '../../src/standard/profiles.ts'
import type { MoneyGrain, RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import type { Day } from '../../src/time/calendar.ts'
import {
  addDays,
  dayOfInstant,
  formatDay,
  nextPeriod,
  periodStart,
} from '../../src/time/calendar.ts'

/**
 * Recurring money as it truly is of made-up customers: what each of their prices is for a year, day
 * by day, added up and compared with nothing of the engines. Cents; one currency.
 */
export interface Price {
  readonly unit: string
  readonly from: Day
  /** Excluded; `null`: it runs on when the exports are made. */
  readonly to: Day | null
  readonly cents: number
}

const movements = ['new', 'expansion', 'contraction', 'churn', 'reactivation'] as const

export function profileOf(id: string): RevenuePolicies {
  const found = profiles.find((profile) => profile.id === id)
  if (found === undefined) throw new Error(`unknown profile: ${id}`)
  return found.policies
}

/** All prices that had begun when the exports were made. */
export function pricesOf(
  company: Company,
  grain: MoneyGrain,
  { ends, usage }: Pick<RevenuePolicies, 'ends' | 'usage'>,
): readonly Price[] {
  return [...lives(company)].flatMap((life) => {
    const offer = company.truth.offers[life.offer]
    if (life.contract === null || offer === undefined) return []
    if (offer.revenueModel === 'usage' && usage === 'exclude') return []
    const unit = unitOf(company, life, grain)
    const times = offer.billing === 'year' ? 1 : 12
    const { lines } = life.contract
    const leaves = lines.findIndex(({ cancelledOn }) => cancelledOn !== null)
    return lines.flatMap((line, i): Price[] => {
      if (line.startedOn >= company.endDay) return []
      const lost = i === leaves && life.loss !== null ? life.loss.at : null
      const over =
        lost === null
          ? line.endedOn < company.endDay
            ? line.endedOn
            : null
          : lost < company.end
            ? dayOfInstant(lost, company.offsets)
            : null
      const said = line.cancelledOn
      const isSaid = ends === 'cancelled' && said !== null && said < company.endDay
      const to = isSaid ? Math.min(said, over ?? Infinity) : over
      const cents = perPeriod(line.amount, offer.billing) * times
      return [{ unit, from: line.startedOn, to, cents }]
    })
  })
}

function unitOf(company: Company, life: Life, grain: MoneyGrain): string {
  if (grain === 'subscription') return `S${life.journey}`
  return `A${grain === 'parent' ? (parentOf(company, life.account) ?? life.account) : life.account}`
}

/** What each unit pays at the end of a day before `at`: begun before it, and not ended before it. */
function paidAt(prices: readonly Price[], at: Day): ReadonlyMap<string, number> {
  const paid = new Map<string, number>()
  for (const { unit, from, to, cents } of prices) {
    if (from >= at || (to !== null && to < at) || cents === 0) continue
    if (to !== null && to <= from) continue
    paid.set(unit, (paid.get(unit) ?? 0) + cents)
  }
  return paid
}

type Step = 'month' | 'quarter' | 'year'

/** Rows as `revenue` tells them, from the first that has any money. */
export function trueBridge(
  prices: readonly Price[],
  { step, asOf, within }: { step: Step; asOf: Day; within: RevenuePolicies['within'] },
): readonly Readonly<Record<string, string | number>>[] {
  const first = Math.min(...prices.map(({ from }) => from))
  const rows: Record<string, string | number>[] = []
  const ever = new Set<string>()
  let before: ReadonlyMap<string, number> = new Map()
  for (let start = periodStart(first, step); start < asOf; start = nextPeriod(start, step)) {
    const end = Math.min(nextPeriod(start, step), asOf)
    const moved = { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 }
    const opening = sum(before.values())
    const ends = within === 'net' ? [end] : range(start + 1, end)
    for (const at of ends) {
      const after = paidAt(prices, at)
      for (const unit of new Set([...before.keys(), ...after.keys()])) {
        const [was, is] = [before.get(unit) ?? 0, after.get(unit) ?? 0]
        if (was === is) continue
        const kind =
          was === 0
            ? ever.has(unit)
              ? 'reactivation'
              : 'new'
            : is === 0
              ? 'churn'
              : is > was
                ? 'expansion'
                : 'contraction'
        moved[kind] += is - was
      }
      for (const unit of after.keys()) ever.add(unit)
      before = after
    }
    rows.push({
      period: formatDay(start),
      opening: money(opening),
      ...Object.fromEntries(movements.map((name) => [name, money(moved[name])])),
      closing: money(sum(before.values())),
      customers: before.size,
    })
  }
  // Told from the first period in which anything moves.
  return rows.slice(rows.findIndex((row) => movements.some((name) => Number(row[name]) !== 0)))
}

/** Rows as `retention` tells them: what is left, at the end of whole periods, of `window` months ago. */
export function trueRetention(
  prices: readonly Price[],
  { step, asOf, window }: { step: Step; asOf: Day; window: number },
): readonly Readonly<Record<string, string | number>>[] {
  const first = Math.min(...prices.map(({ from }) => from))
  const rows: Record<string, string | number>[] = []
  for (let start = periodStart(first, step); ; start = nextPeriod(start, step)) {
    const end = nextPeriod(start, step)
    if (end > asOf) return rows
    const then = paidAt(prices, monthsBefore(end, window))
    if (then.size === 0) continue
    const now = paidAt(prices, end)
    const both = [...then].map(([unit, was]) => ({ was, is: now.get(unit) ?? 0 }))
    const opening = sum(then.values())
    const kept = sum(both.map(({ was, is }) => Math.min(was, is)))
    const closing = sum(both.map(({ is }) => is))
    const stayed = both.filter(({ is }) => is > 0).length
    rows.push({
      period: formatDay(start),
      gross: kept / opening,
      net: closing / opening,
      logo_churn: (then.size - stayed) / then.size,
      n: then.size,
      n_kept: stayed,
      opening: money(opening),
      kept: money(kept),
      closing: money(closing),
    })
  }
}

/** The first of a month, so many months before the first of another. */
function monthsBefore(end: Day, window: number): Day {
  let start = end
  for (let i = 0; i < window; i++) start = periodStart(addDays(start, -1), 'month')
  return start
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

function money(cents: number): string {
  return formatDecimal(BigInt(cents) * 100_000_000n, 'EUR')
}
