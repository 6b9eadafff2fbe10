import type { CellName } from '../../standard/sheet-cells.ts'

/**
 * Why cells could not be measured:
 *
 * - `stage`: `where` has no entries.
 * - `table`: `where` is not mapped.
 * - `few`: too few entered `where`, or none could be followed long enough.
 * - `months`: no whole month of entries of `where` is known.
 * - `young`: nobody paid a year before the last whole month.
 * - `unlinked`: journeys do not name their subscriptions.
 * - `list`: no signed subscription has its list price.
 * - `nothing`: nothing was signed that has an amount.
 */
export type GapReason =
  | 'stage'
  | 'table'
  | 'few'
  | 'months'
  | 'young'
  | 'unlinked'
  | 'list'
  | 'nothing'

export interface Gap {
  readonly cells: readonly CellName[]
  readonly why: GapReason
  readonly where: string
}
