import { afterSets, type SetCell } from './set-cell.ts'
import { valueOf, valuesOf, type CellName, type Cell, type Sheet } from './sheet.ts'

/** A sheet whose figures are what is set: typed by hand, and so without an interval. */
export function setSheet(sheet: Sheet, sets: readonly SetCell[]): Sheet {
  const own = sets.filter(({ motion }) => motion === null || motion === sheet.motion)
  const after = afterSets(valuesOf(sheet), sheet.motion, own)
  const cells = own.map(({ cell }): [string, Cell] => {
    const value = valueOf(after, cell as CellName)
    return [cell, { value, from: 'typed', low: null, high: null, n: null }]
  })
  return { ...sheet, cells: { ...sheet.cells, ...Object.fromEntries(cells) } }
}
