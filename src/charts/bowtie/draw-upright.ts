import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { definitions } from '../definitions.ts'
import { fateSwatch, SWATCH_ROOM } from './fate-swatch.ts'
import { barHeight, intervalBar, type Bar } from '../interval-bar.ts'
import type { Frame } from '../frame.ts'
import { boundary, earlierOutline, heightAt, knotShapes, lostRise, stepShapes } from './ribbons.ts'
import type { Drawn, Scene } from './scene.ts'
import { partTitle, stageGroup } from './stage-group.ts'
import { layOut, type PlacedStep, type Step } from './step-layout.ts'
import { cutToWidth, textWidth, wrapToWidth } from '../text-width.ts'
import { textNode } from '../text-node.ts'

/** The bowtie from top to bottom, each step's texts beside it: always fits. */
export function drawUpright(scene: Scene, top: number): Drawn {
  const { steps, width, unit } = scene
  const pad = 8 * unit
  const tallest = Math.min(width * 0.38, 420 * unit)
  const headroom = lostRise(tallest, unit)
  const centre = pad + headroom + tallest / 2
  const textLeft = centre + tallest / 2 + headroom + 26 * unit
  const texts = steps.map((step) => linesOf(step, width - pad - textLeft, scene))
  const slots = texts.map((lines) =>
    lines.reduce((sum, line) => sum + heightOf(line) * unit, 20 * unit),
  )
  const knotLength = 170 * unit
  const total = slots.reduce((sum, size) => sum + size, knotLength + 8 * unit)
  const layout = layOut(steps, {
    from: top + 4 * unit,
    to: top + total,
    knotLength,
    slots,
    leasts: steps.map(() => 26 * unit),
    ...(scene.mostScale === undefined ? {} : { mostScale: scene.mostScale }),
  })
  if (layout === null) throw new RangeError(`steps do not fit their own sizes: ${total}`)
  const sides = new Set(steps.map(({ stage }) => stage.side))
  const half = tallest / 2
  const frame: Frame = {
    upright: true,
    centre,
    left: { most: scene.scales.left, half },
    right: { most: scene.scales.right, half: sides.has('left') ? half * 0.8 : half },
    unit,
    palette: scene.palette,
    id: scene.id,
  }
  const groups = layout.steps.map((step, index) =>
    stageGroup(step, scene, [
      svgNode('rect', {
        x: textLeft - 6 * unit,
        y: step.slot,
        width: Math.max(1, width - pad - textLeft),
        height: (slots[index] ?? 1) - 2 * unit,
        fill: 'none',
        'pointer-events': 'all',
      }),
      ...stepShapes(step, frame, partTitle(step, scene)),
      earlierOutline(step, frame),
      boundary(step, frame),
      leader(step, textLeft, frame),
      ...textNodes(step, textLeft, texts[index] ?? [], scene),
    ]),
  )
  const nodes = [definitions(frame, layout), ...groups, ...knotShapes(layout, frame)]
  return { nodes, height: total + 8 * unit, layout, upright: true }
}

interface Line {
  readonly text: string
  readonly kind: keyof typeof LINES
  /** In pixels, where the room is less than the usual size needs. */
  readonly size?: number
  readonly fate?: 'open' | 'lost' | null
  /** Instead of a text. */
  readonly bar?: Bar
  readonly isMuted?: boolean
}

/** A figure is rather small than cut. */
const SMALLEST = 8

/** Height, size and weight of each kind of line, in units. */
const LINES = {
  label: { height: 16, size: 13, strong: false },
  figure: { height: 24, size: 21, strong: true },
  rate: { height: 20, size: 15, strong: true },
  small: { height: 15.5, size: 11.5, strong: false },
} as const

function linesOf({ texts }: Step, room: number, { unit, words }: Scene): readonly Line[] {
  const size = (kind: keyof typeof LINES): number => LINES[kind].size * unit
  const small = (...parts: readonly (string | null)[]): readonly Line[] =>
    packed(parts, room, size('small')).map((text) => ({ text, kind: 'small' }))
  const strong = (text: string, kind: 'figure' | 'rate'): Line => {
    const fitting = (0.99 * size(kind) * room) / textWidth(text, size(kind), true)
    const given = Math.min(size(kind), Math.max(SMALLEST * unit, fitting))
    return { text: cutToWidth(text, room, given, true), kind, size: given }
  }
  const fates = texts.details.map(({ text, fate }): Line => {
    const left = room - (fate === null ? 0 : SWATCH_ROOM * unit)
    return { text: cutToWidth(text, left, size('small')), kind: 'small', fate }
  })
  const label = wrapToWidth(texts.label, room, size('label'), 2)
  return [
    ...label.map((text): Line => ({ text, kind: 'label' })),
    strong(texts.volume, 'figure'),
    ...small(texts.amount, texts.count, texts.volumeChange),
    ...(texts.rate === null ? [] : [{ ...strong(texts.rate, 'rate'), isMuted: texts.isEarly }]),
    ...(texts.bar === null ? [] : [{ text: '', kind: 'small' as const, bar: texts.bar }]),
    ...small(texts.rateChange),
    ...fates,
    ...small(texts.time === null ? null : words.median(texts.time), texts.timeChange),
  ]
}

/** In units. */
function heightOf({ kind, bar }: Line): number {
  return bar === undefined ? LINES[kind].height : barHeight(bar)
}

/** As many parts on a line as fit, none of them broken without need. */
function packed(parts: readonly (string | null)[], room: number, size: number): readonly string[] {
  const lines: string[] = []
  for (const part of parts) {
    if (part === null || part === '') continue
    const longer = `${lines.at(-1) ?? ''} · ${part}`
    if (lines.length > 0 && textWidth(longer, size) <= room) lines[lines.length - 1] = longer
    else lines.push(...wrapToWidth(part, room, size, 3))
  }
  return lines
}

function textNodes(
  { slot, stage }: PlacedStep,
  x: number,
  lines: readonly Line[],
  scene: Scene,
): readonly SvgNode[] {
  const { unit, palette } = scene
  let y = slot
  return lines.flatMap((line) => {
    const { text, kind, fate = null, size = LINES[kind].size * unit, bar, isMuted = false } = line
    const { strong } = LINES[kind]
    if (bar !== undefined) {
      const drawn = intervalBar(bar, x, y + 7 * unit, {
        unit,
        short: false,
        palette,
        side: stage.side,
      })
      y += heightOf(line) * unit
      return [drawn]
    }
    y += heightOf(line) * unit
    const fill = strong && !isMuted ? palette.ink : palette.muted
    const base = y - 3 * unit
    const left = x + (fate === null ? 0 : SWATCH_ROOM * unit)
    const written = textNode(left, base, text, { size, fill, bold: strong })
    return fate === null ? [written] : [fateSwatch(fate, stage.side, x, base, scene), written]
  })
}

function leader(step: PlacedStep, textLeft: number, frame: Frame): SvgNode {
  const { unit, palette, centre } = frame
  const knot = step.stage.side === 'knot'
  const from = centre + (knot ? 30 * unit : heightAt(step, frame) + 6 * unit)
  const bendFrom = textLeft - 24 * unit
  const to = step.slot + 11 * unit
  const middle = (bendFrom + textLeft - 6 * unit) / 2
  const [x, y] = [shortNumber(Math.min(from, bendFrom)), shortNumber(step.anchor)]
  return svgNode('path', {
    d: `M${x} ${y}H${shortNumber(bendFrom)}C${shortNumber(middle)} ${y} ${shortNumber(middle)} ${shortNumber(to)} ${shortNumber(textLeft - 6 * unit)} ${shortNumber(to)}`,
    fill: 'none',
    stroke: palette.line,
    'stroke-width': unit,
    'pointer-events': 'none',
  })
}
