import type { Interval } from '../engine/engine.ts'
import { cleanText } from '../render/text/clean-text.ts'
import type { PlotLook } from './answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { textNode } from './text-node.ts'
import { textWidth } from './text-width.ts'

/** Where the periods of a drawing stand, and where their names go. */
export interface PeriodRoom {
  readonly across: (period: string) => number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

export interface Periods {
  readonly periods: readonly string[]
  /** `null`: days, or none. */
  readonly interval: Interval | null
}

/** A tick for each period, and the names of those that find room. */
export function periodTexts(
  { across, left, right, bottom }: PeriodRoom,
  { periods, interval }: Periods,
  look: PlotLook,
): readonly SvgNode[] {
  const { unit, palette } = look
  const size = 11 * unit
  let free = left - 20 * unit
  return periods.flatMap((period) => {
    const text = periodText(period, interval, look)
    const half = textWidth(text, size) / 2
    const place = across(period)
    const tick = svgNode('path', {
      d: `M${shortNumber(place)} ${shortNumber(bottom)}v${shortNumber(4 * unit)}`,
      fill: 'none',
      stroke: palette.line,
      'stroke-width': unit,
    })
    const middle = Math.min(right + 8 * unit - half, place)
    if (middle - half < free) return [tick]
    free = middle + half + 14 * unit
    return [
      tick,
      textNode(middle, bottom + 17 * unit, text, { size, fill: palette.muted, anchor: 'middle' }),
    ]
  })
}

/** `2025-01`, `2025 Q1`, `2025`. */
export function periodText(
  period: string,
  interval: Interval | null,
  { words }: Pick<PlotLook, 'words'>,
): string {
  const [year = period, month = '', date = ''] = cleanText(period).split('-')
  if (interval === 'year') return year
  if (interval === 'quarter') return words.quarter(year, Math.floor((Number(month) + 2) / 3))
  if (month === '') return year
  return interval === null ? `${year}-${month}-${date}` : `${year}-${month}`
}
