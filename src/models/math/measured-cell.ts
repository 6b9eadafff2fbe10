import { z95 } from '../../stats/survival/interval.ts'
import type { Bounds } from './change.ts'
import type { Cell } from './sheet.ts'

/**
 * A figure as measured, of `n`, its range the normal one within its bounds; without a range where the
 * standard error is not known. `measuredCell(1, null, 4)` // => { value: 1, from: 'measured', low: null, high: null, n: 4 }
 */
export function measuredCell(
  value: number,
  error: number | null,
  n: number | null,
  { least, most }: Bounds = { least: 0, most: Infinity },
): Cell {
  const at = (side: number): number | null =>
    error === null ? null : Math.min(most, Math.max(least, value + side * z95 * error))
  return { value, from: 'measured', low: at(-1), high: at(1), n }
}
