import type { Day } from '../../time/calendar.ts'
import type { Life, Line } from '../life/life.ts'
import type { Offer } from '../truth/truth.ts'
import type { BillingAccount } from './billing-account.ts'
import { addInvoices } from './invoices.ts'
import { decimal, money } from './money.ts'
import { code, companyName } from './names.ts'
import { seenEntry } from './office.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'
import { addUsage } from './usage.ts'

/** From the commitment on: the customer, each line of its subscription, what was invoiced for it. */
export function addBilling(rows: SystemRows, life: Life, office: Office): void {
  const { company, clock } = office
  const committed = seenEntry(office, life, 'commit')
  const offer = company.truth.offers[life.offer]
  if (life.contract === null || committed === null || offer === undefined) return
  const account: BillingAccount = {
    customer: code('C', life.journey),
    subscription: code('S', life.journey),
    product: offer.products[life.product]?.value ?? null,
    currency: life.currency,
    offer,
  }
  rows['billing/customers'].push([
    account.customer,
    code('A', life.account),
    companyName(life.account),
    life.currency,
  ])
  const { lines } = life.contract
  const stamp = clock.stamp(committed)
  const leaves = lines.findIndex(({ cancelledOn }) => cancelledOn !== null)
  lines.forEach((line, i) => {
    if (line.startedOn >= company.endDay) return
    addLine(rows, line, { account, office, life, stamp, leaves: i === leaves })
    addInvoices(rows, line, account, { office, life, line: i })
  })
  addUsage(rows, life, account, office)
}

/** `leaves`: with this line the journey is lost, at a known second. */
function addLine(
  rows: SystemRows,
  line: Line,
  given: {
    readonly account: BillingAccount
    readonly office: Office
    readonly life: Life
    readonly stamp: string
    readonly leaves: boolean
  },
): void {
  const { account, office, life, leaves } = given
  const { company, clock } = office
  const loss = leaves ? life.loss : null
  const ended =
    loss !== null
      ? loss.at < company.end
        ? clock.stamp(loss.at)
        : null
      : line.endedOn < company.endDay
        ? `${clock.day(line.endedOn)} 00:00:00`
        : null
  const cancelledOn = seenDay(line.cancelledOn, company.endDay)
  rows['billing/subscriptions'].push([
    account.subscription,
    account.customer,
    code('D', life.journey),
    account.product,
    account.offer.revenueModel,
    ended === null ? 'active' : cancelledOn === null ? 'ended' : 'cancelled',
    line.cause,
    clock.day(line.startedOn),
    ended,
    given.stamp,
    cancelledOn === null ? null : clock.day(cancelledOn),
    cancelledOn === null || ended === null ? null : (loss?.reason ?? null),
    clock.day(line.termEndsOn),
    money(perPeriod(line.amount, account.offer.billing)),
    money(perPeriod(line.listAmount, account.offer.billing)),
    money(line.amount),
    account.offer.billing,
    decimal(line.listAmount === 0 ? 0 : 1 - line.amount / line.listAmount, 6),
    account.currency,
  ])
}

function seenDay(day: Day | null, end: Day): Day | null {
  return day !== null && day < end ? day : null
}

/** Cents of a month or a year, of a year's. */
export function perPeriod(yearly: number, billing: Offer['billing']): number {
  return billing === 'year' ? yearly : Math.round(yearly / 12)
}
