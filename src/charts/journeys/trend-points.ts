import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import type { Palette } from '../palette.ts'

/** Why a point is more than noise. */
export const signalCodes = ['outside', 'near_limit', 'run'] as const
export type SignalCode = (typeof signalCodes)[number]

export type PointLook = 'plain' | 'early' | SignalCode

/** A point of a trend: each kind of signal has a shape of its own, what is early is hollow. */
export function pointMark(
  x: number,
  y: number,
  look: PointLook,
  { palette, unit }: { readonly palette: Palette; readonly unit: number },
): SvgNode {
  const at = shortNumber
  const loud = { fill: palette.amber, stroke: palette.ink, 'stroke-width': 1.2 * unit }
  if (look === 'outside') {
    const r = 6 * unit
    const d = `M${at(x)} ${at(y - r)}L${at(x + r)} ${at(y)}L${at(x)} ${at(y + r)}L${at(x - r)} ${at(y)}Z`
    return svgNode('path', { 'data-mark': look, d, ...loud })
  }
  if (look === 'near_limit') {
    const r = 5.4 * unit
    const d = `M${at(x)} ${at(y - r)}L${at(x + r)} ${at(y + r * 0.8)}L${at(x - r)} ${at(y + r * 0.8)}Z`
    return svgNode('path', { 'data-mark': look, d, ...loud })
  }
  if (look === 'run') {
    const r = 4.2 * unit
    const d = `M${at(x - r)} ${at(y - r)}H${at(x + r)}V${at(y + r)}H${at(x - r)}Z`
    return svgNode('path', { 'data-mark': look, d, ...loud })
  }
  const early = {
    fill: palette.paper,
    stroke: palette.muted,
    'stroke-width': 1.2 * unit,
    'stroke-dasharray': `${at(2 * unit)} ${at(1.5 * unit)}`,
  }
  return svgNode('circle', {
    'data-mark': look,
    cx: x,
    cy: y,
    r: (look === 'early' ? 3.6 : 3) * unit,
    ...(look === 'early' ? early : { fill: palette.tealDeep }),
  })
}
