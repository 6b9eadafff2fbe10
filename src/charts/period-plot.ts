import type { PlotLook } from './answer-sheet.ts'
import { shortNumber as at, svgNode, type SvgNode } from './chart.ts'
import type { Periods } from './period-texts.ts'
import { scaleRules } from './scale-rules.ts'
import { textWidth } from './text-width.ts'

/** Where values stand from below to above, and periods from left to right. */
export interface PeriodPlot {
  readonly left: number
  readonly right: number
  readonly bottom: number
  /** How wide a period is. */
  readonly step: number
  readonly up: (value: number) => number
  /** Where a period begins. */
  readonly begin: (period: string) => number
  /** The middle of a period. */
  readonly across: (period: string) => number
  readonly rules: readonly SvgNode[]
}

interface PlotRoom {
  readonly x: number
  readonly top: number
  readonly width: number
}

interface PlotScale {
  /** Values with a rule and a name, the one that must be named first. */
  readonly marks: readonly number[]
  /** The least and the most value, where marks do not hold all of them. */
  readonly range?: readonly [least: number, most: number]
  readonly written: (value: number) => string
  /** Stands out among the rules. */
  readonly stressed?: (value: number) => object
  /** Where all values lie that are alike: 0 below, 1 above. */
  readonly flat?: number
  /** In units. */
  readonly lowest?: number
  readonly highest?: number
}

export function periodPlot(
  { x, top, width }: PlotRoom,
  scale: PlotScale,
  { periods }: Pick<Periods, 'periods'>,
  look: PlotLook,
): PeriodPlot {
  const { unit } = look
  const { marks, written, flat = 0, lowest = 120, highest = 240 } = scale
  const [least, most] = scale.range ?? [Math.min(...marks), Math.max(...marks)]
  const gutter = Math.max(...marks.map((each) => textWidth(written(each), 11 * unit))) + 12 * unit
  const [left, right] = [x + gutter, x + width - 10 * unit]
  const tall = Math.min(highest * unit, Math.max(lowest * unit, (right - left) * 0.3))
  const bottom = top + tall
  const up = (value: number): number =>
    bottom - tall * (most === least ? flat : (value - least) / (most - least))
  const step = (right - left) / periods.length
  const begin = (period: string): number => left + periods.indexOf(period) * step
  const across = (period: string): number => begin(period) + step / 2
  const rules = scaleRules({ ...scale, up }, { left, right }, look)
  return { left, right, bottom, step, up, begin, across, rules }
}

/** A line through points, where there is more than one. */
export function lineThrough(
  points: readonly { readonly x: number; readonly y: number }[],
  stroke: object,
): readonly SvgNode[] {
  if (points.length < 2) return []
  const d = `M${points.map((point) => `${at(point.x)} ${at(point.y)}`).join('L')}`
  return [svgNode('path', { d, fill: 'none', ...stroke })]
}
