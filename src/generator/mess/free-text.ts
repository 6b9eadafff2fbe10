import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const amount = cellOf('crm/deals', 'amount')
const remarks = ['tbd', 'ask finance', 'see the offer, page 2', '"as last year"']

/** Somebody wrote words where an amount belongs. */
export const freeText: MessKind = {
  rate: 0.02,
  of: 'deals',
  loosens: ['crm/deals.amount'],
  effect: 'Their amounts are not known. Finding: wrong_type (journeys.amount).',
  apply(rows, { rate, draws }) {
    for (const deal of rows['crm/deals']) {
      if (draws.uniform() >= rate) continue
      const known = amount.get(deal)
      const place = Math.floor(draws.uniform() * (remarks.length + 1))
      amount.set(deal, remarks[place] ?? `about ${String(known)}`)
    }
  },
}
