import type { HonestRate } from '../render/bowtie/figures.ts'
import type { Side } from '../standard/types.ts'
import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { isImmature } from './headline-rate.ts'
import { dashes } from './frame.ts'
import type { Palette } from './palette.ts'

/** From none to all, in units: of all bars of a drawing alike. */
export function barLength(short: boolean): number {
  return short ? 76 : 96
}

/** What a bar shows. */
export interface Bar {
  readonly rate: HonestRate
  /** Where it differs visibly. */
  readonly naive: number | null
  /** Of the period compared with: dashed beneath. */
  readonly earlier: HonestRate | null
}

/** How high it is, in units. */
export function barHeight({ earlier }: Bar): number {
  return earlier === null ? 14 : 21
}

interface Look {
  readonly unit: number
  readonly short: boolean
  readonly palette: Palette
  readonly side: Side
}

/** A rate on a line from none to all: its interval as a bar, itself a notch, the naive one a ring. */
export function intervalBar(
  { rate, naive, earlier }: Bar,
  x: number,
  y: number,
  { unit, short, palette, side }: Look,
): SvgNode {
  const color = side === 'left' ? palette.teal : palette.amberDeep
  const at = (share: number): number =>
    x + Math.min(1, Math.max(0, share)) * barLength(short) * unit
  const nodes: SvgNode[] = [line(at(0), at(1), y, { stroke: palette.line, 'stroke-width': unit })]
  const { low, high, value } = rate
  if (low !== null && high !== null) {
    // Seen however narrow it is.
    const spare = Math.max(0, 2 * unit - (at(high) - at(low))) / 2
    const immature = isImmature(rate)
    nodes.push(
      line(at(low) - spare, at(high) + spare, y, {
        stroke: color,
        'stroke-width': 5 * unit,
        'stroke-dasharray': immature ? `${shortNumber(2 * unit)} ${shortNumber(1.5 * unit)}` : null,
      }),
    )
  }
  if (naive !== null) {
    nodes.push(
      svgNode('circle', {
        cx: at(naive),
        cy: y,
        r: 3 * unit,
        fill: palette.paper,
        stroke: palette.muted,
        'stroke-width': 1.3 * unit,
      }),
    )
  }
  if (value !== null) {
    nodes.push(
      svgNode('path', {
        d: `M${shortNumber(at(value))} ${shortNumber(y - 5 * unit)}V${shortNumber(y + 5 * unit)}`,
        stroke: palette.ink,
        'stroke-width': 1.6 * unit,
        fill: 'none',
      }),
    )
  }
  if (earlier !== null && earlier.low !== null && earlier.high !== null) {
    nodes.push(
      line(at(earlier.low), at(earlier.high), y + 7 * unit, {
        stroke: palette.ink,
        'stroke-width': 1.2 * unit,
        'stroke-dasharray': dashes(unit),
      }),
    )
  }
  return svgNode('g', { 'data-mark': 'interval', 'pointer-events': 'none' }, nodes)
}

function line(from: number, to: number, y: number, look: object): SvgNode {
  const d = `M${shortNumber(from)} ${shortNumber(y)}H${shortNumber(to)}`
  return svgNode('path', { d, fill: 'none', ...look })
}
