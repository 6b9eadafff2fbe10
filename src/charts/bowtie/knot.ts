import type { StageFigures } from '../../render/bowtie/figures.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import { pathOf, type Frame, type PathPart, type Place } from '../frame.ts'

/** Along the axis, in units of the knot: the standing part begins, the eye ends. */
export const KNOT_BEGIN = -84
/** How long the knot is with what runs into it and opens behind it, and where its middle is. */
export const KNOT_ROOM = 290
export const KNOT_MIDDLE = 0.5
const ROPE = 9
const GAP = 3.2

type Raw = readonly ['M' | 'L', Place] | readonly ['C', Place, Place, Place]

/**
 * A bowline, its standing part towards the beginning and its eye opening towards the end: the
 * working end comes up through the turn, goes behind the standing part, and down again. In the
 * order in which the strands lie on each other.
 */
const STRANDS: readonly (readonly Raw[])[] = [
  [
    ['M', [46, -32]],
    ['C', [26, -32], [18, -9], [0, -9]],
  ],
  [
    ['M', [0, 8]],
    ['C', [12, 8], [20, 3], [34, 4]],
  ],
  [
    ['M', [-42, -13]],
    ['C', [-68, -15], [-68, 17], [-42, 15]],
  ],
  [
    ['M', [-84, 0]],
    ['L', [-44, 0]],
    ['C', [-26, 0], [-18, 22], [0, 22]],
    ['C', [20, 22], [20, -24], [0, -24]],
  ],
  [
    ['M', [1, -24]],
    ['C', [-22, -24], [-24, 6], [-9, 20]],
    ['C', [3, 31], [22, 32], [46, 32]],
    ['C', [104, 32], [104, -32], [46, -32]],
    ['L', [44, -32]],
  ],
  [
    ['M', [1, -9]],
    ['C', [-14, -9], [-26, -11.6], [-43, -13]],
  ],
  [
    ['M', [-43, 15]],
    ['C', [-28, 13.8], [-14, 8], [1, 8]],
  ],
]

/** The knot as rope, its middle at `along`, `size` pixels for each of its units; muted where nobody commits. */
export function knotNode(
  frame: Frame,
  along: number,
  size: number,
  commit: StageFigures | null,
): SvgNode {
  const { ink, muted, paper } = frame.palette
  const strands = STRANDS.flatMap((strand) => {
    const d = pathOf(
      frame,
      strand.map((part) => placed(part, along, size)),
    )
    const line = { d, fill: 'none', 'stroke-linejoin': 'round' }
    return [
      svgNode('path', { ...line, stroke: paper, 'stroke-width': (ROPE + 2 * GAP) * size }),
      svgNode('path', {
        ...line,
        stroke: commit === null ? muted : ink,
        'stroke-width': ROPE * size,
        'stroke-linecap': 'round',
      }),
    ]
  })
  return svgNode(
    'g',
    {
      'data-part': 'knot',
      'data-stage': commit?.stage ?? null,
      'data-ref': commit?.ref ?? null,
      'aria-hidden': 'true',
    },
    strands,
  )
}

function placed(part: Raw, along: number, size: number): PathPart {
  const move = ([x, y]: Place): Place => [along + x * size, y * size]
  if (part[0] === 'C') return ['C', move(part[1]), move(part[2]), move(part[3])]
  return [part[0], move(part[1])]
}
