import type { AnswerEnvelope } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCount } from '../../render/text/format.ts'
import { answerSheet } from '../answer-sheet.ts'
import { waterfall, type Bar } from '../journeys/change-waterfall.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { sideClosing, sideName } from './compared-side.ts'
import { DEFINITION_WORDS } from './definition-chart-words.ts'
import { moneyAt, numberAt } from '../slice-series.ts'

/** From what one definition tells to what the other does, by each policy that changes it. */
export function policiesChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette } = look
    const words = DEFINITION_WORDS[lang]
    const moving = envelope.rows.filter((row) => moneyAt(row, 'share') !== 0)
    if (moving.length === 0) return sheet.write(words.noPolicy, 13, palette.muted)
    const opening = sideClosing(envelope, 'a')
    let level = opening
    const steps = moving.map((row): Bar => {
      const from = level
      level += moneyAt(row, 'share')
      const accounts = numberAt(row, 'accounts') ?? 0
      const note = words.accounts(formatCount(accounts, lang), accounts === 1)
      return { label: cleanText(String(row['label'] ?? '')), note, from, to: level, isTotal: false }
    })
    const total = (side: 'a' | 'b', to: number): Bar => ({
      label: sideName(envelope, side),
      note: '',
      from: 0,
      to,
      isTotal: true,
    })
    const bars = [total('a', opening), ...steps, total('b', sideClosing(envelope, 'b'))]
    sheet.add(waterfall(bars, look, sheet.y()))
    sheet.skip(2)
    return sheet.write(words.shares, 11.5, palette.muted)
  })
}
