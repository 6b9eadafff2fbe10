import type { AnswerEnvelope } from '../../answers/answer.ts'
import { addPanels, answerSheet } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { gapBars } from './gap-bars.ts'
import { gapFill, gapMonths, oursLook, theirsLook } from './gap-months.ts'
import { keyLine, swatch } from '../key-line.ts'
import { labelOf } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 24
/** In units. */
const LEAST_WIDTH = 380

const NOTES = {
  en: {
    gap: 'Below: the gap, ours less theirs, on a scale of its own.',
    adds: 'The bars add up to the whole gap.',
    knot: 'What is won and not paid, and what is paid and not won, a bar for each.',
    nothing: 'nothing to draw: nothing differs',
  },
  fr: {
    gap: 'Dessous\u202f: l’écart, le nôtre moins le leur, à sa propre échelle.',
    adds: 'Les barres font ensemble tout l’écart.',
    knot: 'Ce qui est gagné sans être payé, et payé sans être gagné, une barre pour chacun.',
    nothing: 'rien à dessiner\u202f: rien ne diffère',
  },
}

/** Ours and theirs month by month with the gap between them; or whom and what the gap is made of. */
export function reconcileChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, words, unit } = look
    const notes = NOTES[lang]
    const { rows, summary } = envelope
    if (rows.length === 0) {
      const text = summary['view'] === 'months' ? words.noPeriods : notes.nothing
      return sheet.write(text, 13, palette.muted)
    }
    if (summary['view'] === 'months') {
      addPanels(sheet, [gapMonths(envelope, look)], look, LEAST_WIDTH)
      sheet.skip(2)
      const key = [
        { text: labelOf(envelope, 'ours'), mark: oursLook(palette, unit) },
        { text: labelOf(envelope, 'theirs'), mark: theirsLook(palette, unit) },
        { text: labelOf(envelope, 'gap'), mark: swatch(gapFill(-1, palette), unit) },
      ]
      sheet.add(keyLine(key, look, sheet.y()))
      sheet.skip(2)
      return sheet.write(notes.gap, 11.5, palette.muted)
    }
    const isKnot = summary['view'] === 'knot'
    const drawn = rows.slice(0, MOST_DRAWN)
    sheet.add(gapBars(drawn, { isKnot }, look, sheet.y()))
    sheet.skip(4)
    if (drawn.length < rows.length) return writeShown(sheet, look, drawn.length, rows.length)
    return sheet.write(isKnot ? notes.knot : notes.adds, 11.5, palette.muted)
  })
}
