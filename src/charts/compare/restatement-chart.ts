import type { AnswerEnvelope } from '../../answers/answer.ts'
import { intervalOf } from '../../render/bowtie/heading.ts'
import { addPanels, answerSheet } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { sideName } from './compared-side.ts'
import { DEFINITION_WORDS } from './definition-chart-words.ts'
import { keyLine } from '../key-line.ts'
import { revenueKey } from '../money/revenue-chart.ts'
import { levelsOf, revenuePanel } from '../money/revenue-panel.ts'

/** In units. */
const LEAST_WIDTH = 380

/** The bridges of both definitions side by side, on one scale. */
export function restatementChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, words } = look
    const { columns, rows } = envelope
    if (rows.length === 0) return sheet.write(words.noPeriods, 13, palette.muted)
    const periods = [...new Set(rows.map(({ period }) => String(period)))].toSorted()
    const about = { periods, interval: intervalOf({ input: envelope.summary }) }
    const sides = (['a', 'b'] as const).map((side) => ({
      name: sideName(envelope, side),
      rows: rows.filter((row) => row['side'] === side.toUpperCase()),
    }))
    const reached = sides.flatMap((side) => side.rows).flatMap(levelsOf)
    const panels = sides.map((side) => revenuePanel(side, about, look, reached))
    addPanels(sheet, panels, look, LEAST_WIDTH)
    sheet.skip(2)
    const told = rows.filter(({ side }) => side === 'A' || side === 'B')
    sheet.add(keyLine(revenueKey({ columns, rows: told }, look), look, sheet.y()))
    sheet.write(`${DEFINITION_WORDS[lang].oneScale} ${words.addsUp}`, 11.5, palette.muted)
  })
}
