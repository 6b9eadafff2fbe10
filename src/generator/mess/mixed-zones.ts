import { formatInstant, parseStamp } from '../../time/stamp.ts'
import { localToInstant, zoneOffsets } from '../../time/zone.ts'
import { cellOf } from '../systems/system-table.ts'
import type { MessKind } from './mess-kind.ts'

const enteredAt = cellOf('crm/deal_stages', 'entered_at')
const utc = zoneOffsets('UTC')

/** An integration writes its stamps in UTC, and says so. */
export const mixedZones: MessKind = {
  rate: 0.2,
  of: 'the stages of deals',
  loosens: ['crm/deal_stages.entered_at'],
  effect: 'Nothing: it is the same moment. Finding: mixed_zones (stage_entries.entered_at).',
  apply(rows, { office, rate, draws }) {
    const offsets = zoneOffsets(office.company.truth.timezone)
    for (const row of rows['crm/deal_stages']) {
      if (draws.uniform() >= rate) continue
      const stamp = parseStamp(String(enteredAt.get(row) ?? ''), null)
      if (stamp.kind !== 'local') continue
      const { instant } = localToInstant(stamp.local, offsets)
      enteredAt.set(row, formatInstant(instant, utc).replace('+00:00', 'Z'))
    }
  },
}
