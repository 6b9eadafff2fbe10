import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { definitions } from './definitions.ts'
import type { Frame } from './frame.ts'
import { boundary, earlierOutline, heightAt, knotShapes, lostRise, stepShapes } from './ribbons.ts'
import { typeSizes, type Drawn, type Scene } from './scene.ts'
import { partTitle, stageGroup } from './stage-group.ts'
import { layOut, type PlacedStep, type Step } from './step-layout.ts'
import { cutToWidth, wrapToWidth } from './text-width.ts'
import { textNode } from './text-node.ts'

/** The bowtie from top to bottom, each step's texts beside it: always fits. */
export function drawUpright(scene: Scene, top: number): Drawn {
  const { steps, width, unit } = scene
  const pad = 8 * unit
  const tallest = Math.min(width * 0.38, 420 * unit)
  const headroom = lostRise(tallest, unit)
  const centre = pad + headroom + tallest / 2
  const textLeft = centre + tallest / 2 + headroom + 26 * unit
  const texts = steps.map((step) => linesOf(step, width - pad - textLeft, scene))
  const slots = texts.map((lines) => lines.reduce((sum, { height }) => sum + height, 20 * unit))
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
      ...textNodes(step.slot, textLeft, texts[index] ?? [], scene),
    ]),
  )
  const nodes = [definitions(frame, layout), ...groups, ...knotShapes(layout, frame)]
  return { nodes, height: total + 8 * unit, layout }
}

interface Line {
  readonly text: string
  readonly kind: 'label' | 'figure' | 'small'
  readonly height: number
}

function linesOf({ texts }: Step, room: number, { unit, words }: Scene): readonly Line[] {
  const sizes = typeSizes(unit, false)
  const small = [
    [texts.amount, texts.volumeChange],
    [texts.rate === null ? null : `${texts.rate} ${texts.details[0] ?? ''}`, texts.rateChange],
    texts.details.slice(texts.rate === null ? 0 : 1),
    [texts.time === null ? null : words.median(texts.time), texts.timeChange],
  ]
  const smallLines = small
    .map((parts) => parts.filter((part) => part !== null && part !== '').join(' · '))
    .filter((text) => text !== '')
    .flatMap((text) => wrapToWidth(text, room, sizes.small, 3))
  return [
    ...wrapToWidth(texts.label, room, sizes.label, 2).map((text): Line => ({
      text,
      kind: 'label',
      height: 16 * unit,
    })),
    {
      text: cutToWidth(texts.volume, room, sizes.figure, true),
      kind: 'figure',
      height: 24 * unit,
    },
    ...smallLines.map((text): Line => ({ text, kind: 'small', height: 15.5 * unit })),
  ]
}

function textNodes(
  slot: number,
  x: number,
  lines: readonly Line[],
  { unit, palette }: Scene,
): readonly SvgNode[] {
  const sizes = typeSizes(unit, false)
  let y = slot
  return lines.map(({ text, kind, height }) => {
    y += height
    const fill = kind === 'figure' ? palette.ink : palette.muted
    const bold = kind === 'figure'
    return textNode(x, y - 3 * unit, text, { size: sizes[kind], fill, bold })
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
