import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const leadId = cellOf('marketing/leads', 'lead_id')
const mergedInto = cellOf('marketing/leads', 'merged_into')

/** Records that were exported twice, and leads that were entered twice and merged later. */
export const duplicates: MessKind = {
  rate: 0.02,
  of: 'leads and the stages of deals',
  loosens: [],
  effect:
    'Nothing: a record that is there twice counts once, a merged lead not at all. Finding: ' +
    'duplicate_key; the table identities is there.',
  apply(rows, { rate, draws }) {
    const leads = rows['marketing/leads']
    const [lead] = leads
    if (lead !== undefined) {
      if (draws.uniform() < rate) leads.push([...lead])
      if (draws.uniform() < rate) {
        const merged = [...lead]
        leadId.set(merged, `${String(leadId.get(lead))}M`)
        mergedInto.set(merged, leadId.get(lead))
        leads.push(merged)
      }
    }
    const stages = rows['crm/deal_stages']
    const again = stages.filter(() => draws.uniform() < rate).map((row) => [...row])
    stages.push(...again)
  },
}
