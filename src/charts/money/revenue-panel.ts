import type { AnswerRow } from '../../answers/answer.ts'
import { formatMoney, formatShort } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { dashes } from '../frame.ts'
import type { Palette } from '../palette.ts'
import { periodPlot } from '../period-plot.ts'
import { periodText, periodTexts, type Periods } from '../period-texts.ts'
import { moneyAt, numberAt, type SliceSeries } from '../slice-series.ts'
import { panelTitle } from '../panel-title.ts'

export const gains = ['new', 'reactivation', 'expansion', 'minor_expansion'] as const
export const losses = ['contraction', 'churn'] as const
type Move = (typeof gains)[number] | (typeof losses)[number] | 'currency'

/** What was there at the opening. */
export function levelFill({ lost }: Palette): object {
  return { fill: lost, 'fill-opacity': 0.45 }
}

export function moveFill(move: Move, palette: Palette): object {
  switch (move) {
    case 'new':
      return { fill: palette.teal }
    case 'reactivation':
      return { fill: palette.tealDeep }
    case 'expansion':
      return { fill: palette.teal, 'fill-opacity': 0.55 }
    case 'minor_expansion':
      return { fill: palette.teal, 'fill-opacity': 0.28 }
    case 'contraction':
      return { fill: palette.amber, 'fill-opacity': 0.55 }
    case 'churn':
      return { fill: palette.amber }
    case 'currency':
      return { fill: palette.muted }
  }
}

interface Step {
  readonly move: Move
  readonly from: number
  readonly to: number
}

/** Every level that the drawing of a period reaches. */
export function levelsOf(row: AnswerRow): readonly number[] {
  return [moneyAt(row, 'opening'), moneyAt(row, 'closing'), ...stepsOf(row).map(({ to }) => to)]
}

/**
 * Each period from its opening: up by what was gained, down by what was lost, to its closing.
 * @param reached levels that its scale holds beside its own, so that panels have one scale
 */
export function revenuePanel(
  { name, rows }: SliceSeries,
  about: Periods,
  look: PlotLook,
  reached: readonly number[] = [],
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const title = panelTitle(name, { x, y, width }, look)
    const stepped = rows.map((row) => ({ row, steps: stepsOf(row) }))
    const levels = [...reached, ...rows.flatMap(levelsOf)]
    const [least, most] = [Math.min(0, ...levels), Math.max(0, ...levels)]
    const written = (value: number): string => formatShort(value, lang)
    const room = { x, top: title.top + 14 * unit, width }
    const plot = periodPlot(room, { marks: [...new Set([most, least, 0])], written }, about, look)
    const { begin, up, step, bottom } = plot
    const nodes: SvgNode[] = [...title.nodes, ...plot.rules]
    for (const { row, steps } of stepped) {
      const from = begin(String(row['period']))
      const gap = Math.min(2 * unit, step * 0.12)
      const half = (step - 2 * gap) / 2
      const rect = (place: number, wide: number, one: number, other: number, look: object) =>
        svgNode('path', {
          d: `M${at(place)} ${at(up(one))}H${at(place + wide)}V${at(up(other))}H${at(place)}Z`,
          ...look,
        })
      const [opening, closing] = [moneyAt(row, 'opening'), moneyAt(row, 'closing')]
      const parts = [
        svgNode('title', {}, said(row, about, look)),
        rect(from + gap, 2 * half, 0, opening, levelFill(palette)),
        ...steps.map(({ move, from: one, to }) => {
          const isLoss = move === 'contraction' || move === 'churn'
          const fill = { 'data-move': move, ...moveFill(move, palette) }
          return rect(from + gap + (isLoss ? half : 0), half, one, to, fill)
        }),
      ]
      const isEarly = (numberAt(row, 'maturity') ?? 1) < 1
      const d = `M${at(from + gap)} ${at(up(closing))}H${at(from + step - gap)}`
      const dash = isEarly ? { 'stroke-dasharray': dashes(unit) } : {}
      parts.push(line(d, palette.ink, 1.4 * unit, { 'data-closing': Math.round(closing), ...dash }))
      nodes.push(svgNode('g', {}, parts))
    }
    nodes.push(...periodTexts({ ...plot, bottom: bottom + 4 * unit }, about, look))
    return { nodes, height: bottom + 30 * unit - y }
  }
}

/** One on another, from the opening to the closing. */
function stepsOf(row: AnswerRow): readonly Step[] {
  let level = moneyAt(row, 'opening')
  const moves: readonly Move[] = [...gains, 'currency', ...losses]
  return moves.flatMap((move): readonly Step[] => {
    const amount = moneyAt(row, move)
    if (amount === 0) return []
    const from = level
    level += amount
    return [{ move, from, to: level }]
  })
}

function said(row: AnswerRow, { interval }: Periods, look: PlotLook): string {
  const money = (name: string): string => formatMoney(String(row[name] ?? ''), look.lang)
  const when = periodText(String(row['period']), interval, look)
  return `${when}: ${money('opening')} → ${money('closing')}`
}

function line(d: string, stroke: string, width: number, more: object = {}): SvgNode {
  return svgNode('path', { d, fill: 'none', stroke, 'stroke-width': width, ...more })
}

const at = shortNumber
