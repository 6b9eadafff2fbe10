import type { AnswerEnvelope } from '../../answers/answer.ts'
import { formatCell } from '../../render/text/format.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import type { Language } from '../../standard/types.ts'
import type { ChartOptions } from '../chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { hatching } from '../definitions.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import { lifetimePanel } from './lifetime-panel.ts'
import { lifetimeSeries, type LifetimeSeries } from './lifetime-points.ts'
import { labelOf, sliceSeries } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 8
/** In units. */
const LEAST_WIDTH = 340

/** The share of customers still there by age, as seen, as told by the curve, and beyond the data. */
export function lifetimeChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const isCurve = envelope.columns.some(({ name }) => name === 'age')
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, unit, words, id } = look
    const all = sliceSeries(envelope, isCurve ? 'age' : 'customers', lang).map(lifetimeSeries)
    const drawn = all.slice(0, MOST_DRAWN)
    const longest = Math.max(0, ...drawn.flatMap(({ points }) => points.map(({ days }) => days)))
    if (longest === 0) return sheet.write(words.noCurve, 13, palette.muted)
    sheet.add({
      nodes: [svgNode('defs', {}, [hatching(`${id}-beyond`, palette.line, unit)])],
      height: 0,
    })
    addPanels(
      sheet,
      drawn.map((series) => {
        const caption = isCurve ? '' : worth(envelope, series, lang)
        return lifetimePanel(series, { longest, caption }, look)
      }),
      look,
      LEAST_WIDTH,
    )
    sheet.skip(4)
    sheet.add(keyLine(keyItems(envelope, isCurve, look), look, sheet.y()))
    writeShown(sheet, look, drawn.length, all.length)
    return undefined
  })
}

/** `lifetime value: 178.54 (138.33 – 230.44), by constant churn: 105.64` */
function worth(envelope: AnswerEnvelope, { row }: LifetimeSeries, lang: Language): string {
  const { currency } = envelope
  const told = (name: string): string | null =>
    typeof row[name] === 'string' ? formatCell(row[name], 'money', { lang, currency }) : null
  const [value, low, high, naive] = ['value', 'value_low', 'value_high', 'value_naive'].map(told)
  if (value === null || value === undefined) return ''
  const range = low && high ? ` (${low} – ${high})` : ''
  const colon = { en: ': ', fr: '\u202f: ' }[lang]
  const own = `${labelOf(envelope, 'value')}${colon}${value}${range}`
  return naive ? `${own}, ${labelOf(envelope, 'value_naive')}${colon}${naive}` : own
}

function keyItems(
  envelope: AnswerEnvelope,
  isCurve: boolean,
  { palette, unit, words, id }: PlotLook,
): readonly KeyItem[] {
  const dot =
    (color: string): KeyItem['mark'] =>
    (x, y) =>
      svgNode('circle', { cx: x + (SWATCH / 2) * unit, cy: y - 4 * unit, r: 3 * unit, fill: color })
  const beyond = { text: words.beyond, mark: swatch({ fill: `url(#${id}-beyond)` }, unit) }
  if (!isCurve) return [{ text: words.leftThen, mark: dot(palette.tealDeep) }, beyond]
  const band = { fill: palette.teal, 'fill-opacity': 0.22 }
  const stroke = (x: number, y: number): SvgNode =>
    svgNode('path', {
      d: `M${shortNumber(x)} ${shortNumber(y - 4 * unit)}h${shortNumber(SWATCH * unit)}`,
      fill: 'none',
      stroke: palette.tealDeep,
      'stroke-width': 2 * unit,
    })
  return [
    { text: labelOf(envelope, 'share'), mark: dot(palette.ink) },
    { text: labelOf(envelope, 'fitted'), mark: stroke },
    { text: words.within95, mark: swatch(band, unit) },
    beyond,
  ]
}
