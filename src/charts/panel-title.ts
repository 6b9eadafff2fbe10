import type { PlotLook } from './answer-sheet.ts'
import type { SvgNode } from './chart.ts'
import { textNode } from './text-node.ts'
import { cutToWidth } from './text-width.ts'

/**
 * The name of a slice above its panel, none where there is one slice only.
 * @returns its nodes, and how far down the panel begins
 */
export function panelTitle(
  name: string,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { unit, palette }: Pick<PlotLook, 'unit' | 'palette'>,
): { readonly nodes: readonly SvgNode[]; readonly top: number } {
  if (name === '') return { nodes: [], top: y }
  const top = y + 18 * unit
  const size = 13 * unit
  const text = cutToWidth(name, width, size, true)
  return { nodes: [textNode(x, top, text, { size, fill: palette.ink, bold: true })], top }
}
