import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Life, Line } from '../life/life.ts'
import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { BillingAccount } from './billing-account.ts'
import { addInvoice } from './invoices.ts'
import { money } from './money.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'
import { monthOf, monthStart } from './wall-clock.ts'

/**
 * What usage-based and prepaid customers consume in each whole month, valued at the price of their
 * line: log-normal around it, with a trend. Whoever pays by use is invoiced for it a month later.
 */
export function addUsage(
  rows: SystemRows,
  life: Life,
  account: BillingAccount,
  office: Office,
): void {
  const { offer } = account
  const first = life.contract?.lines[0]
  if (offer.revenueModel === 'subscription' || first === undefined) return
  const { clock, company } = office
  const { sigma, trend } = offer.usage
  const draws = stream(company.seed, purpose.usage, life.journey)
  for (let month = monthOf(first.startedOn); monthStart(month + 1) <= company.endDay; month++) {
    const [from, until] = [monthStart(month), monthStart(month + 1)]
    const level = Math.exp(sigma * draws.normal() - (sigma * sigma) / 2)
    const grown = (1 + trend) ** ((from - first.startedOn) / DAYS_PER_YEAR)
    const cents = Math.round(priced(life.contract?.lines ?? [], from, until) * level * grown)
    if (cents === 0) continue
    rows['product/usage'].push([
      account.customer,
      account.subscription,
      account.product,
      clock.day(from),
      'credits',
      money(cents),
    ])
    if (offer.revenueModel !== 'usage' || until >= company.endDay) continue
    const place = clock.day(from).slice(0, 7)
    addInvoice(rows, { place, on: until, from, until, cents, kind: 'usage' }, account, {
      office,
      life,
    })
  }
}

/** Cents that the days of a month cost at the price of the lines they are in. */
function priced(lines: readonly Line[], from: number, until: number): number {
  return lines.reduce((sum, line) => {
    const days = Math.min(line.endedOn, until) - Math.max(line.startedOn, from)
    return days > 0 ? sum + (line.amount / 12) * (days / (until - from)) : sum
  }, 0)
}
