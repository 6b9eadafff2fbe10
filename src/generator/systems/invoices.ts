import type { Day } from '../../time/calendar.ts'
import type { Life, Line } from '../life/life.ts'
import type { BillingAccount } from './billing-account.ts'
import { money } from './money.ts'
import { scramble } from './names.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'
import { addMonths } from './wall-clock.ts'

/** Customers pay within so many days. */
const SLOWEST = 45

/**
 * Each period is invoiced in advance, no longer than to the end of the term; when a line ends
 * within one, the days that are left are credited. Consumption is invoiced by `addUsage`.
 */
export function addInvoices(
  rows: SystemRows,
  line: Line,
  account: BillingAccount,
  given: { readonly office: Office; readonly life: Life; readonly line: number },
): void {
  if (account.offer.revenueModel === 'usage') return
  const { company } = given.office
  const months = account.offer.billing === 'year' ? 12 : 1
  const yearly = account.offer.billing === 'year' ? line.amount : Math.round(line.amount / 12)
  const last = Math.min(line.endedOn, company.endDay)
  for (let nth = 0; ; nth++) {
    const from = addMonths(line.startedOn, nth * months)
    if (from >= last) return
    const whole = addMonths(line.startedOn, (nth + 1) * months)
    const until = Math.min(whole, line.termEndsOn)
    const cents = Math.round((yearly * (until - from)) / (whole - from))
    const place = `${given.line + 1}-${nth + 1}`
    addInvoice(rows, { place, on: from, from, until, cents, kind: 'recurring' }, account, given)
    if (line.endedOn < until && line.endedOn < company.endDay) {
      const unused = -Math.round((cents * (until - line.endedOn)) / (until - from))
      const credit = { place: `${place}C`, on: line.endedOn, from: line.endedOn, until }
      addInvoice(rows, { ...credit, cents: unused, kind: 'credit' }, account, given)
    }
  }
}

export interface Invoice {
  /** Tells it from the others of the subscription. */
  readonly place: string
  readonly on: Day
  readonly from: Day
  readonly until: Day
  readonly cents: number
  readonly kind: 'recurring' | 'usage' | 'credit'
}

export function addInvoice(
  rows: SystemRows,
  { place, on, from, until, cents, kind }: Invoice,
  account: BillingAccount,
  { office, life }: { readonly office: Office; readonly life: Life },
): void {
  const { clock, company } = office
  const paidOn = kind === 'credit' ? on : on + (scramble(life.journey + on) % SLOWEST)
  const isPaid = paidOn < company.endDay
  rows['billing/invoices'].push([
    `${account.subscription}-${place}`,
    account.customer,
    account.subscription,
    account.product,
    clock.day(on),
    clock.day(from),
    clock.day(until),
    isPaid ? clock.day(paidOn) : null,
    money(cents),
    kind,
    isPaid ? 'paid' : 'open',
    account.currency,
  ])
}
