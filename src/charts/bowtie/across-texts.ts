import type { SvgNode } from '../chart.ts'
import { fateSwatch, SWATCH_ROOM } from './fate-swatch.ts'
import { barHeight, barLength, intervalBar } from '../interval-bar.ts'
import { typeSizes, type Scene } from './scene.ts'
import type { PlacedStep, Step } from './step-layout.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'

export interface HeadLines {
  readonly label: number
  readonly amount: boolean
  readonly count: boolean
  readonly change: boolean
  readonly height: number
}

/** How much room the heads of all steps take. */
export function headLines(
  steps: readonly Step[],
  labels: readonly (readonly string[])[],
  { unit }: Scene,
): HeadLines {
  const label = labels.reduce((most, each) => Math.max(most, each.length), 1)
  const amount = steps.some(({ texts }) => texts.amount !== null)
  const count = steps.some(({ texts }) => texts.count !== null)
  const change = steps.some(({ texts }) => texts.volumeChange !== null)
  const small = (amount ? 16 : 0) + (count ? 16 : 0) + (change ? 15 : 0)
  const height = 4 + label * 16 + 23 + small + 3
  return { label, amount, count, change, height: height * unit }
}

/** Label, volume, amount, and how it changed; what one lacks, the next does not move up. */
export function headTexts(
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
  if (texts.count !== null) {
    y += 16 * unit
    nodes.push(textNode(x, y, texts.count, small))
  }
  return nodes
}

/** How much room rates and fates take. */
export function footHeight(steps: readonly Step[], unit: number): number {
  const rate = steps.some(({ texts }) => texts.rate !== null) ? 25 : 4
  const change = steps.some(({ texts }) => texts.rateChange !== null) ? 15 : 0
  const most = steps.reduce((lines, { texts }) => Math.max(lines, texts.details.length), 0)
  return (rate + barRoom(steps) + change + most * 15 + 4) * unit
}

/** The room of the highest bar, in units. */
function barRoom(steps: readonly Step[]): number {
  return steps.reduce(
    (most, { texts }) => Math.max(most, texts.bar === null ? 0 : barHeight(texts.bar)),
    0,
  )
}

/** Rate, and beside the look of each fate its share. */
export function footTexts(
  { texts, slot, stage }: PlacedStep,
  top: number,
  indent: number,
  scene: Scene,
): readonly SvgNode[] {
  const { unit, short, palette } = scene
  const sizes = typeSizes(unit, short)
  const x = slot + indent
  const nodes: SvgNode[] = []
  let y = top + 4 * unit
  if (texts.rate !== null) {
    y += 15 * unit
    const fill = texts.isEarly ? palette.muted : palette.ink
    nodes.push(textNode(x, y, texts.rate, { size: sizes.figure, fill, bold: true }))
    y += 2 * unit
  }
  if (texts.bar !== null) {
    nodes.push(intervalBar(texts.bar, x, y + 9 * unit, { unit, short, palette, side: stage.side }))
    y += barHeight(texts.bar) * unit
  }
  const small = { size: sizes.small, fill: palette.muted }
  if (texts.rateChange !== null) {
    y += 15 * unit
    nodes.push(textNode(x, y, texts.rateChange, small))
  }
  for (const { text, fate } of texts.details) {
    y += 15 * unit
    if (fate !== null) nodes.push(fateSwatch(fate, stage.side, x, y, scene))
    nodes.push(textNode(x + (fate === null ? 0 : SWATCH_ROOM * unit), y, text, small))
  }
  return nodes
}

/** A step that says more than its volume. */
export function hasFoot({ texts }: Step): boolean {
  return texts.rate !== null || texts.details.length > 0
}

/** Pixels along the axis that the texts of a step need. */
export function slotSize(
  { texts }: Step,
  label: readonly string[],
  { unit, short }: Scene,
): number {
  const sizes = typeSizes(unit, short)
  const small = [texts.amount, texts.count, texts.volumeChange, texts.rateChange]
  return Math.max(
    ...label.map((text) => textWidth(text, sizes.label)),
    textWidth(texts.volume, sizes.figure, true),
    textWidth(texts.rate ?? '', sizes.figure, true),
    texts.bar === null ? 0 : barLength(short) * unit,
    ...small.map((text) => textWidth(text ?? '', sizes.small)),
    ...texts.details.map(
      ({ text, fate }) => textWidth(text, sizes.small) + (fate === null ? 0 : SWATCH_ROOM * unit),
    ),
  )
}
