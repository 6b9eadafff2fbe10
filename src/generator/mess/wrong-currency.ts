import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const currency = cellOf('crm/deals', 'currency')
const codes = ['USD', 'EUR', 'GBP']

/** A deal's amount stands beside a currency that it is not in. */
export const wrongCurrency: MessKind = {
  rate: 0.02,
  of: 'deals',
  loosens: [],
  effect: 'Their amounts do not count in sums of the bowtie. Finding: other_currency.',
  apply(rows, { office, rate, draws }) {
    for (const deal of rows['crm/deals']) {
      if (draws.uniform() >= rate) continue
      const own = [currency.get(deal), office.company.truth.currency]
      currency.set(deal, codes.find((code) => !own.includes(code)) ?? null)
    }
  },
}
