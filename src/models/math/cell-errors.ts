import { z95 } from '../../stats/survival/interval.ts'
import type { Cells } from './sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'

/**
 * Standard errors of measured figures, as wide as their intervals; none where no interval is known.
 *
 * ```ts
 * cellErrors({ price: { value: 10, from: 'typed', low: null, high: null, n: null } }) // => {}
 * ```
 */
export function cellErrors(cells: Cells): Values {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) =>
      cell === undefined || cell.low === null || cell.high === null || cell.high <= cell.low
        ? []
        : [[name, (cell.high - cell.low) / (2 * z95)]],
    ),
  )
}
