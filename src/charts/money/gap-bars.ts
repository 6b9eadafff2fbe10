import type { AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatMoney } from '../../render/text/format.ts'
import type { Panel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { gapFill } from './gap-months.ts'
import { moneyAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, textWidth } from '../text-width.ts'

/** In units. */
const ROW = 24
const NARROW = 620

/** A bar for each account: its name, how much, and why. */
export function gapBars(
  rows: readonly AnswerRow[],
  { isKnot }: { readonly isKnot: boolean },
  look: PlotLook,
  top: number,
): Panel {
  const { unit, palette, width, lang } = look
  const pad = 14 * unit
  const wide = width - 2 * pad
  const isNarrow = wide < NARROW * unit
  const [size, small] = [12 * unit, 11 * unit]
  const value = isKnot ? 'amount' : 'gap'
  const bars = rows.map((row) => {
    const amount = moneyAt(row, value)
    // What is won and not paid is missing from ours.
    return { row, amount: isKnot && isWon(row) ? -amount : amount }
  })
  const money = ({ row }: (typeof bars)[number]): string =>
    row[value] === null ? '' : formatMoney(String(row[value]), lang)
  const sums = Math.max(...bars.map((bar) => textWidth(money(bar), small))) + 10 * unit
  const nameRoom = isNarrow ? wide : Math.min(200 * unit, wide * 0.2)
  const whyRoom = isNarrow ? 0 : Math.min(300 * unit, wide * 0.28)
  const [left, right] = isNarrow
    ? [pad, pad + wide - sums]
    : [pad + nameRoom + 8 * unit, pad + wide - whyRoom - sums]
  const [least, most] = [
    Math.min(0, ...bars.map(({ amount }) => amount)),
    Math.max(0, ...bars.map(({ amount }) => amount)),
  ]
  const across = (amount: number): number =>
    most === least ? left : left + ((right - left) * (amount - least)) / (most - least)
  const high = (isNarrow ? 2 * ROW - 8 : ROW) * unit
  const middleOf = (index: number): number =>
    top + index * high + (isNarrow ? 1.25 * ROW : ROW / 2) * unit
  const nodes = bars.flatMap((bar, index): readonly SvgNode[] => {
    const { row, amount } = bar
    const y = top + index * high
    const middle = middleOf(index)
    const why = cleanText(String((isKnot ? row['side'] : row['why']) ?? ''))
    const name = cleanText(String(row['account'] ?? (isKnot ? row['journey'] : '') ?? ''))
    const title = name === '' ? why : name
    const label = isNarrow && name !== '' ? `${name} · ${why}` : title
    const [from, to] = [across(0), across(amount)]
    const texts = [
      textNode(
        pad,
        isNarrow ? y + 14 * unit : middle + 4 * unit,
        cutToWidth(label, nameRoom, size),
        {
          size,
          fill: palette.ink,
        },
      ),
      textNode(right + sums, middle + 4 * unit, money(bar), {
        size: small,
        fill: palette.ink,
        anchor: 'end',
      }),
      ...(isNarrow || name === ''
        ? []
        : [
            textNode(
              right + sums + 12 * unit,
              middle + 4 * unit,
              cutToWidth(why, whyRoom - 12 * unit, small),
              { size: small, fill: palette.muted },
            ),
          ]),
    ]
    return [
      svgNode('path', {
        d: `M${at(from)} ${at(middle - 6 * unit)}H${at(to)}V${at(middle + 6 * unit)}H${at(from)}Z`,
        'data-gap': Math.round(amount),
        ...gapFill(amount, palette),
      }),
      ...texts,
    ]
  })
  const zero = svgNode('path', {
    d: rows
      .map((_, index) => `M${at(across(0))} ${at(middleOf(index) - 9 * unit)}v${at(18 * unit)}`)
      .join(''),
    fill: 'none',
    stroke: palette.line,
    'stroke-width': unit,
  })
  return { nodes: [zero, ...nodes], height: high * rows.length }
}

/** The journey is there, and what would be paid for it is not. */
function isWon(row: AnswerRow): boolean {
  return String(row['ref'] ?? '').startsWith('journey/')
}

const at = shortNumber
