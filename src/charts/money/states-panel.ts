import { formatMoney, formatShort } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import type { Palette } from '../palette.ts'
import { panelTitle } from '../panel-title.ts'
import { lineThrough, periodPlot } from '../period-plot.ts'
import { periodText, periodTexts, type Periods } from '../period-texts.ts'
import { moneyAt, type SliceSeries } from '../slice-series.ts'

/** The states of a year's money, as they are drawn over each other. */
export const drawnStates = ['committed', 'started', 'running'] as const
type State = (typeof drawnStates)[number]

export function stateColor(state: State, palette: Palette): string {
  return { committed: palette.muted, started: palette.tealDeep, running: palette.amberDeep }[state]
}

/** How what is signed and not started is filled. */
export function waitingFill({ amber }: Palette): object {
  return { fill: amber, 'fill-opacity': 0.35 }
}

/** A line for each state; what is signed and not started stands as a bar from below. */
export function statesPanel(
  { name, rows }: SliceSeries,
  about: Periods,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const title = panelTitle(name, { x, y, width }, look)
    const values = rows.flatMap((row) => drawnStates.map((state) => moneyAt(row, state)))
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
    const written = (value: number): string => formatShort(value, lang)
    const room = { x, top: title.top + 14 * unit, width }
    const plot = periodPlot(room, { marks: [...new Set([most, least, 0])], written }, about, look)
    const { across, up, step, bottom } = plot
    const nodes: SvgNode[] = [...title.nodes, ...plot.rules]
    for (const row of rows) {
      const waiting = Math.min(most, Math.max(least, moneyAt(row, 'waiting')))
      if (waiting === 0) continue
      const [from, half] = [across(String(row['period'])), step * 0.35]
      const d = `M${at(from - half)} ${at(up(0))}H${at(from + half)}V${at(up(waiting))}H${at(from - half)}Z`
      nodes.push(svgNode('path', { 'data-waiting': 1, d, ...waitingFill(palette) }))
    }
    for (const state of drawnStates) {
      const color = stateColor(state, palette)
      const points = rows.map((row) => {
        const period = String(row['period'])
        const text = `${periodText(period, about.interval, look)}: ${formatMoney(String(row[state] ?? ''), lang)}`
        return { text, x: across(period), y: up(moneyAt(row, state)) }
      })
      const stroke = { stroke: color, 'stroke-width': 1.8 * unit, 'data-state': state }
      nodes.push(...lineThrough(points, stroke))
      for (const point of points) {
        nodes.push(
          svgNode('g', {}, [
            svgNode('title', {}, point.text),
            svgNode('circle', { cx: point.x, cy: point.y, r: 2.6 * unit, fill: color }),
          ]),
        )
      }
    }
    nodes.push(...periodTexts({ ...plot, bottom: bottom + 6 * unit }, about, look))
    return { nodes, height: bottom + 32 * unit - y }
  }
}

const at = shortNumber
