import type { AnswerEnvelope } from '../../answers/answer.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import { effectColor, effectRow, effectScale, readEffect, type Fate } from './effect-rows.ts'
import { keyLine, SWATCH } from '../key-line.ts'
import { calibrationPanel, capturedPanel } from './lift-panels.ts'
import { LOOP_TEXTS } from './loop-texts.ts'
import { scoreRow } from './score-rows.ts'
import type { Sheet } from '../sheet.ts'
import { numberAt } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 24
/** In units. */
const LEAST_WIDTH = 340

/** Effects of attributes with their intervals; the best scores; or how good scores are. */
export function loopChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const names = envelope.columns.map(({ name }) => name)
  return answerSheet(envelope, options, (sheet, look) => {
    if (names.includes('effect')) return drawEffects(sheet, envelope, look)
    return names.includes('captured')
      ? drawCheck(sheet, envelope, look)
      : drawScores(sheet, envelope, look)
  })
}

function drawEffects(sheet: Sheet, envelope: AnswerEnvelope, look: PlotLook): void {
  const { palette, lang, unit } = look
  const texts = LOOP_TEXTS[lang]
  const isFactor = envelope.summary['target'] === 'value'
  const effects = envelope.rows.flatMap((row) => readEffect(row, envelope.summary) ?? [])
  if (effects.length === 0) return sheet.write(texts.nothing, 13, palette.muted)
  const fates: readonly Fate[] = ['better', 'worse', 'none']
  const key = fates.map((fate) => ({
    text: texts[fate],
    mark: (x: number, y: number) =>
      svgNode('circle', {
        cx: x + (SWATCH / 2) * unit,
        cy: y - 4 * unit,
        r: 4 * unit,
        fill: effectColor(fate, palette),
      }),
  }))
  sheet.add(keyLine(key, look, sheet.y()))
  sheet.skip(8)
  const drawn = effects.slice(0, MOST_DRAWN)
  const scale = effectScale(drawn, isFactor)
  for (const effect of drawn) sheet.add(effectRow(effect, scale, look, sheet.y()))
  sheet.skip(6)
  sheet.write(isFactor ? texts.times : texts.points, 11.5, palette.muted)
  return writeShown(sheet, look, drawn.length, effects.length)
}

function drawScores(sheet: Sheet, envelope: AnswerEnvelope, look: PlotLook): void {
  const { palette, lang } = look
  const texts = LOOP_TEXTS[lang]
  const drawn = envelope.rows.slice(0, MOST_DRAWN)
  if (drawn.length === 0) return sheet.write(texts.noScores, 13, palette.muted)
  const average = envelope.summary['average']
  const line = typeof average === 'number' ? average : null
  for (const row of drawn) sheet.add(scoreRow(row, line, look, sheet.y()))
  sheet.skip(6)
  sheet.write(texts.scores, 11.5, palette.muted)
  return writeShown(sheet, look, drawn.length, Number(envelope.summary['total'] ?? drawn.length))
}

function drawCheck(sheet: Sheet, envelope: AnswerEnvelope, look: PlotLook): void {
  const { palette, lang } = look
  const texts = LOOP_TEXTS[lang]
  const rows = envelope.rows.filter((row) => numberAt(row, 'captured') !== null)
  if (rows.length === 0) return sheet.write(texts.noCheck, 13, palette.muted)
  addPanels(sheet, [capturedPanel(rows, look), calibrationPanel(rows, look)], look, LEAST_WIDTH)
  sheet.skip(4)
  return sheet.write(texts.chance, 11.5, palette.muted)
}
