import type { TableId } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const billing: readonly TableId[] = [
  'billing/customers',
  'billing/subscriptions',
  'billing/invoices',
  'product/usage',
]

/** A deal is won, and nobody told billing. */
export const unbilledWins: MessKind = {
  rate: 0.03,
  of: 'customers',
  loosens: [],
  effect:
    'These journeys have no entries into retention and expansion and are never lost after the ' +
    'commitment, because billing does not know them. Finding: orphan (journeys.subscription_id).',
  apply(rows, { rate, draws }) {
    if (rows['billing/customers'].length === 0 || draws.uniform() >= rate) return
    for (const table of billing) rows[table].length = 0
  },
}
