import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatFraction } from '../../render/text/format.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import { bar, barRow } from '../bar-row.ts'
import type { ChartOptions } from '../chart-options.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import { hatching } from '../definitions.ts'
import type { Sheet } from '../sheet.ts'
import { numberAt } from '../slice-series.ts'
import { COURSE_WORDS } from './course-words.ts'
import { outcomePanel, type Outcome } from './outcome-panel.ts'
import { figureIn, textIn, within } from './read-course.ts'

/** How the outcome is spread over the paths, which of them reach the target, and what it hinges on. */
export function chanceChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, unit, id, lang } = look
    const words = COURSE_WORDS[lang]
    const outcome = outcomeIn(envelope)
    if (outcome === null) return sheet.write(words.nothing, 13, palette.muted)
    sheet.add({
      nodes: [svgNode('defs', {}, [hatching(`${id}-reached`, palette.teal, unit)])],
      height: 0,
    })
    const until = textIn(envelope.summary['until'])
    sheet.write(words.outcome(words.figures[figureIn(envelope)], until), 12.5, palette.ink, true)
    addPanels(sheet, [outcomePanel(outcome, look)], look, 300)
    sheet.write(words.outcomeNote, 11.5, palette.muted)
    addHinges(sheet, envelope, look)
    return undefined
  })
}

function outcomeIn({ summary }: AnswerEnvelope): Outcome | null {
  const { outcome } = summary
  const [chance, target] = [summary['chance'], summary['target']].map(Number)
  if (!Array.isArray(outcome) || chance === undefined || target === undefined) return null
  if (summary['chance'] === null || !Number.isFinite(chance) || !Number.isFinite(target))
    return null
  const quantiles = outcome
    .map((each: unknown) => [Number(within(each, 'share')), Number(within(each, 'value'))] as const)
    .filter(([share, value]) => Number.isFinite(share) && Number.isFinite(value))
  return quantiles.length < 2 ? null : { chance, target, quantiles }
}

function addHinges(sheet: Sheet, { rows }: AnswerEnvelope, look: PlotLook): void {
  const { palette, lang } = look
  const words = COURSE_WORDS[lang]
  const hinges = rows.filter((row) => (numberAt(row, 'share') ?? 0) > 0)
  if (hinges.length === 0) return
  sheet.skip(14)
  sheet.write(words.hinges, 12.5, palette.ink, true)
  sheet.skip(6)
  for (const [place, row] of hinges.entries()) {
    sheet.add(barRow(hingeRow(row, place === 0, look), look, sheet.y()))
  }
  sheet.write(words.hingeNote, 11.5, palette.muted)
}

function hingeRow(row: AnswerRow, isFirst: boolean, { palette, unit, lang }: PlotLook) {
  const words = COURSE_WORDS[lang]
  const share = numberAt(row, 'share') ?? 0
  const [worst, best] = [numberAt(row, 'worst'), numberAt(row, 'best')]
  const tilt =
    worst === null || best === null
      ? ''
      : ` · ${words.tilt(formatFraction(worst, lang), formatFraction(best, lang))}`
  return {
    name: cleanText(String(row['hinge'] ?? '')),
    text: `${formatFraction(share, lang)}${tilt}`,
    isLoud: isFirst,
    draw: ({ left, right }: { readonly left: number; readonly right: number }, middle: number) => [
      bar([left, right], middle, unit, { fill: palette.line, 'fill-opacity': 0.5 }),
      bar([left, left + (right - left) * Math.min(1, share)], middle, unit, {
        'data-bar': String(row['factor'] ?? ''),
        fill:
          row['factor'] === 'chance' ? palette.lostEdge : isFirst ? palette.tealDeep : palette.teal,
      }),
    ],
  }
}
