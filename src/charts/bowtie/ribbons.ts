import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { volumeOf, type Fates } from '../../render/bowtie/shape.ts'
import {
  dashes,
  halfHeight,
  mirrored,
  pathOf,
  wingOf,
  type Frame,
  type PathPart,
  type Wing,
} from '../frame.ts'
import type { Layout, PlacedStep } from './step-layout.ts'
import { KNOT_BEGIN, KNOT_ROOM, knotNode } from './knot.ts'

export type Part = 'gone_on' | 'open' | 'lost' | 'counted'

/** What one step is drawn as: the fates of those who entered, from the axis outwards. */
export function stepShapes(
  step: PlacedStep,
  frame: Frame,
  titleOf: (part: Part) => string,
): readonly SvgNode[] {
  const { begin, end, fates, stage } = step
  const { id } = frame
  const wing = wingOf(frame, stage.side)
  const color = stage.side === 'left' ? 'left' : 'right'
  const core = halfHeight(fates.goneOn, wing)
  const open = halfHeight(fates.goneOn + fates.open, wing)
  const all = stackHeight(fates, wing)
  const partNode = (part: Part, parts: readonly PathPart[], look: object): SvgNode =>
    svgNode(
      'g',
      { 'data-part': part, 'data-stage': stage.stage, 'data-ref': refOf(stage.ref, part) },
      [svgNode('title', {}, titleOf(part)), svgNode('path', { d: pathOf(frame, parts), ...look })],
    )
  const shapes: SvgNode[] = []
  if (fates.counted > 0) {
    const look = countedLook(frame, color)
    shapes.push(partNode('counted', bandParts(begin, end, Math.max(all, 0.5)), look))
  }
  if (fates.lost > 0) {
    const look = {
      fill: `url(#${id}-lost)`,
      stroke: `url(#${id}-lost-edge)`,
      'stroke-width': 0.75 * frame.unit,
    }
    shapes.push(partNode('lost', lostParts(step, open, all, frame.unit), look))
  }
  if (fates.open > 0) {
    const edge = fates.goneOn > 0 ? core : 0
    const look = { fill: `url(#${id}-${color}-open)`, mask: `url(#${id}-fade)` }
    shapes.push(partNode('open', openParts(begin, end, edge, open), look))
  }
  if (fates.goneOn > 0) {
    const half = Math.max(core, 0.5)
    const look = { fill: `url(#${id}-${color})` }
    shapes.push(partNode('gone_on', bandParts(begin, end, half), look))
  }
  return shapes
}

/** An outline of dots: how many there were, and nothing of what became of them. */
export function countedLook(
  { palette, unit }: Pick<Frame, 'palette' | 'unit'>,
  color: 'left' | 'right',
) {
  return {
    fill: palette.line,
    'fill-opacity': 0.35,
    stroke: color === 'left' ? palette.teal : palette.amberDeep,
    'stroke-width': 1.2 * unit,
    'stroke-dasharray': `${shortNumber(unit)} ${shortNumber(2.5 * unit)}`,
  }
}

function bandParts(begin: number, end: number, half: number): readonly PathPart[] {
  return [
    ['M', [begin, -half]],
    ['L', [end, -half]],
    ['L', [end, half]],
    ['L', [begin, half]],
    ['Z'],
  ]
}

/** Goes on beside those who went on, and fades: nobody knows where it ends. */
function openParts(begin: number, end: number, inner: number, outer: number): readonly PathPart[] {
  if (inner === 0) return bandParts(begin, end, Math.max(outer, 0.5))
  const far = Math.max(outer, inner + 0.5)
  return mirrored([
    ['M', [begin, inner]],
    ['L', [end, inner]],
    ['L', [end, far]],
    ['L', [begin, far]],
    ['Z'],
  ])
}

/** A ribbon that bends away from the axis, parts from what stays, and fades. */
function lostParts(
  { begin, end }: PlacedStep,
  inner: number,
  outer: number,
  unit: number,
): readonly PathPart[] {
  const thick = Math.max(outer - inner, 0.6)
  const long = Math.min((end - begin) * 0.94, 60 * unit + thick * 1.6)
  const tip = inner + thick + lostRise(thick, unit)
  const thin = Math.max(thick * 0.55, 0.6)
  const far = begin + long
  return mirrored([
    ['M', [begin, inner]],
    ['L', [begin, inner + thick]],
    ['C', [begin + long * 0.5, inner + thick], [begin + long * 0.5, tip], [far, tip]],
    ['L', [far, tip - thin]],
    ['C', [begin + long * 0.5, tip - thin], [begin + long * 0.45, inner], [begin, inner]],
    ['Z'],
  ])
}

/** How far what is lost bends away beyond the height it had. */
export function lostRise(thick: number, unit: number): number {
  return Math.min(18 * unit, 4 * unit + thick * 0.35)
}

/** How high a stage stood in the period compared with, and how many of it went on. */
export function earlierOutline(step: PlacedStep, frame: Frame): SvgNode | null {
  const { earlier, begin, end, stage } = step
  if (earlier === null) return null
  const wing = wingOf(frame, stage.side)
  const all = stackHeight(earlier, wing)
  const core = earlier.tapers ? halfHeight(earlier.goneOn, wing) : all
  const bend = begin + (end - begin) * 0.5
  return svgNode('path', {
    d: pathOf(
      frame,
      mirrored([
        ['M', [begin, all]],
        [
          'C',
          [begin + (bend - begin) * 0.6, all],
          [begin + (bend - begin) * 0.4, core],
          [bend, core],
        ],
        ['L', [end, core]],
      ]),
    ),
    fill: 'none',
    stroke: frame.palette.ink,
    'stroke-width': 1.1 * frame.unit,
    'stroke-dasharray': dashes(frame.unit),
    'pointer-events': 'none',
  })
}

/** The line where a stage begins. */
export function boundary(step: PlacedStep, frame: Frame): SvgNode | null {
  const half = heightAt(step, frame) + 5 * frame.unit
  if (step.stage.side === 'knot') return null
  return svgNode('path', {
    d: pathOf(frame, [
      ['M', [step.begin, -half]],
      ['L', [step.begin, half]],
    ]),
    stroke: frame.palette.ink,
    'stroke-width': 1.2 * frame.unit,
    fill: 'none',
  })
}

/** Half the height in which a stage begins. */
export function heightAt({ fates, stage }: PlacedStep, frame: Frame): number {
  return stackHeight(fates, wingOf(frame, stage.side))
}

export function stackHeight(fates: Fates, wing: Wing): number {
  return halfHeight(volumeOf(fates), wing)
}

/** The knot, what runs into it, and what opens behind it: neither is to scale. */
export function knotShapes({ steps, knot }: Layout, frame: Frame): readonly SvgNode[] {
  if (knot === null) return []
  const { id } = frame
  const size = (knot.to - knot.from) / KNOT_ROOM
  const turn = steps.findIndex(({ stage }) => stage.side !== 'left')
  const before = steps[turn - 1]
  const after = steps[turn]
  const rope = 4.5 * size
  const tie = knot.middle + KNOT_BEGIN * size
  const shapes: SvgNode[] = []
  if (before !== undefined && before.fates.goneOn > 0) {
    const half = Math.max(halfHeight(before.fates.goneOn, frame.left), 0.5)
    shapes.push(
      svgNode('path', {
        d: pathOf(frame, funnel(knot.from - 1.5, half, tie + 4 * size, Math.min(half, rope))),
        fill: `url(#${id}-in)`,
      }),
    )
  }
  if (after !== undefined) {
    const half = heightAt(after, frame)
    shapes.push(
      svgNode('path', {
        d: pathOf(
          frame,
          funnel(knot.to + 1.5, half, knot.middle + 38 * size, Math.min(half, rope)),
        ),
        fill: `url(#${id}-out)`,
      }),
    )
  }
  const hollow = after?.stage.side !== 'knot'
  return [...shapes, knotNode(frame, knot.middle, size, hollow ? null : (after?.stage ?? null))]
}

function funnel(
  wide: number,
  wideHalf: number,
  thin: number,
  thinHalf: number,
): readonly PathPart[] {
  const middle = (wide + thin) / 2
  return [
    ['M', [wide, -wideHalf]],
    ['C', [middle, -wideHalf], [middle, -thinHalf], [thin, -thinHalf]],
    ['L', [thin, thinHalf]],
    ['C', [middle, thinHalf], [middle, wideHalf], [wide, wideHalf]],
    ['Z'],
  ]
}

/** The address of one figure of a row. */
function refOf(ref: string | null, part: Part): string | null {
  if (ref === null || part === 'counted') return ref
  return `${ref}${ref.includes('?') ? '&' : '?'}outcome=${part}`
}
