import { footHeight, footTexts, hasFoot, headLines, headTexts, slotSize } from './across-texts.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { definitions } from '../definitions.ts'
import { wingOf, type Frame } from '../frame.ts'
import {
  boundary,
  earlierOutline,
  heightAt,
  knotShapes,
  lostRise,
  stackHeight,
  stepShapes,
} from './ribbons.ts'
import { typeSizes, type Drawn, type Scene } from './scene.ts'
import { partTitle, stageGroup } from './stage-group.ts'
import { layOut, type Layout, type PlacedStep, type Step } from './step-layout.ts'
import { textWidth, wrapToWidth } from '../text-width.ts'
import { textNode } from '../text-node.ts'

const RIGHT_SHARE = 0.78

/**
 * The bowtie from left to right: `null` where its texts do not fit. They stand above it and below;
 * alternately, all of one step's texts are above it, all of the next one's below, in twice the room.
 */
export function drawAcross(scene: Scene, top: number, alternate = false): Drawn | null {
  const { steps, width, unit, short, tallest } = scene
  const sizes = typeSizes(unit, short)
  const pad = 14 * unit
  const indent = 7 * unit
  const labels = steps.map(({ texts }) =>
    wrapToWidth(texts.label, (short ? 84 : 120) * unit, sizes.label, short ? 3 : 2),
  )
  const layout = layOut(steps, {
    from: pad,
    to: width - pad,
    knotLength: Math.min(236 * unit, width * 0.18),
    slots: steps.map(
      (step, index) => slotSize(step, labels[index] ?? [], scene) + indent + 9 * unit,
    ),
    leasts: steps.map(({ texts }) => timeSize(texts, scene)),
    alternate,
    ...(scene.mostScale === undefined ? {} : { mostScale: scene.mostScale }),
  })
  if (layout === null) return null

  const lines = headLines(steps, labels, scene)
  const foot = steps.some(hasFoot) ? footHeight(steps, unit) : 0
  const isAbove = (index: number): boolean => !alternate || index % 2 === 0
  const isBelow = (index: number): boolean => !alternate || index % 2 === 1
  const leaderTop = top + lines.height + (alternate ? foot : 0)
  const leader = leaderLength(layout, ({ anchor }) => anchor, unit)
  const sides = new Set(steps.map(({ stage }) => stage.side))
  const half = tallest / 2
  const unplaced: Frame = {
    upright: false,
    centre: 0,
    left: { most: scene.scales.left, half },
    right: { most: scene.scales.right, half: sides.has('left') ? half * RIGHT_SHARE : half },
    unit,
    palette: scene.palette,
    id: scene.id,
  }
  const extent = extentOf(layout, unplaced)
  const frame = { ...unplaced, centre: leaderTop + leader + extent }
  const axis = frame.centre + extent + 10 * unit
  const timed = steps.some(({ texts }) => texts.time !== null)
  const changed = steps.some(({ texts }) => texts.timeChange !== null)
  const axisHeight = timed ? (changed ? 40 : 25) * unit : 6 * unit
  const fall = leaderLength(layout, ({ begin }) => begin, unit)
  const hasBelow = alternate ? steps.length > 1 : foot > 0
  const footTop = axis + axisHeight + (hasBelow ? fall : 0)
  const below = alternate ? (hasBelow ? lines.height + foot : 0) : foot

  const groups = layout.steps.map((step, index) => {
    const textTop = isAbove(index) ? top : footTop
    const restTop = alternate ? textTop + lines.height : footTop
    return stageGroup(step, scene, [
      hitArea(step, top + Math.min(70 * unit, leaderTop - top), footTop + (alternate ? 0 : foot)),
      ...stepShapes(step, frame, partTitle(step, scene)),
      earlierOutline(step, frame),
      boundary(step, frame),
      isAbove(index) ? leaderUp(step, top + 2 * unit, leaderTop, leader, frame) : null,
      ...headTexts(step, labels[index] ?? [], lines, textTop, indent, scene),
      ...(timed ? axisNodes(step, axis, layout, scene) : []),
      isBelow(index) && (alternate || hasFoot(step))
        ? leaderDown(step, axis + axisHeight, fall, below, frame)
        : null,
      alternate && isBelow(index) ? dropLine(step, axis, frame) : null,
      ...footTexts(step, restTop, indent, scene),
    ])
  })
  const nodes = [definitions(frame, layout), ...groups, ...knotShapes(layout, frame)]
  return { nodes, height: footTop + below - top, layout, upright: false }
}

/** How far the drawing reaches from its axis: what is lost, what was before, the knot. */
function extentOf({ steps, knot }: Layout, frame: Frame): number {
  const { unit } = frame
  const reaches = steps.map((step) => {
    const before =
      step.earlier === null ? 0 : stackHeight(step.earlier, wingOf(frame, step.stage.side))
    const height = heightAt(step, frame)
    return Math.max(before, height + (step.fates.lost > 0 ? lostRise(height, unit) : 0))
  })
  return Math.max(...reaches, knot === null ? 0 : 32 * unit) + 6 * unit
}

/** Leaders bend only where a text had to move away from what it names. */
function leaderLength(
  { steps }: Layout,
  pointOf: (step: PlacedStep) => number,
  unit: number,
): number {
  const farthest = steps.reduce(
    (most, step) => Math.max(most, Math.abs(step.slot - pointOf(step))),
    0,
  )
  return farthest < 1 ? 10 * unit : (14 + Math.min(26, farthest / unit / 5)) * unit
}

function leaderUp(
  step: PlacedStep,
  textTop: number,
  from: number,
  length: number,
  frame: Frame,
): SvgNode {
  const { anchor, slot, stage } = step
  const knotTop = 26 * frame.unit
  const target =
    frame.centre - (stage.side === 'knot' ? knotTop : heightAt(step, frame) + 5 * frame.unit)
  return line(
    `M${shortNumber(slot)} ${shortNumber(textTop)}V${shortNumber(from)}${bend(slot, from, anchor, from + length)}V${shortNumber(target)}`,
    frame,
  )
}

function leaderDown(
  step: PlacedStep,
  from: number,
  length: number,
  foot: number,
  frame: Frame,
): SvgNode {
  const { begin, slot } = step
  const to = from + length
  return line(
    `M${shortNumber(begin)} ${shortNumber(from - 2)}V${shortNumber(from)}${bend(begin, from, slot, to)}V${shortNumber(to + foot - 4 * frame.unit)}`,
    frame,
  )
}

function line(d: string, { palette, unit }: Frame): SvgNode {
  return svgNode('path', {
    d,
    fill: 'none',
    stroke: palette.line,
    'stroke-width': unit,
    'pointer-events': 'none',
  })
}

function bend(x: number, y: number, toX: number, toY: number): string {
  if (Math.abs(x - toX) < 0.5) return `V${shortNumber(toY)}`
  const middle = (y + toY) / 2
  return `C${shortNumber(x)} ${shortNumber(middle)} ${shortNumber(toX)} ${shortNumber(middle)} ${shortNumber(toX)} ${shortNumber(toY)}`
}

/** The step's piece of the time axis, dotted where its time is not known. */
function axisNodes(
  { begin, end, texts, stage }: PlacedStep,
  y: number,
  { to }: Layout,
  { unit, palette }: Scene,
): readonly SvgNode[] {
  const known = texts.time !== null
  const last = end >= to - 0.5
  const nodes = [
    svgNode('path', {
      d: `M${shortNumber(begin + 1.5 * unit)} ${shortNumber(y)}H${shortNumber(end - (last ? 0 : 1.5 * unit))}`,
      stroke: known ? palette.muted : palette.line,
      'stroke-width': 2.5 * unit,
      'stroke-dasharray': known ? null : `${shortNumber(unit)} ${shortNumber(5 * unit)}`,
      'stroke-linecap': known ? null : 'round',
      fill: 'none',
    }),
  ]
  if (texts.time === null) return nodes
  const look = { size: 11.5 * unit, fill: palette.ink, anchor: 'middle' as const }
  nodes.push(textNode((begin + end) / 2, y + 17 * unit, texts.time, look))
  if (texts.timeChange !== null) {
    const muted = { ...look, fill: palette.muted }
    nodes.push(textNode((begin + end) / 2, y + 31 * unit, texts.timeChange, muted))
  }
  return stage.goesOn ? nodes : nodes.slice(0, 1)
}

/** From a stage whose texts are below down to the axis. */
function dropLine(step: PlacedStep, to: number, frame: Frame): SvgNode {
  const from = frame.centre + heightAt(step, frame) + 8 * frame.unit
  return line(`M${shortNumber(step.begin)} ${shortNumber(from)}V${shortNumber(to)}`, frame)
}

function hitArea({ begin, end }: PlacedStep, from: number, to: number): SvgNode {
  return svgNode('rect', {
    x: begin,
    y: from,
    width: Math.max(1, end - begin),
    height: Math.max(1, to - from),
    fill: 'none',
    'pointer-events': 'all',
  })
}

function timeSize({ time, timeChange }: Step['texts'], { unit, short }: Scene): number {
  const { small } = typeSizes(unit, short)
  const widest = Math.max(textWidth(time ?? '', small), textWidth(timeChange ?? '', small))
  return Math.max(24 * unit, widest + 8 * unit)
}
