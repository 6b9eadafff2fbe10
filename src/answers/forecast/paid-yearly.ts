import type { Engine, Row } from '../../engine/engine.ts'
import { yearlyPayments } from '../../standard/billing-periods.ts'
import { formatDay, parseDay, type Day } from '../../time/calendar.ts'

/** Of how many rows the share is told. */
const MOST_ROWS = 5000
/** A period at least so long is a year. */
const YEAR_DAYS = 360

/**
 * Of what runs on a day, the share that is paid a year or more in advance: by billing periods, or by
 * the periods of invoices, of all slices together.
 */
export async function paidYearly(
  engine: Engine,
  source: 'subscriptions' | 'charges',
): Promise<(on: Day) => number> {
  const needed = source === 'subscriptions' ? 'billing_period' : 'period_start'
  const table = engine.catalog.tables.find(({ name }) => name === source)
  if (table === undefined || !table.columns.includes(needed)) return () => 0
  const page = { scope: [], limit: MOST_ROWS, offset: 0 }
  const { items } = await engine.rows({ table: source, where: {}, ...page })
  const worth = items.map(source === 'subscriptions' ? subscriptionWorth : chargeWorth)
  return (on) => {
    const day = formatDay(on)
    const running = worth.filter(({ from, until }) => from < day && until >= day)
    const all = running.reduce((sum, { amount }) => sum + amount, 0)
    const yearly = running.reduce((sum, { amount, isYearly }) => sum + (isYearly ? amount : 0), 0)
    return all > 0 ? yearly / all : 0
  }
}

interface Worth {
  /** ISO dates; `until` is the first day after. */
  readonly from: string
  readonly until: string
  /** Of a year. */
  readonly amount: number
  readonly isYearly: boolean
}

const ENDLESS = '9999-12-31'
const payments = yearlyPayments('52')

function subscriptionWorth(row: Row): Worth {
  const { num, den } = payments[(row['billing_period'] ?? '').toLowerCase()] ?? { num: 0, den: 1 }
  return {
    from: row['started_at']?.slice(0, 10) ?? ENDLESS,
    until: row['ended_at']?.slice(0, 10) ?? ENDLESS,
    amount: Math.max(0, (Number(row['amount'] ?? 0) * num) / den),
    isYearly: num > 0 && num <= den,
  }
}

function chargeWorth(row: Row): Worth {
  const [from, until] = [row['period_start'], row['period_end']].map((text) =>
    text == null ? null : text.slice(0, 10),
  )
  const days = (parseDay(until ?? '') ?? 0) - (parseDay(from ?? '') ?? 0)
  const isKnown = from != null && until != null && days > 0
  return {
    from: isKnown ? from : ENDLESS,
    until: until ?? ENDLESS,
    amount: isKnown ? Math.max(0, (Number(row['amount'] ?? 0) * 365) / days) : 0,
    isYearly: days >= YEAR_DAYS,
  }
}
