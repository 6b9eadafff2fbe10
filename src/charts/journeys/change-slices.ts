import type { Panel, PlotLook } from '../answer-sheet.ts'
import { signed } from './change-waterfall.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, wrapToWidth } from '../text-width.ts'

/** What one slice adds to each part of a change. */
export interface Contribution {
  readonly name: string
  /** Beside the headings, in their order. */
  readonly values: readonly number[]
}

/** In units. */
const MOST_WIDE = 900
const NAME = 190
const FIGURE = 58
const NARROW = 620

/** A row for each slice: what it adds stands right of its line, what it takes left, on one scale. */
export function contributions(
  slices: readonly Contribution[],
  heads: readonly string[],
  look: PlotLook,
  top: number,
): Panel {
  const { unit, palette, lang } = look
  const pad = 14 * unit
  const wide = Math.min(look.width - 2 * pad, MOST_WIDE * unit)
  const isNarrow = wide < NARROW * unit
  const begin = isNarrow ? pad : pad + NAME * unit
  const column = (pad + wide - begin) / heads.length
  const most = Math.max(...slices.flatMap(({ values }) => values.map(Math.abs)), 1e-9)
  const reach = (column - (FIGURE + 16) * unit) / 2
  const size = 11.5 * unit
  const nodes: SvgNode[] = []
  const zeroOf = (index: number): number => begin + index * column + (FIGURE + 8) * unit + reach

  const wrapped = heads.map((head) => wrapToWidth(head, column - 8 * unit, size, 2))
  const lines = Math.max(...wrapped.map(({ length }) => length))
  for (const [index, parts] of wrapped.entries()) {
    for (const [place, text] of parts.entries()) {
      const y = top + 16 * unit + place * 14 * unit
      nodes.push(textNode(begin + index * column, y, text, { size, fill: palette.muted }))
    }
  }
  let y = top + (16 + 14 * (lines - 1) + 8) * unit
  for (const { name, values } of slices) {
    if (isNarrow) y += 18 * unit
    const baseline = isNarrow ? y : y + 16 * unit
    const room = (isNarrow ? wide : NAME * unit) - 10 * unit
    nodes.push(textNode(pad, baseline, cutToWidth(name, room, size), { size, fill: palette.ink }))
    const middle = y + 12 * unit
    for (const [index, value] of values.entries()) {
      const zero = zeroOf(index)
      const end = zero + (reach * value) / most
      const text = signed(value, lang, FIGURE * unit, unit)
      const right = begin + index * column + FIGURE * unit
      nodes.push(
        textNode(right, middle + 4 * unit, text, { size, fill: palette.ink, anchor: 'end' }),
        svgNode('path', {
          'data-bar': 'contribution',
          d: `M${at(zero)} ${at(middle - 6 * unit)}H${at(end)}V${at(middle + 6 * unit)}H${at(zero)}Z`,
          fill: value >= 0 ? palette.teal : palette.amber,
        }),
        svgNode('path', {
          d: `M${at(zero)} ${at(middle - 10 * unit)}V${at(middle + 10 * unit)}`,
          stroke: palette.muted,
          'stroke-width': unit,
          fill: 'none',
        }),
      )
    }
    y += 24 * unit
  }
  return { nodes, height: y + 4 * unit - top }
}

const at = shortNumber
