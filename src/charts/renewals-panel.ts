import type { AnswerRow } from '../answers/answer.ts'
import { formatCell, formatCount } from '../render/text/format.ts'
import type { DrawPanel, PlotLook } from './answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import type { Palette } from './palette.ts'
import { panelTitle } from './panel-title.ts'
import { periodText, periodTexts, type Periods } from './period-texts.ts'
import { numberAt, type SliceSeries } from './slice-series.ts'
import { textNode } from './text-node.ts'
import { textWidth } from './text-width.ts'

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
    const nodes: SvgNode[] = [...title.nodes]
    const small = 11 * unit
    const top = title.top + 26 * unit
    const sums = rows.map((row) => renewalParts.reduce((sum, part) => sum + countAt(row, part), 0))
    const most = Math.max(1, ...sums)
    const gutter = textWidth(formatCount(most, lang), small) + 12 * unit
    const [left, right] = [x + gutter, x + width - 10 * unit]
    const tall = Math.min(220 * unit, Math.max(110 * unit, (right - left) * 0.3))
    const bottom = top + tall
    const up = (value: number): number => bottom - (tall * value) / most
    const step = (right - left) / about.periods.length
    const begin = (period: string): number => left + about.periods.indexOf(period) * step
    for (const value of [0, most]) {
      const style = { size: small, fill: palette.muted, anchor: 'end' } as const
      const d = `M${at(left)} ${at(up(value))}H${at(right)}`
      nodes.push(
        svgNode('path', { d, fill: 'none', stroke: palette.line, 'stroke-width': unit }),
        textNode(left - 7 * unit, up(value) + 4 * unit, formatCount(value, lang), style),
      )
    }
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
    const across = (period: string): number => begin(period) + step / 2
    nodes.push(...periodTexts({ across, left, right, bottom: bottom + 4 * unit }, about, look))
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
