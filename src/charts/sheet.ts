import { svgNode, type SvgNode } from './chart.ts'
import { paletteOf, type Theme } from './palette.ts'
import { FONT, textNode } from './text-node.ts'
import { wrapToWidth } from './text-width.ts'

/** A drawing that grows downwards. */
export interface Sheet {
  readonly nodes: SvgNode[]
  /** Where the next thing goes. */
  y(): number
  /** In units. */
  skip(distance: number): void
  write(text: string, size: number, fill: string, bold?: boolean): void
  add(part: { readonly nodes: readonly SvgNode[]; readonly height: number }): void
}

/** An empty one. */
export function newSheet(width: number, unit: number): Sheet {
  const nodes: SvgNode[] = []
  const pad = 14 * unit
  let y = 8 * unit
  return {
    nodes,
    y: () => y,
    skip(distance) {
      y += distance * unit
    },
    write(text, size, fill, bold = false) {
      for (const line of wrapToWidth(text, width - 2 * pad, size * unit * (bold ? 1.07 : 1))) {
        y += size * unit * 1.42
        nodes.push(textNode(pad, y, line, { size: size * unit, fill, bold }))
      }
    },
    add(part) {
      nodes.push(...part.nodes)
      y += part.height
    },
  }
}

/** The size of everything that does not measure anything, in a drawing of that width. */
export function unitOf(width: number): number {
  return Math.min(2.4, Math.max(0.92, (width / 1280) ** 0.8))
}

interface SheetLook {
  readonly width: number
  readonly height: number
  readonly theme: Theme
  /** What the drawing says, in a sentence. */
  readonly label: string
  /** It holds parts that can be focused. */
  readonly interactive: boolean
}

/** The whole drawing, on paper of its own unless a page has some. */
export function sheetNode(sheet: Sheet, look: SheetLook): SvgNode {
  const { width, height, theme, label, interactive } = look
  const paper = svgNode('rect', { width, height, fill: paletteOf(theme).paper })
  return svgNode(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: interactive ? 'group' : 'img',
      'aria-label': label,
      'font-family': FONT,
      'font-variant': 'tabular-nums',
    },
    [theme === 'css' ? null : paper, ...sheet.nodes],
  )
}
