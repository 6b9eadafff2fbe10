import type { Panel, PlotLook } from './answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { textNode } from './text-node.ts'
import { cutToWidth, wrapToWidth } from './text-width.ts'

/** A name, a line of figures, and between them what is drawn along a scale. */
export interface BarRow {
  readonly name: string
  readonly text: string
  /** Draws from the scale's left to its right, around a middle line. */
  readonly draw: (
    scale: { readonly left: number; readonly right: number },
    middle: number,
  ) => readonly SvgNode[]
  readonly isLoud: boolean
  /** Beneath the line of figures, or after it where all stands above the bar. */
  readonly more?: string
}

/** In units. */
const NARROW = 820
const NAME = 250
const TEXT = 310

/** Rows below each other; where there is little room, names and figures stand above their bars. */
export function barRow(
  { name, text, draw, isLoud, more = '' }: BarRow,
  look: PlotLook,
  top: number,
): Panel {
  const { unit, palette, width } = look
  const pad = 14 * unit
  const wide = width - 2 * pad
  const isNarrow = wide < NARROW * unit
  const [size, small] = [12 * unit, 11.5 * unit]
  const fill = palette.ink
  if (isNarrow) {
    const nodes: SvgNode[] = []
    const title = cutToWidth(name, wide, size, isLoud)
    nodes.push(textNode(pad, top + 15 * unit, title, { size, fill, bold: isLoud }))
    let y = top + 15 * unit
    for (const line of wrapToWidth(more === '' ? text : `${text} · ${more}`, wide, small, 2)) {
      y += 15 * unit
      nodes.push(textNode(pad, y, line, { size: small, fill: palette.muted }))
    }
    const middle = y + 15 * unit
    nodes.push(...draw({ left: pad + 2 * unit, right: pad + wide - 2 * unit }, middle))
    return { nodes, height: middle + 13 * unit - top }
  }
  const middle = top + 13 * unit
  const [left, right] = [pad + NAME * unit, pad + wide - TEXT * unit]
  const title = cutToWidth(name, (NAME - 14) * unit, size, isLoud)
  return {
    nodes: [
      textNode(pad, middle + 4 * unit, title, { size, fill, bold: isLoud }),
      ...draw({ left, right }, middle),
      textNode(right + 16 * unit, middle + 4 * unit, cutToWidth(text, (TEXT - 18) * unit, small), {
        size: small,
        fill: isLoud ? palette.ink : palette.muted,
      }),
      ...(more === ''
        ? []
        : [
            textNode(
              right + 16 * unit,
              middle + 19 * unit,
              cutToWidth(more, (TEXT - 18) * unit, small),
              {
                size: small,
                fill: palette.muted,
              },
            ),
          ]),
    ],
    height: (more === '' ? 26 : 38) * unit,
  }
}

/** A bar from one place to another. */
export function bar(
  [from, to]: readonly [number, number],
  middle: number,
  unit: number,
  look: object,
): SvgNode {
  return svgNode('rect', {
    x: Math.min(from, to),
    y: middle - 7 * unit,
    width: Math.abs(to - from),
    height: 14 * unit,
    ...look,
  })
}

/** An interval: a line with an upright end on either side. */
export function whisker(
  [from, to]: readonly [number, number],
  middle: number,
  unit: number,
  stroke: string,
): SvgNode {
  const at = shortNumber
  const end = (x: number): string => `M${at(x)} ${at(middle - 4 * unit)}v${at(8 * unit)}`
  return svgNode('path', {
    'data-mark': 'interval',
    d: `M${at(from)} ${at(middle)}H${at(to)}${end(from)}${end(to)}`,
    stroke,
    'stroke-width': 1.4 * unit,
    fill: 'none',
  })
}
