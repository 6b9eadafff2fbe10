import { fasterAlong } from './going-on.ts'
import { afterSets, type SetCell } from './set-cell.ts'
import { timeCell, valueOf, valuesOf, type Cell, type Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/**
 * A sheet whose figures are what is set: typed by hand, and so without an interval. A measured pace
 * runs as much faster as its time is set shorter.
 */
export function setSheet(sheet: Sheet, sets: readonly SetCell[]): Sheet {
  const own = sets.filter(({ motion }) => motion === null || motion === sheet.motion)
  const before = valuesOf(sheet)
  const after = afterSets(before, sheet.motion, own)
  const cells = own.map(({ cell }): [string, Cell] => {
    const value = valueOf(after, cell as CellName)
    return [cell, { value, from: 'typed', low: null, high: null, n: null }]
  })
  return {
    ...sheet,
    cells: { ...sheet.cells, ...Object.fromEntries(cells) },
    curves: curvesAt(sheet.curves, before, after),
  }
}

/** A time of none has no pace to be faster than: then all go on after so many days. */
function curvesAt(curves: Sheet['curves'], before: Values, after: Values): Sheet['curves'] {
  const set = Object.entries(curves).flatMap(([stage, shares]) => {
    const cell = timeCell(stage)
    const [was, is] = [valueOf(before, cell), valueOf(after, cell)]
    if (was === is) return [[stage, shares] as const]
    return was > 0 && is > 0 ? [[stage, fasterAlong(shares, was / is)] as const] : []
  })
  return Object.fromEntries(set)
}
