import { cellBounds, cellKind } from './cell-kind.ts'
import { changed } from './change.ts'
import { valueOf } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/** A figure set by hand: to a value, by a share of it (`relative`), or by points (.01). */
export interface SetCell {
  /** `null`: in every sheet. */
  readonly motion: string | null
  readonly cell: string
  readonly how: 'to' | 'relative' | 'points'
  readonly by: number
}

const VALUE = /^([+-]?)(\d+(?:\.\d+)?)\s*(%|pt)?$/u

/**
 * `[MOTION.]CELL=VALUE` as it is meant; `null` where it cannot be. A sign changes what is there,
 * relatively (`+10%`) or by points (`+1pt`); without one it is the value itself.
 *
 * ```ts
 * parseSet('rate:selection=+10%') // => { motion: null, cell: 'rate:selection', how: 'relative', by: 0.1 }
 * ```
 */
export function parseSet(text: string): SetCell | null {
  const equals = text.lastIndexOf('=')
  if (equals < 1) return null
  const [name, value] = [text.slice(0, equals).trim(), text.slice(equals + 1).trim()]
  const dot = name.lastIndexOf('.')
  const motion = dot < 0 ? null : name.slice(0, dot)
  const cell = name.slice(dot + 1)
  const [, sign = '', digits = '', unit = ''] = VALUE.exec(value) ?? []
  if (digits === '' || cell === '') return null
  const share = Number(`${sign}${digits}${unit === '' ? '' : 'e-2'}`)
  const kind = cellKind(cell as CellName)
  if (sign === '') {
    if (unit === 'pt' || (unit === '%' && kind !== 'share')) return null
    return { motion, cell, how: 'to', by: share }
  }
  if (unit === '%') return { motion, cell, how: 'relative', by: share }
  return unit === 'pt' && kind === 'share' ? { motion, cell, how: 'points', by: share } : null
}

/**
 * As `parseSet` reads it.
 *
 * ```ts
 * setText({ motion: null, cell: 'price', how: 'to', by: 18000 }) // => 'price=18000'
 * ```
 */
export function setText({ motion, cell, how, by }: SetCell): string {
  const name = motion === null ? cell : `${motion}.${cell}`
  const sign = by < 0 ? '' : '+'
  if (how === 'relative') return `${name}=${sign}${percent(by)}%`
  if (how === 'points') return `${name}=${sign}${percent(by)}pt`
  const isShare = cellKind(cell as CellName) === 'share'
  return `${name}=${isShare ? `${percent(by)}%` : String(by)}`
}

/** The figures after what is set, in the order in which it is; each within its bounds. */
export function afterSets(values: Values, motion: string | null, sets: readonly SetCell[]): Values {
  return sets
    .filter((set) => set.motion === null || set.motion === motion)
    .reduce<Values>((sofar, { cell, how, by }) => {
      const name = cell as CellName
      const { least, most } = cellBounds(name)
      const after =
        how === 'to'
          ? Math.min(most, Math.max(least, by))
          : changed(valueOf(sofar, name), { how, by }, { least, most })
      return { ...sofar, [name]: after }
    }, values)
}

function percent(value: number): string {
  return String(Number((value * 100).toPrecision(12)))
}
