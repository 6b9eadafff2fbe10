import type { AnswerEnvelope } from '../../answers/answer.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import { purchaseBars } from './purchase-bars.ts'
import { purchaseCoursePanel } from './purchase-course-panel.ts'
import { PURCHASE_WORDS } from './purchase-words.ts'
import { labelOf, sliceSeries } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 8
/** In units. */
const LEAST_WIDTH = 340

/** What was bought in the time held back, beside what was foretold: over time, or at its end. */
export function purchasesChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const has = (column: string): boolean => envelope.columns.some(({ name }) => name === column)
  const isCourse = has('until')
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette } = look
    const told = PURCHASE_WORDS[lang]
    if (has('account')) return sheet.write(told.list, 13, palette.muted)
    const all = sliceSeries(envelope, isCourse ? 'until' : 'customers', lang)
    const drawn = all.slice(0, MOST_DRAWN)
    if (drawn.length === 0) return sheet.write(told.nothing, 13, palette.muted)
    const panels = drawn.map((series) =>
      isCourse ? purchaseCoursePanel(series, look) : purchaseBars(series, envelope, look),
    )
    addPanels(sheet, panels, look, LEAST_WIDTH)
    sheet.skip(4)
    if (isCourse) sheet.add(keyLine(keyItems(envelope, look), look, sheet.y()))
    writeShown(sheet, look, drawn.length, all.length)
    return undefined
  })
}

function keyItems(
  envelope: AnswerEnvelope,
  { palette, unit, words }: PlotLook,
): readonly KeyItem[] {
  const stroke =
    (color: string, dashes: string | null): KeyItem['mark'] =>
    (x, y) =>
      svgNode('path', {
        d: `M${shortNumber(x)} ${shortNumber(y - 4 * unit)}h${shortNumber(SWATCH * unit)}`,
        fill: 'none',
        stroke: color,
        'stroke-width': 2 * unit,
        ...(dashes === null ? {} : { 'stroke-dasharray': dashes }),
      })
  const dashes = `${shortNumber(2 * unit)} ${shortNumber(3 * unit)}`
  return [
    { text: labelOf(envelope, 'actual'), mark: stroke(palette.ink, null) },
    { text: labelOf(envelope, 'predicted'), mark: stroke(palette.tealDeep, null) },
    { text: words.within95, mark: swatch({ fill: palette.teal, 'fill-opacity': 0.22 }, unit) },
    { text: labelOf(envelope, 'naive'), mark: stroke(palette.muted, dashes) },
  ]
}
