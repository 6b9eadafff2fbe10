import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const stage = cellOf('crm/deals', 'stage')
const closedAt = cellOf('crm/deals', 'closed_at')
const subscriptionId = cellOf('crm/deals', 'subscription_id')
const stageEntered = cellOf('crm/deal_stages', 'stage')
const dealId = cellOf('billing/subscriptions', 'deal_id')

/** Billing has a customer whose deal nobody closed. */
export const billedWithoutDeal: MessKind = {
  rate: 0.03,
  of: 'customers',
  loosens: [],
  effect:
    'These journeys never entered commit, retention or expansion and are never lost after it; ' +
    'those that went live have passed commit over. Finding: stage_skipped.',
  apply(rows, { rate, draws }) {
    const [deal] = rows['crm/deals']
    const lines = rows['billing/subscriptions']
    if (deal === undefined || lines.length === 0 || draws.uniform() >= rate) return
    const stages = rows['crm/deal_stages'].filter((row) => stageEntered.get(row) !== 'Won')
    rows['crm/deal_stages'].splice(0, Infinity, ...stages)
    const last = stages.at(-1)
    stage.set(deal, last === undefined ? 'Consideration' : stageEntered.get(last))
    closedAt.set(deal, null)
    subscriptionId.set(deal, null)
    for (const line of lines) dealId.set(line, null)
  },
}
