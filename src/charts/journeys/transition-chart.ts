import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { ChartOptions } from '../chart-options.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { hatching } from '../definitions.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import { labelOf, sliceSeries } from '../slice-series.ts'
import { readUnfolding, transitionPanel } from './transition-panel.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 6
/** In units. */
const LEAST_WIDTH = 340

/**
 * How leaving a stage unfolds with age: what has gone on stacked from below, what is lost from
 * above, what is still open between them; beneath, how many were still there.
 */
export function transitionChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, unit, words, id } = look
    const all = sliceSeries(envelope, 'age', lang).map(({ name, rows }) =>
      readUnfolding(name, rows),
    )
    const drawn = all.slice(0, MOST_DRAWN)
    const within = envelope.summary['within']
    const headline = typeof within === 'number' ? within : null
    const longest = Math.max(0, ...drawn.flatMap(({ shares }) => shares.map(({ age }) => age)))
    const about = {
      headline,
      riskLabel: labelOf(envelope, 'at_risk'),
      isSingle: all.length === 1,
      longest,
    }
    if (all.length === 0) return sheet.write(words.tooFew, 13, palette.muted)
    sheet.add({
      nodes: [svgNode('defs', {}, [hatching(`${id}-open`, palette.teal, unit)])],
      height: 0,
    })
    addPanels(
      sheet,
      drawn.map((each) => transitionPanel(each, about, look)),
      look,
      LEAST_WIDTH,
    )
    if (drawn.every(({ shares }) => shares.length < 2)) return undefined
    const isSkipped = drawn.some(({ shares }) => shares.some(({ skipped }) => skipped > 0))
    sheet.skip(4)
    sheet.add(keyLine(keyItems(look, isSkipped, headline !== null), look, sheet.y()))
    sheet.write(words.ages, 11.5, palette.muted)
    writeShown(sheet, look, drawn.length, all.length)
    return undefined
  })
}

function keyItems(
  { words, palette, unit, id }: PlotLook,
  isSkipped: boolean,
  isMarked: boolean,
): readonly KeyItem[] {
  const lost = { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': 0.75 * unit }
  return [
    { text: words.goneOn, mark: swatch({ fill: palette.teal }, unit) },
    ...(isSkipped ? [{ text: words.skipped, mark: swatch({ fill: palette.tealDeep }, unit) }] : []),
    { text: words.open, mark: swatch({ fill: `url(#${id}-open)` }, unit) },
    { text: words.lost, mark: swatch(lost, unit) },
    { text: words.band, mark: swatch({ fill: palette.ink, 'fill-opacity': 0.28 }, unit) },
    ...(isMarked ? [{ text: words.headline, mark: upright(palette.ink, unit) }] : []),
  ]
}

function upright(stroke: string, unit: number): KeyItem['mark'] {
  return (x, y) =>
    svgNode('path', {
      d: `M${shortNumber(x + (SWATCH / 2) * unit)} ${shortNumber(y - 9 * unit)}v${shortNumber(11 * unit)}`,
      stroke,
      'stroke-width': 1.4 * unit,
      fill: 'none',
    })
}
