import { svgNode, type SvgNode } from './chart.ts'
import type { Palette } from './palette.ts'
import { textNode } from './text-node.ts'
import { cutToWidth, textWidth } from './text-width.ts'

/** How wide a mark of a key is, in units. */
export const SWATCH = 22

/** A mark beside what it means; the mark is drawn from its left, on the line of its text. */
export interface KeyItem {
  readonly text: string
  readonly mark: (x: number, y: number) => SvgNode
}

interface KeyLook {
  readonly width: number
  readonly unit: number
  readonly palette: Palette
}

/** Marks beside their names, in as many lines as they need. */
export function keyLine(
  items: readonly KeyItem[],
  { width, unit, palette }: KeyLook,
  top: number,
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const size = 11.5 * unit
  const pad = 14 * unit
  const nodes: SvgNode[] = []
  let [x, y] = [pad, top + 14 * unit]
  const room = width - 2 * pad - (SWATCH + 6) * unit
  for (const { text: whole, mark } of items) {
    const text = cutToWidth(whole, room, size)
    const wide = (SWATCH + 6) * unit + textWidth(text, size)
    if (x > pad && x + wide > width - pad) {
      x = pad
      y += 17 * unit
    }
    nodes.push(
      mark(x, y),
      textNode(x + (SWATCH + 6) * unit, y, text, { size, fill: palette.muted }),
    )
    x += wide + 18 * unit
  }
  return { nodes, height: y - top + 6 * unit }
}

/** A filled swatch. */
export function swatch(look: object, unit: number): KeyItem['mark'] {
  return (x, y) =>
    svgNode('rect', { x, y: y - 9 * unit, width: SWATCH * unit, height: 10 * unit, ...look })
}
