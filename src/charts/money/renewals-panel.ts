import type { AnswerRow } from '../../answers/answer.ts'
import { formatCell, formatCount } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import type { Palette } from '../palette.ts'
import { panelTitle } from '../panel-title.ts'
import { periodPlot } from '../period-plot.ts'
import { periodText, periodTexts, type Periods } from '../period-texts.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'

/** From below: what was renewed, what is open, what is lost. */
export const renewalParts = ['early', 'on_time', 'late', 'open', 'lost'] as const
type Part = (typeof renewalParts)[number]

export function renewalFill(part: Part, palette: Palette): object {
  switch (part) {
    case 'early':
      return { fill: palette.tealDeep }
    case 'on_time':
      return { fill: palette.teal }
    case 'late':
      return { fill: palette.teal, 'fill-opacity': 0.45 }
    case 'open':
      return { fill: palette.lost, 'fill-opacity': 0.45 }
    case 'lost':
      return { fill: palette.amber }
  }
}

/** A bar for each period, as high as terms were due; above it the rate, where it is of all of them. */
export function renewalsPanel(
  { name, rows }: SliceSeries,
  about: Periods,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const title = panelTitle(name, { x, y, width }, look)
    const small = 11 * unit
    const sums = rows.map((row) => renewalParts.reduce((sum, part) => sum + countAt(row, part), 0))
    const scale = {
      marks: [0, Math.max(1, ...sums)],
      written: (value: number) => formatCount(value, lang),
      lowest: 110,
      highest: 220,
    }
    const plot = periodPlot({ x, top: title.top + 26 * unit, width }, scale, about, look)
    const { begin, up, step, bottom } = plot
    const nodes: SvgNode[] = [...title.nodes, ...plot.rules]
    for (const [index, row] of rows.entries()) {
      const from = begin(String(row['period'])) + Math.min(3 * unit, step * 0.15)
      const wide = step - 2 * Math.min(3 * unit, step * 0.15)
      let level = 0
      const parts = renewalParts.flatMap((part): readonly SvgNode[] => {
        const count = countAt(row, part)
        if (count === 0) return []
        const [one, other] = [up(level), up(level + count)]
        level += count
        const d = `M${at(from)} ${at(one)}H${at(from + wide)}V${at(other)}H${at(from)}Z`
        return [svgNode('path', { 'data-part': part, d, ...renewalFill(part, palette) })]
      })
      nodes.push(svgNode('g', {}, [svgNode('title', {}, said(row, about, look)), ...parts]))
      const isMature = (numberAt(row, 'renewal_rate_maturity') ?? 1) === 1
      const rate = isMature ? numberAt(row, 'renewal_rate') : null
      const text = rate === null ? '' : formatCell(rate, 'fraction', { lang })
      if (text === '' || textWidth(text, small) > step - 2 * unit) continue
      const baseline = up(sums[index] ?? 0) - 6 * unit
      const style = { size: small, fill: palette.ink, anchor: 'middle' } as const
      nodes.push(textNode(from + wide / 2, baseline, text, style))
    }
    nodes.push(...periodTexts({ ...plot, bottom: bottom + 4 * unit }, about, look))
    return { nodes, height: bottom + 30 * unit - y }
  }
}

function countAt(row: AnswerRow, part: Part): number {
  return Math.max(0, numberAt(row, part) ?? 0)
}

function said(row: AnswerRow, { interval }: Periods, look: PlotLook): string {
  const parts = renewalParts
    .filter((part) => countAt(row, part) > 0)
    .map((part) => `${look.words.renewal[part]} ${formatCount(countAt(row, part), look.lang)}`)
  return `${periodText(String(row['period']), interval, look)}: ${parts.join(', ')}`
}

const at = shortNumber
