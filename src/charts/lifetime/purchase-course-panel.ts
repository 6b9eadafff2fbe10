import type { AnswerRow } from '../../answers/answer.ts'
import { formatCount } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber as at, svgNode, type SvgNode } from '../chart.ts'
import { panelTitle } from '../panel-title.ts'
import { PURCHASE_WORDS } from './purchase-words.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'

const DAY = 86_400_000

/** Repeat purchases cumulated over time: as made, as the model has them, and where its data end. */
export function purchaseCoursePanel({ name, rows }: SliceSeries, look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const title = panelTitle(name, { x, y, width }, look)
    const nodes: SvgNode[] = [...title.nodes]
    const size = 11 * unit
    const muted = { size, fill: palette.muted } as const
    const points = rows.map((row) => ({ row, day: dayAt(row, 'until') }))
    const days = points.map(({ day }) => day)
    const [from, to] = [Math.min(...days), Math.max(...days)]
    const split = dayAt(rows[0], 'checked_from')
    const most = Math.max(
      1,
      ...['actual', 'predicted_high', 'predicted', 'naive'].flatMap((column) =>
        rows.map((row) => numberAt(row, column) ?? 0),
      ),
    )
    const marks = [0, most / 2, most].map((value) => ({
      value,
      text: formatCount(Math.round(value), lang),
    }))
    const gutter = Math.max(...marks.map(({ text }) => textWidth(text, size))) + 12 * unit
    const top = title.top + 26 * unit
    const [left, right] = [x + gutter, x + width - 14 * unit]
    const tall = Math.min(300 * unit, Math.max(140 * unit, (right - left) * 0.36))
    const bottom = top + tall
    const across = (day: number): number =>
      left + ((right - left) * (day - from)) / Math.max(1, to - from)
    const up = (value: number): number => bottom - (tall * value) / most
    const line = (d: string, stroke: string, wide: number, more: object = {}): SvgNode =>
      svgNode('path', { d, fill: 'none', stroke, 'stroke-width': wide * unit, ...more })
    const path = (column: string, among = points): readonly string[] =>
      among.flatMap(({ row, day }) => {
        const value = numberAt(row, column)
        return value === null ? [] : [`${at(across(day))} ${at(up(value))}`]
      })

    for (const { value, text } of marks) {
      nodes.push(
        line(`M${at(left)} ${at(up(value))}H${at(right)}`, palette.line, 1),
        textNode(left - 7 * unit, up(value) + 4 * unit, text, { ...muted, anchor: 'end' }),
      )
    }
    const ends = [
      { day: from, anchor: 'start' },
      { day: to, anchor: 'end' },
    ] as const
    for (const { day, anchor } of ends) {
      const text = String(points.find((point) => point.day === day)?.row['until'] ?? '')
      nodes.push(textNode(across(day), bottom + 17 * unit, text, { ...muted, anchor }))
    }
    const words = PURCHASE_WORDS[lang]
    const label = path('predicted').length === 0 ? words.unknown : words.fitEnds
    const half = textWidth(label, size) / 2
    const middle = Math.max(x + half, Math.min(right - half, across(split)))
    nodes.push(
      line(`M${at(across(split))} ${at(top - 4 * unit)}V${at(bottom)}`, palette.ink, 1.2, {
        'data-mark': 'fit-ends',
      }),
      textNode(middle, top - 9 * unit, label, { size, fill: palette.ink, anchor: 'middle' }),
    )
    const band = points.filter(({ row }) => numberAt(row, 'predicted_low') !== null)
    if (band.length > 0) {
      const meets = points.filter(({ day }) => day === split)
      const around = [
        ...path('actual', meets),
        ...path('predicted_low', band),
        ...path('predicted_high', band.toReversed()),
      ]
      nodes.push(
        svgNode('path', {
          'data-area': 'interval',
          d: `M${around.join('L')}Z`,
          fill: palette.teal,
          'fill-opacity': 0.22,
        }),
      )
    }
    const dots = { 'stroke-dasharray': `${at(2 * unit)} ${at(3 * unit)}` }
    const dashes = { 'stroke-dasharray': `${at(6 * unit)} ${at(4 * unit)}` }
    const before = points.filter(({ day }) => day <= split)
    const held = points.filter(({ day }) => day > split)
    const meet = path('actual', before).slice(-1)
    const drawn = [
      { curve: 'naive', d: path('naive'), color: palette.muted, more: dots },
      { curve: 'fitted', d: path('predicted', before), color: palette.tealDeep, more: {} },
      {
        curve: 'predicted',
        d: path('predicted', held).length === 0 ? [] : [...meet, ...path('predicted', held)],
        color: palette.tealDeep,
        more: dashes,
      },
      { curve: 'actual', d: path('actual'), color: palette.ink, more: {} },
    ]
    for (const { curve, d, color, more } of drawn) {
      if (d.length < 2) continue
      nodes.push(line(`M${d.join('L')}`, color, 2, { 'data-curve': curve, ...more }))
    }
    return { nodes, height: bottom + 26 * unit - y }
  }
}

/** The day of an ISO date, by number. */
function dayAt(row: AnswerRow | undefined, name: string): number {
  const midnight = Date.parse(String(row?.[name] ?? ''))
  return Number.isNaN(midnight) ? 0 : midnight / DAY
}
