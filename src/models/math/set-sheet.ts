import { afterSets, type SetCell } from './set-cell.ts'
import { daysOf, valueOf, valuesOf, type CellName, type Cell, type Sheet } from './sheet.ts'

/**
 * A sheet whose figures are what is set: typed by hand, and so without an interval. A time that is
 * set is all's time, whatever pace was measured.
 */
export function setSheet(sheet: Sheet, sets: readonly SetCell[]): Sheet {
  const own = sets.filter(({ motion }) => motion === null || motion === sheet.motion)
  const after = afterSets(valuesOf(sheet), sheet.motion, own)
  const cells = own.map(({ cell }): [string, Cell] => {
    const value = valueOf(after, cell as CellName)
    return [cell, { value, from: 'typed', low: null, high: null, n: null }]
  })
  const isSet = (stage: string): boolean => own.some(({ cell }) => cell === daysOf(stage))
  const curves = Object.entries(sheet.curves).filter(([stage]) => !isSet(stage))
  return {
    ...sheet,
    cells: { ...sheet.cells, ...Object.fromEntries(cells) },
    curves: Object.fromEntries(curves),
  }
}
