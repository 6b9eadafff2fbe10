import type { AnswerEnvelope } from '../../answers/answer.ts'
import { formatCell, formatCount } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber as at, svgNode, type SvgNode } from '../chart.ts'
import { panelTitle } from '../panel-title.ts'
import { PURCHASE_WORDS } from './purchase-words.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, textWidth, wrapToWidth } from '../text-width.ts'

/** What was bought in the time held back, as it was, as it was foretold and as the rate had it. */
export function purchaseBars(
  { name, rows }: SliceSeries,
  { currency }: AnswerEnvelope,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const words = PURCHASE_WORDS[lang]
    const title = panelTitle(name, { x, y, width }, look)
    const nodes: SvgNode[] = [...title.nodes]
    const size = 11 * unit
    const [row] = rows
    const [low, high] = [numberAt(row, 'predicted_low'), numberAt(row, 'predicted_high')]
    const bars = [
      { text: words.actual, value: numberAt(row, 'actual'), fill: palette.ink },
      { text: words.foretold, value: numberAt(row, 'predicted'), fill: palette.tealDeep },
      { text: words.naive, value: numberAt(row, 'predicted_naive'), fill: palette.muted },
    ]
    const since = row?.['checked_from'] ?? null
    const isTold = bars[1]!.value !== null && typeof since === 'string'
    const day = isTold ? formatCell(since, 'date', { lang, currency }) : ''
    const lines = wrapToWidth(isTold ? words.since(day) : words.unknown, width, size)
    for (const [index, text] of lines.entries()) {
      const style = { size, fill: palette.muted }
      nodes.push(textNode(x, title.top + (17 + 15 * index) * unit, text, style))
    }
    const top = title.top + (24 + 15 * (lines.length - 1)) * unit
    if (!isTold) return { nodes, height: top - y }
    const gutter = Math.min(
      width * 0.4,
      Math.max(...bars.map(({ text }) => textWidth(text, size))) + 10 * unit,
    )
    const counts = bars.map(({ value }) => formatCount(Math.round(value ?? 0), lang))
    const room = Math.max(...counts.map((text) => textWidth(text, size))) + 12 * unit
    const most = Math.max(1, high ?? 0, ...bars.map(({ value }) => value ?? 0))
    const long = (value: number): number => ((width - gutter - room) * value) / most
    for (const [index, { text, value, fill }] of bars.entries()) {
      const middle = top + (12 + 24 * index) * unit
      const style = { size, fill: palette.ink }
      const end = x + gutter + long(value ?? 0)
      const isRanged = index === 1 && low !== null && high !== null
      nodes.push(
        textNode(x, middle + 4 * unit, cutToWidth(text, gutter - 6 * unit, size), style),
        svgNode('rect', {
          'data-bar': ['actual', 'predicted', 'naive'][index] ?? '',
          x: x + gutter,
          y: middle - 7 * unit,
          width: long(value ?? 0),
          height: 14 * unit,
          fill,
          'fill-opacity': index === 2 ? 0.5 : 0.85,
        }),
        ...(isRanged
          ? [
              svgNode('path', {
                'data-area': 'interval',
                d: `M${at(x + gutter + long(low))} ${at(middle)}H${at(x + gutter + long(high))}`,
                fill: 'none',
                stroke: palette.ink,
                'stroke-width': 1.6 * unit,
              }),
            ]
          : []),
        textNode(
          (isRanged ? x + gutter + long(high) : end) + 6 * unit,
          middle + 4 * unit,
          counts[index]!,
          style,
        ),
      )
    }
    return { nodes, height: top + 76 * unit - y }
  }
}
