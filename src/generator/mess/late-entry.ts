import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const knownAt = cellOf('marketing/leads', 'known_at')
const engagedAt = cellOf('marketing/leads', 'engaged_at')
const importedAt = cellOf('marketing/leads', 'imported_at')
const createdAt = cellOf('crm/deals', 'created_at')

/** A lead was imported when its deal was opened: nobody wrote down what had been before. */
export const lateEntry: MessKind = {
  rate: 0.1,
  of: 'leads with a deal',
  loosens: [],
  effect:
    'These journeys have no entries into awareness and education, and `observed_from` says since ' +
    'when they are watched; later stages are as they were. No finding.',
  apply(rows, { rate, draws }) {
    const deal = rows['crm/deals'][0]
    if (deal === undefined || draws.uniform() >= rate) return
    for (const lead of rows['marketing/leads']) {
      knownAt.set(lead, null)
      engagedAt.set(lead, null)
      importedAt.set(lead, createdAt.get(deal))
    }
  },
}
