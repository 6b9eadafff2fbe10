import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCount, formatShort } from '../../render/text/format.ts'
import { answerSheet, type Panel, type PlotLook } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { DEFINITION_WORDS } from './definition-chart-words.ts'
import { moneyAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, textWidth } from '../text-width.ts'

const MOST_DRAWN = 20
/** In units. */
const NARROW = 700
const LINE = 22

interface Line {
  readonly name: string
  readonly difference: number
  readonly words: string
}

/** The accounts that differ most, each with a bar of what it pays more or less. */
export function accountsChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette } = look
    const { rows } = envelope
    const words = DEFINITION_WORDS[lang]
    if (rows.length === 0) return sheet.write(words.noAccount, 13, palette.muted)
    const isWhole = rows.length <= MOST_DRAWN + 1
    const drawn = rows.slice(0, isWhole ? rows.length : MOST_DRAWN)
    const rest = rows.slice(drawn.length)
    const lines = drawn.map((row) => lineOf(row, look))
    if (rest.length > 0) {
      const name = words.others(formatCount(rest.length, lang), rest.length === 1)
      const difference = rest.reduce((sum, row) => sum + moneyAt(row, 'difference'), 0)
      lines.push({ name, difference, words: '' })
    }
    sheet.add(bars(lines, look, sheet.y()))
    sheet.skip(2)
    return sheet.write(words.bars, 11.5, palette.muted)
  })
}

function lineOf(row: AnswerRow, { lang }: PlotLook): Line {
  const [a, b] = ['a', 'b'].map((side) => formatShort(moneyAt(row, side), lang))
  return {
    name: cleanText(String(row['account'] ?? '')),
    difference: moneyAt(row, 'difference'),
    words: `${a} → ${b} · ${cleanText(String(row['label'] ?? ''))}`,
  }
}

/** Name, bar from nothing to the left or right, its amount, and why. */
function bars(lines: readonly Line[], look: PlotLook, top: number): Panel {
  const { unit, palette, width, lang } = look
  const pad = 14 * unit
  const wide = width - 2 * pad
  const isNarrow = wide < NARROW * unit
  const size = 12 * unit
  const amounts = lines.map(({ difference }) => signed(difference, lang))
  const amountRoom = Math.max(...amounts.map((text) => textWidth(text, size, true))) + 10 * unit
  const nameRoom = Math.min(
    Math.max(...lines.map(({ name }) => textWidth(name, size))),
    wide * (isNarrow ? 0.34 : 0.2),
  )
  const wordRoom = isNarrow ? 0 : wide * 0.3
  const [least, most] = [
    Math.min(0, ...lines.map(({ difference }) => difference)),
    Math.max(0, ...lines.map(({ difference }) => difference)),
  ]
  // An amount stands beyond the end of its bar, on either side.
  const left = pad + nameRoom + 12 * unit + (least < 0 ? amountRoom : 0)
  const right = pad + wide - wordRoom - (most > 0 ? amountRoom : 0)
  const across = (value: number): number =>
    left + ((right - left) * (value - least)) / (most - least)
  const line = (isNarrow ? LINE + 14 : LINE) * unit
  const nodes = lines.flatMap(({ name, difference, words }, index): SvgNode[] => {
    const y = top + index * line
    const [from, to] = [across(Math.min(0, difference)), across(Math.max(0, difference))]
    // Seen however small it is.
    const spare = Math.max(0, 1.5 * unit - (to - from)) / 2
    const isGain = difference > 0
    const amount = {
      size,
      fill: palette.ink,
      bold: true,
      anchor: isGain ? 'start' : 'end',
    } as const
    const base = y + 14 * unit
    const word = cutToWidth(words, isNarrow ? wide : wordRoom - 14 * unit, 11.5 * unit)
    return [
      textNode(pad, base, cutToWidth(name, nameRoom, size), { size, fill: palette.ink }),
      svgNode('rect', {
        'data-account': name,
        x: shortNumber(from - spare),
        y: shortNumber(y + 4 * unit),
        width: shortNumber(to - from + 2 * spare),
        height: shortNumber(13 * unit),
        fill: isGain ? palette.teal : palette.amber,
      }),
      textNode(
        isGain ? to + spare + 6 * unit : from - spare - 6 * unit,
        base,
        amounts[index] ?? '',
        amount,
      ),
      ...(word === ''
        ? []
        : [
            textNode(
              isNarrow ? pad : pad + wide - wordRoom + 14 * unit,
              isNarrow ? base + 14 * unit : base,
              word,
              {
                size: 11.5 * unit,
                fill: palette.muted,
              },
            ),
          ]),
    ]
  })
  const axis = `M${shortNumber(across(0))} ${shortNumber(top)}v${shortNumber(lines.length * line)}`
  nodes.push(
    svgNode('path', { d: axis, fill: 'none', stroke: palette.muted, 'stroke-width': unit }),
  )
  return { nodes, height: lines.length * line + 6 * unit }
}

function signed(value: number, lang: PlotLook['lang']): string {
  const text = formatShort(Math.abs(value), lang)
  return value === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
}
