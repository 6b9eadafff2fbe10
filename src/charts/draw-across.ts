import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { definitions } from './definitions.ts'
import { wingOf, type Frame } from './frame.ts'
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
import { textWidth, wrapToWidth } from './text-width.ts'
import { textNode } from './text-node.ts'

const RIGHT_SHARE = 0.78

/** The bowtie from left to right, its texts above and below it: `null` where they do not fit. */
export function drawAcross(scene: Scene, top: number): Drawn | null {
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
    ...(scene.mostScale === undefined ? {} : { mostScale: scene.mostScale }),
  })
  if (layout === null) return null

  const lines = headLines(steps, labels, scene)
  const leaderTop = top + lines.height
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
  const foot = steps.some(hasFoot) ? footHeight(steps, unit) : 0
  const footTop = axis + axisHeight + (foot === 0 ? 0 : fall)

  const groups = layout.steps.map((step, index) =>
    stageGroup(step, scene, [
      hitArea(step, leaderTop - lines.height, footTop + foot, scene),
      ...stepShapes(step, frame, partTitle(step, scene)),
      earlierOutline(step, frame),
      boundary(step, frame),
      leaderUp(step, top + 2 * unit, leaderTop, leader, frame),
      ...headTexts(step, labels[index] ?? [], lines, top, indent, scene),
      ...(timed ? axisNodes(step, axis, layout, scene) : []),
      hasFoot(step) ? leaderDown(step, axis + axisHeight, fall, foot, frame) : null,
      ...footTexts(step, footTop, indent, scene),
    ]),
  )
  const nodes = [definitions(frame, layout), ...groups, ...knotShapes(layout, frame)]
  return { nodes, height: footTop + foot - top, layout, upright: false }
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

interface HeadLines {
  readonly label: number
  readonly amount: boolean
  readonly change: boolean
  readonly height: number
}

function headLines(
  steps: readonly Step[],
  labels: readonly (readonly string[])[],
  { unit }: Scene,
): HeadLines {
  const label = labels.reduce((most, each) => Math.max(most, each.length), 1)
  const amount = steps.some(({ texts }) => texts.amount !== null)
  const change = steps.some(({ texts }) => texts.volumeChange !== null)
  const height = 4 + label * 16 + 23 + (amount ? 16 : 0) + (change ? 15 : 0) + 3
  return { label, amount, change, height: height * unit }
}

/** Label, volume, amount, and how it changed; what one lacks, the next does not move up. */
function headTexts(
  { texts, slot }: PlacedStep,
  label: readonly string[],
  lines: HeadLines,
  top: number,
  indent: number,
  { unit, short, palette }: Scene,
): readonly SvgNode[] {
  const sizes = typeSizes(unit, short)
  const x = slot + indent
  const base = top + (4 + lines.label * 16) * unit
  const nodes = label.map((text, index) =>
    textNode(x, base - (label.length - index) * 16 * unit + 11 * unit, text, {
      size: sizes.label,
      fill: palette.muted,
    }),
  )
  let y = base + 17 * unit
  nodes.push(textNode(x, y, texts.volume, { size: sizes.figure, fill: palette.ink, bold: true }))
  const small = { size: sizes.small, fill: palette.muted }
  if (texts.volumeChange !== null) {
    y += 16 * unit
    nodes.push(textNode(x, y, texts.volumeChange, small))
  }
  if (texts.amount !== null) {
    y += 16 * unit
    nodes.push(textNode(x, y, texts.amount, { ...small, fill: palette.ink }))
  }
  return nodes
}

function footHeight(steps: readonly Step[], unit: number): number {
  const rate = steps.some(({ texts }) => texts.rate !== null) ? 25 : 4
  const change = steps.some(({ texts }) => texts.rateChange !== null) ? 15 : 0
  const most = steps.reduce((lines, { texts }) => Math.max(lines, texts.details.length), 0)
  return (rate + change + most * 15 + 4) * unit
}

function footTexts(
  { texts, slot }: PlacedStep,
  top: number,
  indent: number,
  { unit, short, palette }: Scene,
): readonly SvgNode[] {
  const sizes = typeSizes(unit, short)
  const x = slot + indent
  const nodes: SvgNode[] = []
  let y = top + 4 * unit
  if (texts.rate !== null) {
    y += 15 * unit
    nodes.push(textNode(x, y, texts.rate, { size: sizes.figure, fill: palette.ink, bold: true }))
    y += 2 * unit
  }
  const extra = texts.rateChange === null ? [] : [texts.rateChange]
  for (const line of [...extra, ...texts.details]) {
    y += 15 * unit
    nodes.push(textNode(x, y, line, { size: sizes.small, fill: palette.muted }))
  }
  return nodes
}

function hasFoot({ texts }: Step): boolean {
  return texts.rate !== null || texts.details.length > 0
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

function hitArea({ begin, end }: PlacedStep, from: number, to: number, { unit }: Scene): SvgNode {
  return svgNode('rect', {
    x: begin,
    y: from + 70 * unit,
    width: Math.max(1, end - begin),
    height: Math.max(1, to - from - 70 * unit),
    fill: 'none',
    'pointer-events': 'all',
  })
}

function slotSize({ texts }: Step, label: readonly string[], { unit, short }: Scene): number {
  const sizes = typeSizes(unit, short)
  const small = [texts.amount, texts.volumeChange, texts.rateChange, ...texts.details]
  return Math.max(
    ...label.map((text) => textWidth(text, sizes.label)),
    textWidth(texts.volume, sizes.figure, true),
    textWidth(texts.rate ?? '', sizes.figure, true),
    ...small.map((text) => textWidth(text ?? '', sizes.small)),
  )
}

function timeSize({ time, timeChange }: Step['texts'], { unit, short }: Scene): number {
  const { small } = typeSizes(unit, short)
  const widest = Math.max(textWidth(time ?? '', small), textWidth(timeChange ?? '', small))
  return Math.max(24 * unit, widest + 8 * unit)
}
