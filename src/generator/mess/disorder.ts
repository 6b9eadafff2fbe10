import { pipeline } from '../systems/crm.ts'
import { seenEntry } from '../systems/office.ts'
import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const stage = cellOf('crm/deal_stages', 'stage')
const enteredAt = cellOf('crm/deal_stages', 'entered_at')
const recordedAt = cellOf('crm/deal_stages', 'recorded_at')
const entered = new Map<unknown, string>(Object.entries(pipeline))

/** Somebody caught up on two stages of a deal within a minute, the later one first. */
export const disorder: MessKind = {
  rate: 0.05,
  of: 'deals with two stages',
  loosens: [],
  effect:
    'The earlier of two stages is entered up to a minute after the later one: as many as before ' +
    'have entered and gone on, on another day and in no time. Finding: near_simultaneous.',
  apply(rows, { life, office, rate, draws }) {
    const stages = rows['crm/deal_stages']
    const [earlier, later] = stages
    if (earlier === undefined || later === undefined || draws.uniform() >= rate) return
    const at = seenEntry(office, life, entered.get(stage.get(later)) ?? '')
    const after = (at ?? Infinity) + 1 + Math.floor(draws.uniform() * 59)
    if (after >= office.company.end) return
    const stamp = office.clock.stamp(after)
    enteredAt.set(earlier, stamp)
    recordedAt.set(earlier, stamp)
    stages.splice(0, 2, later, earlier)
  },
}
