import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { formatMoney, formatShort } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { dashes } from '../frame.ts'
import { SWATCH, type KeyItem } from '../key-line.ts'
import type { Palette } from '../palette.ts'
import { periodText, periodTexts } from '../period-texts.ts'
import { scaleRules } from '../scale-rules.ts'
import { moneyAt } from '../slice-series.ts'
import { textWidth } from '../text-width.ts'

/** Ours is above theirs, or below. */
export function gapFill(gap: number, { teal, amber }: Palette): object {
  return { fill: gap > 0 ? teal : amber, 'fill-opacity': 0.75 }
}

export function oursLook(palette: Palette, unit: number): KeyItem['mark'] {
  return lineMark(oursStroke(palette, unit), unit)
}

export function theirsLook(palette: Palette, unit: number): KeyItem['mark'] {
  return lineMark(theirsStroke(palette, unit), unit)
}

function lineMark(stroke: object, unit: number): KeyItem['mark'] {
  return (x, y) =>
    svgNode('path', {
      d: `M${at(x)} ${at(y - 4 * unit)}H${at(x + SWATCH * unit)}`,
      fill: 'none',
      ...stroke,
    })
}

function oursStroke({ teal }: Palette, unit: number): object {
  return { stroke: teal, 'stroke-width': 2.2 * unit }
}

function theirsStroke({ ink }: Palette, unit: number): object {
  return { stroke: ink, 'stroke-width': 1.4 * unit, 'stroke-dasharray': dashes(unit) }
}

/** A scale from the least to the most of some values, nothing included. */
interface Scale {
  readonly up: (value: number) => number
  readonly marks: readonly number[]
}

function scaleOf(values: readonly number[], top: number, bottom: number): Scale {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const up = (value: number): number =>
    most === least ? bottom : bottom - ((bottom - top) * (value - least)) / (most - least)
  return { up, marks: [...new Set([0, most, least])] }
}

/** Both lines, and under them the gap as bars. */
export function gapMonths({ rows }: AnswerEnvelope, look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const small = 11 * unit
    const amounts = rows.flatMap((row) => [moneyAt(row, 'ours'), moneyAt(row, 'theirs')])
    const gaps = rows.map((row) => moneyAt(row, 'gap'))
    const tall = Math.min(230 * unit, Math.max(120 * unit, width * 0.26))
    const [top, bottom] = [y + 14 * unit, y + 14 * unit + tall]
    const [barTop, barBottom] = [bottom + 26 * unit, bottom + 26 * unit + tall * 0.42]
    const levels = scaleOf(amounts, top, bottom)
    const bars = scaleOf(gaps, barTop, barBottom)
    const written = (value: number): string => formatShort(value, lang)
    const texts = [...levels.marks, ...bars.marks].map(written)
    const gutter = Math.max(...texts.map((each) => textWidth(each, small))) + 12 * unit
    const [left, right] = [x + gutter, x + width - 10 * unit]
    const step = (right - left) / rows.length
    const across = (index: number): number => left + (index + 0.5) * step
    const half = Math.min(14 * unit, step * 0.38)
    const bar = (row: AnswerRow, index: number): SvgNode => {
      const gap = moneyAt(row, 'gap')
      const [from, to] = [bars.up(0), bars.up(gap)]
      return svgNode('g', {}, [
        svgNode('title', {}, said(row, look)),
        svgNode('path', {
          d: `M${at(across(index) - half)} ${at(from)}H${at(across(index) + half)}V${at(to)}H${at(across(index) - half)}Z`,
          'data-gap': Math.round(gap),
          ...gapFill(gap, palette),
        }),
      ])
    }
    const months = rows.map((row) => String(row['month']))
    const place = (month: string): number => across(months.indexOf(month))
    return {
      nodes: [
        ...scaleRules({ ...levels, written }, { left, right }, look),
        ...scaleRules({ ...bars, written }, { left, right }, look),
        ...rows.map(bar),
        ...(['theirs', 'ours'] as const).map((name) =>
          line(
            rows.map((row, index) => [across(index), levels.up(moneyAt(row, name))]),
            name === 'ours' ? oursStroke(palette, unit) : theirsStroke(palette, unit),
            name,
          ),
        ),
        ...periodTexts(
          { across: place, left, right, bottom: barBottom + 4 * unit },
          { periods: months, interval: 'month' },
          look,
        ),
      ],
      height: barBottom + 30 * unit - y,
    }
  }
}

/** A line through points; of one alone, a short stroke. */
function line(
  points: readonly (readonly number[])[],
  stroke: object,
  name: 'ours' | 'theirs',
): SvgNode {
  const [first] = points
  const d =
    points.length === 1
      ? `M${at((first?.[0] ?? 0) - 6)} ${at(first?.[1] ?? 0)}h12`
      : points
          .map(([x = 0, y = 0], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`)
          .join('')
  return svgNode('path', { d, fill: 'none', 'data-line': name, ...stroke })
}

function said(row: AnswerRow, look: PlotLook): string {
  const money = (name: string): string => formatMoney(String(row[name] ?? ''), look.lang)
  const when = periodText(String(row['month']), 'month', look)
  const cause = typeof row['cause'] === 'string' ? ` (${row['cause']})` : ''
  return `${when}: ${money('ours')} − ${money('theirs')} = ${money('gap')}${cause}`
}

const at = shortNumber
