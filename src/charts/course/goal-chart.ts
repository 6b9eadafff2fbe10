import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatFraction } from '../../render/text/format.ts'
import { answerSheet, type PlotLook } from '../answer-sheet.ts'
import { bar, barRow, type BarRow } from '../bar-row.ts'
import type { ChartOptions } from '../chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { keyLine, swatch, type KeyItem } from '../key-line.ts'
import { moneyAt, numberAt } from '../slice-series.ts'
import { short } from './course-frame.ts'
import { COURSE_WORDS } from './course-words.ts'

/** How far each lever may go, how much of that is needed, and the chance it brings. */
export function goalChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, lang } = look
    const words = COURSE_WORDS[lang]
    const { rows, summary } = envelope
    if (rows.length === 0) return sheet.write(words.nothing, 13, palette.muted)
    const wanted = Number(summary['wanted'] ?? 1)
    const now = summary['chance']
    const title = words.levers(
      formatFraction(wanted, lang),
      typeof now === 'number' ? formatFraction(now, lang) : null,
    )
    sheet.write(title, 12.5, palette.ink, true)
    sheet.skip(6)
    for (const [place, row] of rows.entries()) {
      if (row['lever'] === 'together') sheet.skip(8)
      sheet.add(barRow(rowOf(row, wanted, place === 0, look), look, sheet.y()))
    }
    sheet.skip(2)
    sheet.add(keyLine(keyItems(look), look, sheet.y()))
    return sheet.write(words.leverNote, 11.5, palette.muted)
  })
}

/** Of all that the lever may move, the part it is moved; all where no part is enough. */
function effortOf(row: AnswerRow): number {
  const [factor, farthest] = [numberAt(row, 'factor'), numberAt(row, 'farthest')]
  if (row['lever'] === 'together') return factor ?? 1
  if (factor === null || farthest === null || farthest === 1) return 1
  return Math.min(1, Math.max(0, (factor - 1) / (farthest - 1)))
}

function rowOf(row: AnswerRow, wanted: number, isFirst: boolean, look: PlotLook): BarRow {
  const { palette, unit, lang } = look
  const words = COURSE_WORDS[lang]
  const chance = numberAt(row, 'chance') ?? 0
  const isEnough = chance >= wanted
  const text = (name: string): string => cleanText(String(row[name] ?? ''))
  const cost = moneyAt(row, 'cost')
  const told = formatFraction(chance, lang)
  const [from, to] = [text('from'), text('to')]
  return {
    name: text('name'),
    text: from === '' ? text('change') : `${from} → ${to} (${text('change')})`,
    more: [
      isEnough ? words.does(told) : words.cannot(told),
      ...(cost > 0 ? [words.costs(short(cost, lang))] : []),
    ].join(' · '),
    isLoud: isFirst && isEnough,
    draw: ({ left, right }, middle) => {
      const end = left + (right - left) * effortOf(row)
      const fill = isEnough ? { fill: isFirst ? palette.tealDeep : palette.teal } : lacking(look)
      const d = `M${shortNumber(end)} ${shortNumber(middle - 11 * unit)}v${shortNumber(22 * unit)}`
      return [
        bar([left, right], middle, unit, feasible(look)),
        bar([left, end], middle, unit, { 'data-bar': text('lever'), ...fill }),
        ...(isEnough
          ? [
              svgNode('path', {
                'data-mark': 'needed',
                d,
                stroke: palette.ink,
                'stroke-width': 2 * unit,
                fill: 'none',
              }),
            ]
          : []),
      ]
    },
  }
}

function feasible({ palette, unit }: PlotLook): object {
  return { fill: palette.paper, stroke: palette.muted, 'stroke-width': unit }
}

function lacking({ palette, unit }: PlotLook): object {
  return { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': unit }
}

function keyItems(look: PlotLook): readonly KeyItem[] {
  const { palette, unit, lang } = look
  const words = COURSE_WORDS[lang]
  return [
    { text: words.needed, mark: swatch({ fill: palette.teal }, unit) },
    { text: words.feasible, mark: swatch(feasible(look), unit) },
    { text: words.lacking, mark: swatch(lacking(look), unit) },
  ]
}
