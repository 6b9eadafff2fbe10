import type { Effort } from '../../models/math/lever.ts'
import type { PlannedSheet } from '../plan/planned-sheets.ts'

/** A slice's sheet, as it stands and with what is set, and what is done to it. */
export interface SliceLevers extends PlannedSheet {
  readonly effort: Effort
}
