import type { Life } from '../life/life.ts'
import { code } from './names.ts'
import { seenEntry } from './office.ts'
import type { Office } from './office.ts'
import type { SystemRows } from './system-table.ts'

/** Going live and the first impact: promised with the commitment, reached when they are. */
export function addMilestones(rows: SystemRows, life: Life, office: Office): void {
  const { clock } = office
  const committed = seenEntry(office, life, 'commit')
  if (committed === null) return
  const deal = code('D', life.journey)
  const day = clock.dayOf(committed)
  const milestones = [
    ['live', 'live', office.liveDue],
    ['first_impact', 'impact', office.impactDue],
  ] as const
  for (const [milestone, stage, due] of milestones) {
    const at = seenEntry(office, life, stage)
    rows['product/milestones'].push([
      deal,
      milestone,
      clock.day(day + due),
      at === null ? null : clock.stamp(at),
    ])
  }
}
