import type { AnswerEnvelope } from '../../answers/answer.ts'
import { accountsChart } from './accounts-chart.ts'
import { answerSheet } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { readPair, sideMark, stagePair } from './compare-rows.ts'
import { sideName } from './compared-side.ts'
import { keyLine, SWATCH } from '../key-line.ts'
import { policiesChart } from './policies-chart.ts'
import { restatementChart } from './restatement-chart.ts'

const sides = ['a', 'b'] as const

/** Two sides: the rates of stages, or what two definitions make of recurring revenue. */
export function compareChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  switch (envelope.summary['show']) {
    case 'policies':
      return policiesChart(envelope, options)
    case 'accounts':
      return accountsChart(envelope, options)
    case 'revenue':
      return restatementChart(envelope, options)
    default:
      return stagesChart(envelope, options)
  }
}

/** For each stage the rates of both sides with their intervals, and what to make of them. */
function stagesChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, words, unit } = look
    const verdicts = verdictsOf(envelope)
    const pairs = envelope.rows.map((row) => readPair(row, verdicts))
    const drawn = pairs.filter(({ a, b }) => a.value !== null || b.value !== null)
    const key = sides.map((side) => ({
      text: sideName(envelope, side),
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

/** What the answer calls its verdicts, and which is which. */
function verdictsOf({ summary }: AnswerEnvelope): ReadonlyMap<string, string> {
  const { verdicts } = summary
  if (typeof verdicts !== 'object' || verdicts === null) return new Map()
  return new Map(Object.entries(verdicts).map(([word, code]) => [word, String(code)]))
}
