import { formatCell } from '../render/text/format.ts'
import type { DrawPanel, PlotLook } from './answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import type { Palette } from './palette.ts'
import { periodText, periodTexts, type Periods } from './period-texts.ts'
import { numberAt, type SliceSeries } from './slice-series.ts'
import { panelTitle } from './panel-title.ts'
import { textNode } from './text-node.ts'
import { textWidth } from './text-width.ts'

const curves = ['gross', 'net'] as const

export function retentionColors(palette: Palette): Readonly<Record<'gross' | 'net', string>> {
  return { gross: palette.tealDeep, net: palette.amberDeep }
}

interface About extends Periods {
  /** Slices that share one scale. */
  readonly shared: readonly SliceSeries[]
}

/** Gross and net retention of one slice, around all that was there. */
export function retentionPanel(
  { name, rows }: SliceSeries,
  about: About,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const title = panelTitle(name, { x, y, width }, look)
    const nodes: SvgNode[] = [...title.nodes]
    const small = 11 * unit
    const top = title.top + 14 * unit
    const values = about.shared.flatMap((slice) =>
      slice.rows.flatMap((row) => curves.flatMap((curve) => numberAt(row, curve) ?? [])),
    )
    const [least, most] = [Math.min(1, ...values), Math.max(1, ...values)]
    const marks = [...new Set([1, most, least])]
    const written = (value: number): string => formatCell(value, 'fraction', { lang })
    const gutter = Math.max(...marks.map((each) => textWidth(written(each), small))) + 12 * unit
    const [left, right] = [x + gutter, x + width - 10 * unit]
    const tall = Math.min(240 * unit, Math.max(120 * unit, (right - left) * 0.3))
    const bottom = top + tall
    const up = (value: number): number =>
      most === least ? top : bottom - (tall * (value - least)) / (most - least)
    const step = (right - left) / about.periods.length
    const across = (period: string): number => left + (about.periods.indexOf(period) + 0.5) * step
    const taken: number[] = []
    for (const value of marks) {
      const baseline = up(value) + 4 * unit
      nodes.push(
        svgNode('path', {
          d: `M${at(left)} ${at(up(value))}H${at(right)}`,
          fill: 'none',
          stroke: value === 1 ? palette.muted : palette.line,
          'stroke-width': unit,
        }),
      )
      if (taken.some((other) => Math.abs(other - baseline) < 13 * unit)) continue
      taken.push(baseline)
      const style = { size: small, fill: palette.muted, anchor: 'end' } as const
      nodes.push(textNode(left - 7 * unit, baseline, written(value), style))
    }
    for (const curve of curves) {
      const color = retentionColors(palette)[curve]
      const points = rows.flatMap((row) => {
        const value = numberAt(row, curve)
        const period = String(row['period'])
        return value === null ? [] : [{ period, value, x: across(period), y: up(value) }]
      })
      const d = points.map((point) => `${at(point.x)} ${at(point.y)}`).join('L')
      if (points.length > 1) {
        const stroke = { stroke: color, 'stroke-width': 1.8 * unit, 'data-curve': curve }
        nodes.push(svgNode('path', { d: `M${d}`, fill: 'none', ...stroke }))
      }
      for (const point of points) {
        const when = periodText(point.period, about.interval, look)
        const mark = { cx: point.x, cy: point.y, r: 2.8 * unit, fill: color }
        nodes.push(
          svgNode('g', {}, [
            svgNode('title', {}, `${when}: ${written(point.value)}`),
            svgNode('circle', { 'data-mark': curve, ...mark }),
          ]),
        )
      }
    }
    nodes.push(...periodTexts({ across, left, right, bottom: bottom + 6 * unit }, about, look))
    return { nodes, height: bottom + 32 * unit - y }
  }
}

const at = shortNumber
