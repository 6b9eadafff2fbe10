import type { AnswerEnvelope } from '../answers/answer.ts'
import { cleanText } from '../render/text/clean-text.ts'
import { answerSheet } from './answer-sheet.ts'
import type { ChartOptions } from './chart-options.ts'
import type { SvgNode } from './chart.ts'
import { readPair, sideMark, stagePair } from './compare-rows.ts'
import { keyLine, SWATCH } from './key-line.ts'

const sides = ['a', 'b'] as const

/** For each stage the rates of both sides with their intervals, and what to make of them. */
export function compareChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, words, unit } = look
    const verdicts = verdictsOf(envelope)
    const pairs = envelope.rows.map((row) => readPair(row, verdicts))
    const drawn = pairs.filter(({ a, b }) => a.value !== null || b.value !== null)
    const key = sides.map((side) => ({
      text: `${side.toUpperCase()} ${labelOf(envelope, side)}`.trim(),
      mark: (x: number, y: number) =>
        sideMark(side, x + (SWATCH / 2) * unit, y - 4 * unit, look, false),
    }))
    sheet.add(keyLine(key, look, sheet.y()))
    sheet.skip(6)
    if (drawn.length === 0) return sheet.write(words.noRates, 13, palette.muted)
    for (const pair of drawn) sheet.add(stagePair(pair, look, sheet.y()))
    sheet.skip(4)
    return sheet.write(words.comparedRates, 11.5, palette.muted)
  })
}

function labelOf({ summary }: AnswerEnvelope, side: (typeof sides)[number]): string {
  const about = summary[side]
  if (typeof about !== 'object' || about === null || !('label' in about)) return ''
  return cleanText(String(about.label))
}

/** What the answer calls its verdicts, and which is which. */
function verdictsOf({ summary }: AnswerEnvelope): ReadonlyMap<string, string> {
  const { verdicts } = summary
  if (typeof verdicts !== 'object' || verdicts === null) return new Map()
  return new Map(Object.entries(verdicts).map(([word, code]) => [word, String(code)]))
}
