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

/** From the chance as things are, the chance that the least change of each lever brings; the one wanted across. */
export function goalChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, lang } = look
    const words = COURSE_WORDS[lang]
    const { rows, summary } = envelope
    if (rows.length === 0) return sheet.write(words.nothing, 13, palette.muted)
    const sought = { wanted: Number(summary['wanted'] ?? 1), now: Number(summary['chance'] ?? 0) }
    const title = words.levers(
      formatFraction(sought.wanted, lang),
      formatFraction(sought.now, lang),
    )
    sheet.write(title, 12.5, palette.ink, true)
    sheet.skip(6)
    for (const [place, row] of rows.entries()) {
      if (row['lever'] === 'together') sheet.skip(8)
      sheet.add(barRow(rowOf(row, sought, place === 0, look), look, sheet.y()))
    }
    sheet.skip(2)
    sheet.add(keyLine(keyItems(look), look, sheet.y()))
    return sheet.write(words.leverNote, 11.5, palette.muted)
  })
}

interface Sought {
  readonly wanted: number
  readonly now: number
}

function rowOf(row: AnswerRow, { wanted, now }: Sought, isFirst: boolean, look: PlotLook): BarRow {
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
      const at = (share: number): number => left + (right - left) * share
      const fill = isEnough ? { fill: isFirst ? palette.tealDeep : palette.teal } : lacking(look)
      return [
        svgNode('path', {
          d: `M${shortNumber(left)} ${shortNumber(middle)}H${shortNumber(right)}`,
          stroke: palette.line,
          'stroke-width': unit,
          fill: 'none',
        }),
        bar([at(now), at(chance)], middle, unit, { 'data-bar': text('lever'), ...fill }),
        upright(at(wanted), middle, look),
      ]
    },
  }
}

/** The chance wanted. */
function upright(x: number, middle: number, { palette, unit }: PlotLook): SvgNode {
  return svgNode('path', {
    'data-mark': 'wanted',
    d: `M${shortNumber(x)} ${shortNumber(middle - 11 * unit)}v${shortNumber(22 * unit)}`,
    stroke: palette.ink,
    'stroke-width': 2 * unit,
    fill: 'none',
  })
}

function lacking({ palette, unit }: PlotLook): object {
  return { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': unit }
}

function keyItems(look: PlotLook): readonly KeyItem[] {
  const { palette, unit, lang } = look
  const words = COURSE_WORDS[lang]
  return [
    { text: words.enough, mark: swatch({ fill: palette.teal }, unit) },
    { text: words.lacking, mark: swatch(lacking(look), unit) },
    { text: words.wanted, mark: (x, y) => upright(x + 11 * unit, y - 4 * unit, look) },
  ]
}
