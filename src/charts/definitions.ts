import { svgNode, type SvgNode } from './chart.ts'
import type { Frame } from './frame.ts'
import type { Layout } from './bowtie/step-layout.ts'

/** The gradients, hatchings and fadings of a drawing. */
export function definitions(frame: Frame, { from, to, knot }: Layout): SvgNode {
  const { id, palette, upright, unit } = frame
  const turn = knot ?? { from: to, to: from }
  const along = (name: string, begin: number, end: number, stops: readonly Stop[]): SvgNode =>
    svgNode(
      'linearGradient',
      {
        id: `${id}-${name}`,
        gradientUnits: 'userSpaceOnUse',
        ...(upright ? { x1: 0, y1: begin, x2: 0, y2: end } : { x1: begin, y1: 0, x2: end, y2: 0 }),
      },
      stops.map(stopNode),
    )
  const boxed = upright ? { x1: 0, y1: 0, x2: 0, y2: 1 } : { x1: 0, y1: 0, x2: 1, y2: 0 }
  const within = (name: string, stops: readonly Stop[]): SvgNode =>
    svgNode('linearGradient', { id: `${id}-${name}`, ...boxed }, stops.map(stopNode))
  const leftEnd = knot === null ? to : turn.from
  const rightBegin = knot === null ? from : turn.to
  return svgNode('defs', {}, [
    along('left', from, leftEnd, [
      [0, palette.teal],
      [1, palette.tealDeep],
    ]),
    along('right', rightBegin, to, [
      [0, palette.amberDeep],
      [1, palette.amber],
    ]),
    along('in', turn.from, turn.from + (turn.to - turn.from) * 0.2, [
      [0, palette.tealDeep],
      [1, palette.ink],
    ]),
    along('out', turn.to - (turn.to - turn.from) * 0.55, turn.to, [
      [0, palette.ink],
      [1, palette.amberDeep],
    ]),
    hatching(`${id}-left-open`, palette.teal, unit),
    hatching(`${id}-right-open`, palette.amberDeep, unit),
    within('lost', [
      [0, palette.lost, 1],
      [0.45, palette.lost, 0.8],
      [1, palette.lost, 0],
    ]),
    within('lost-edge', [
      [0, palette.lostEdge, 1],
      [0.45, palette.lostEdge, 0.8],
      [1, palette.lostEdge, 0],
    ]),
    within('white', [
      [0, '#fff', 1],
      [0.35, '#fff', 0.85],
      [1, '#fff', 0],
    ]),
    svgNode('mask', { id: `${id}-fade`, maskContentUnits: 'objectBoundingBox' }, [
      svgNode('rect', { x: 0, y: 0, width: 1, height: 1, fill: `url(#${id}-white)` }),
    ]),
  ])
}

type Stop = readonly [offset: number, color: string, opacity?: number]

function stopNode([offset, color, opacity]: Stop): SvgNode {
  return svgNode('stop', { offset, 'stop-color': color, 'stop-opacity': opacity ?? null })
}

/** The look of what is still open. */
export function hatching(id: string, color: string, unit: number): SvgNode {
  const size = 6 * unit
  return svgNode(
    'pattern',
    {
      id,
      width: size,
      height: size,
      patternUnits: 'userSpaceOnUse',
      patternTransform: 'rotate(45)',
    },
    [
      svgNode('rect', { width: size, height: size, fill: color, 'fill-opacity': 0.1 }),
      svgNode('rect', { width: 2.4 * unit, height: size, fill: color }),
    ],
  )
}
