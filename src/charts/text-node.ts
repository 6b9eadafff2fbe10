import { svgNode, type SvgNode } from './chart.ts'
import { textWidth } from './text-width.ts'

/** One family everywhere; its digits have one width. */
export const FONT = 'Inter, "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'

export interface TextLook {
  readonly size: number
  readonly fill: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
}

export function textNode(
  x: number,
  y: number,
  text: string,
  { size, fill, bold = false, anchor = 'start' }: TextLook,
): SvgNode {
  return svgNode(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': bold ? 650 : null,
      fill,
      'text-anchor': anchor === 'start' ? null : anchor,
    },
    text,
  )
}

export interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** About where each text of a drawing stands. */
export function textBoxes(node: SvgNode): readonly Box[] {
  if (node.tag === 'text') return [boxOf(node)]
  return (node.children ?? []).flatMap(textBoxes)
}

function boxOf({ attributes, text = '' }: SvgNode): Box {
  const [x, y, size] = ['x', 'y', 'font-size'].map((name) => Number(attributes[name]))
  const width = textWidth(text, size ?? 0, attributes['font-weight'] !== undefined)
  const anchor = attributes['text-anchor']
  const left = (x ?? 0) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
  return {
    text,
    left,
    right: left + width,
    top: (y ?? 0) - (size ?? 0) * 0.74,
    bottom: (y ?? 0) + (size ?? 0) * 0.22,
  }
}
