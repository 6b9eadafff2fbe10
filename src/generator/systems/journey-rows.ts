import type { Life } from '../life/life.ts'
import { addBilling } from './billing.ts'
import { addCrm } from './crm.ts'
import { addMarketing } from './marketing.ts'
import type { Office } from './office.ts'
import { addMilestones } from './product.ts'
import type { SystemRows } from './system-table.ts'

/** What the systems hold of a journey on the day of the exports, added to `rows`. */
export function addJourney(rows: SystemRows, life: Life, office: Office): void {
  addMarketing(rows, life, office)
  addCrm(rows, life, office)
  addBilling(rows, life, office)
  addMilestones(rows, life, office)
}
