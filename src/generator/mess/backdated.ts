import { pipeline } from '../systems/crm.ts'
import { seenEntry } from '../systems/office.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const LONGEST = 30 * SECONDS_PER_DAY
const stage = cellOf('crm/deal_stages', 'stage')
const recordedAt = cellOf('crm/deal_stages', 'recorded_at')
const entered = new Map<unknown, string>(Object.entries(pipeline))

/** A stage is written down days after it was entered, with the date on which it was. */
export const backdated: MessKind = {
  rate: 0.15,
  of: 'the stages of deals',
  loosens: [],
  effect:
    'Nothing on the day of the exports. As of an earlier day, entries that were recorded later are ' +
    'not known yet. No finding.',
  apply(rows, { life, office, rate, draws }) {
    for (const row of rows['crm/deal_stages']) {
      if (draws.uniform() >= rate) continue
      const at = seenEntry(office, life, entered.get(stage.get(row)) ?? '')
      const recorded = (at ?? Infinity) + 1 + Math.floor(draws.uniform() * LONGEST)
      if (recorded < office.company.end) recordedAt.set(row, office.clock.stamp(recorded))
    }
  },
}
