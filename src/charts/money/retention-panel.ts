import { formatCell } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import type { Palette } from '../palette.ts'
import { lineThrough, periodPlot } from '../period-plot.ts'
import { periodText, periodTexts, type Periods } from '../period-texts.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'
import { panelTitle } from '../panel-title.ts'

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
    const values = about.shared.flatMap((slice) =>
      slice.rows.flatMap((row) => curves.flatMap((curve) => numberAt(row, curve) ?? [])),
    )
    const [least, most] = [Math.min(1, ...values), Math.max(1, ...values)]
    const written = (value: number): string => formatCell(value, 'fraction', { lang })
    const scale = {
      marks: [...new Set([1, most, least])],
      written,
      stressed: (value: number) => (value === 1 ? { stroke: palette.muted } : {}),
      flat: 1,
    }
    const plot = periodPlot({ x, top: title.top + 14 * unit, width }, scale, about, look)
    const { across, up, bottom } = plot
    const nodes: SvgNode[] = [...title.nodes, ...plot.rules]
    for (const curve of curves) {
      const color = retentionColors(palette)[curve]
      const points = rows.flatMap((row) => {
        const value = numberAt(row, curve)
        const period = String(row['period'])
        return value === null ? [] : [{ period, value, x: across(period), y: up(value) }]
      })
      const stroke = { stroke: color, 'stroke-width': 1.8 * unit, 'data-curve': curve }
      nodes.push(...lineThrough(points, stroke))
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
    nodes.push(...periodTexts({ ...plot, bottom: bottom + 6 * unit }, about, look))
    return { nodes, height: bottom + 32 * unit - y }
  }
}
