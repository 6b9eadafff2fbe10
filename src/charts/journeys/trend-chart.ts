import type { AnswerEnvelope } from '../../answers/answer.ts'
import { intervalOf } from '../../render/bowtie/heading.ts'
import type { ChartOptions } from '../chart-options.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import { sliceSeries } from '../slice-series.ts'
import { readTrend, trendPanel, type Trend } from './trend-panel.ts'
import { pointMark, signalCodes, type SignalCode } from './trend-points.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 12
/** In units. */
const LEAST_WIDTH = 320

/**
 * A process-behaviour chart: a point for each period, what is usual, the limits of chance; what is
 * more than noise stands out by shape and colour, and its reason is said. One for each slice.
 */
export function trendChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, words } = look
    const codes = codesOf(envelope)
    const unit = envelope.columns.find(({ name }) => name === 'value')?.unit ?? 'count'
    const all = sliceSeries(envelope, 'period', lang).map((each) => readTrend(each, codes))
    const drawn = all.slice(0, MOST_DRAWN)
    const points = drawn.flatMap((each) => each.points)
    if (points.every(({ value }) => value === null)) {
      return sheet.write(words.noPeriods, 13, palette.muted)
    }
    const periods = [...new Set(points.map(({ period }) => period))].toSorted()
    const shared = unit === 'fraction' ? drawn : null
    const about = { unit, periods, interval: intervalOf(envelope), shared }
    addPanels(
      sheet,
      drawn.map((each) => trendPanel(each, about, look)),
      look,
      LEAST_WIDTH,
    )
    sheet.skip(4)
    sheet.add(keyLine(keyItems(drawn, look), look, sheet.y()))
    if (shared === null && drawn.length > 1) sheet.write(words.ownScales, 11.5, palette.muted)
    writeShown(sheet, look, drawn.length, all.length)
    return undefined
  })
}

/** What the answer calls its signals, and which is which. */
function codesOf({ summary }: AnswerEnvelope): ReadonlyMap<string, SignalCode> {
  const { signals } = summary
  if (typeof signals !== 'object' || signals === null) return new Map()
  return new Map(
    Object.entries(signals).flatMap(([word, code]): [string, SignalCode][] => {
      const known = signalCodes.find((each) => each === code)
      return known === undefined ? [] : [[word, known]]
    }),
  )
}

function keyItems(drawn: readonly Trend[], { words, palette, unit }: PlotLook): readonly KeyItem[] {
  const points = drawn.flatMap((each) => each.points)
  const pointItem = (text: string, look: Parameters<typeof pointMark>[2]): KeyItem => ({
    text,
    mark: (x, y) => pointMark(x + (SWATCH / 2) * unit, y - 4 * unit, look, { palette, unit }),
  })
  const hasLimits = drawn.some(({ centre }) => centre !== null)
  const codes = signalCodes.filter((code) => points.some(({ signal }) => signal?.code === code))
  const wordOf = (code: SignalCode): string =>
    points.find(({ signal }) => signal?.code === code)?.signal?.word ?? ''
  const isEarly = points.some(({ isMature, value }) => !isMature && value !== null)
  return [
    pointItem(words.known, 'plain'),
    ...codes.map((code) => pointItem(wordOf(code), code)),
    ...(isEarly ? [pointItem(words.early, 'early')] : []),
    ...(hasLimits
      ? [
          {
            text: words.usual,
            mark: (x: number, y: number) =>
              svgNode('path', {
                d: `M${shortNumber(x)} ${shortNumber(y - 4 * unit)}h${shortNumber(SWATCH * unit)}`,
                stroke: palette.muted,
                'stroke-width': 1.2 * unit,
                fill: 'none',
              }),
          },
          { text: words.limits, mark: swatch({ fill: palette.teal, 'fill-opacity': 0.14 }, unit) },
        ]
      : []),
  ]
}
