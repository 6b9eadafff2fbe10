import { svgNode, type SvgNode } from '../chart.ts'
import type { Scene } from './scene.ts'

/** How far a text stands behind the look of its fate, in units. */
export const SWATCH_ROOM = 12
const SIZE = 8

/** The look of a fate, beside what is said of it: nobody has to look up a key. */
export function fateSwatch(
  fate: 'open' | 'lost',
  side: 'left' | 'knot' | 'right',
  x: number,
  baseline: number,
  { unit, palette, id }: Scene,
): SvgNode {
  const [name, color] = side === 'left' ? ['left', palette.teal] : ['right', palette.amberDeep]
  const isLost = fate === 'lost'
  return svgNode('rect', {
    x,
    y: baseline - (SIZE + 0.25) * unit,
    width: SIZE * unit,
    height: SIZE * unit,
    fill: isLost ? palette.lost : `url(#${id}-${name}-open)`,
    stroke: isLost ? palette.lostEdge : color,
    'stroke-width': 0.75 * unit,
  })
}
