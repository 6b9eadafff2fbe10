import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const enteredAt = cellOf('crm/deal_stages', 'entered_at')

/** Somebody moved a deal on, and nothing says when. */
export const missingStamps: MessKind = {
  rate: 0.03,
  of: 'the stages of deals',
  loosens: [],
  effect:
    'Entries into consideration, selection and commit have no date: as many as before have entered ' +
    'and gone on, but fewer count in rates and times. Finding: undated_entry.',
  apply(rows, { rate, draws }) {
    for (const row of rows['crm/deal_stages']) {
      if (draws.uniform() < rate) enteredAt.set(row, null)
    }
  },
}
