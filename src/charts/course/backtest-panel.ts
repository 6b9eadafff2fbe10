import type { AnswerEnvelope } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCount } from '../../render/text/format.ts'
import { addPanels, type DrawPanel, type PlotLook } from '../answer-sheet.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import type { Sheet } from '../sheet.ts'
import { moneyAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth } from '../text-width.ts'
import { courseFrame, MONTH_ROOM, monthText, plain, short } from './course-frame.ts'
import { COURSE_WORDS, type DrawnFigure } from './course-words.ts'
import { BAND_OPACITY, lineOf } from './fan-panel.ts'
import { bandsOf, figureIn, numbersIn, within } from './read-course.ts'

/** A forecast of the past: its 80 %, and what came in its months as far as they are over. */
export interface PastForecast {
  /** First day of its first month, ISO. */
  readonly origin: string
  readonly low: readonly number[]
  readonly high: readonly number[]
  readonly came: readonly number[]
}

/** In units. */
const LEAST_WIDTH = 270

/** Each past forecast on its own, the latest first, all on one scale; `false` where there is none. */
export function addBacktest(
  sheet: Sheet,
  envelope: AnswerEnvelope,
  most: number,
  look: PlotLook,
): boolean {
  const { palette, lang, words: plot } = look
  const words = COURSE_WORDS[lang]
  const figure = figureIn(envelope)
  const isKept = envelope.summary['view'] === 'kept'
  const all = isKept ? keptIn(envelope, figure) : pastIn(envelope, figure)
  if (all.length === 0) return false
  sheet.write(words.backtest(words.figures[figure]), 12.5, palette.ink, true)
  sheet.skip(4)
  const drawn = all.slice(0, most)
  const levels = drawn.flatMap(({ low, high, came }) => [...low, ...high, ...came])
  addPanels(
    sheet,
    drawn.map((past) => pastPanel(past, { levels, isLevel: figure === 'running' }, look)),
    look,
    LEAST_WIDTH,
  )
  sheet.add(keyLine(keyItems(look), look, sheet.y()))
  if (all.length > drawn.length) {
    const [some = '', every = ''] = [drawn, all].map(({ length }) => formatCount(length, lang))
    sheet.write(plot.shownOf(some, every), 11.5, palette.muted)
  }
  return true
}

function pastIn({ summary }: AnswerEnvelope, figure: DrawnFigure): readonly PastForecast[] {
  const { backtest } = summary
  const own: unknown = Array.isArray(backtest)
    ? backtest.find((each: unknown) => within(each, 'figure') === figure)
    : null
  const past = within(own, 'past')
  if (!Array.isArray(past)) return []
  return past.flatMap((each: unknown) => {
    const origin = within(each, 'origin')
    const came = numbersIn(within(each, 'came'))
    const band = bandsOf(within(each, 'fan')).find(({ percent }) => percent === 80)
    if (typeof origin !== 'string' || band === undefined || band.low.length === 0) return []
    return [{ origin: cleanText(origin), low: band.low, high: band.high, came }]
  })
}

/** Forecasts that were kept when they were made, from the rows. */
function keptIn({ rows }: AnswerEnvelope, figure: DrawnFigure): readonly PastForecast[] {
  const own = rows.filter((row) => row['figure'] === figure)
  const origins = [...new Set(own.map((row) => cleanText(String(row['origin'] ?? ''))))]
  return origins
    .toSorted()
    .toReversed()
    .map((origin) => {
      const months = own.filter((row) => row['origin'] === origin)
      const list = (name: string): readonly number[] => months.map((row) => moneyAt(row, name))
      return { origin, low: list('low'), high: list('high'), came: list('came') }
    })
}

/** What came, where it lies amid what was forecast. */
export function isInside({ low, high, came }: PastForecast, month: number): boolean {
  const value = came[month] ?? 0
  return value >= (low[month] ?? -Infinity) && value <= (high[month] ?? Infinity)
}

function pastPanel(
  past: PastForecast,
  { levels, isLevel }: { readonly levels: readonly number[]; readonly isLevel: boolean },
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const words = COURSE_WORDS[lang]
    const { origin, low, high, came } = past
    const inside = came.filter((_, month) => isInside(past, month)).length
    const covered = words.covered(formatCount(inside, lang), formatCount(came.length, lang))
    const title = `${monthText(origin, 0)} · ${covered}`
    const size = 11.5 * unit
    const frame = courseFrame(
      { x, top: y + 28 * unit, width, tall: 120 * unit, beside: 36 * unit },
      { origin, from: 0, to: Math.max(1, low.length), values: levels, fromZero: !isLevel },
      look,
    )
    const shift = isLevel ? 1 : 0.5
    const place = (list: readonly number[]) =>
      list.map((value, month) => [month + shift, value] as const)
    const [upper, lower] = [place(high), place(low)]
    const nodes: SvgNode[] = [
      textNode(x, y + 15 * unit, cutToWidth(title, width, size), { size, fill: palette.ink }),
      ...frame.nodes,
      svgNode('path', {
        'data-band': 80,
        d: `${lineOf([...upper, ...lower.toReversed()], frame)}Z`,
        ...bandFill(look),
      }),
    ]
    for (const [month, value] of place(came)) {
      const at = Math.round(month - shift)
      const range = `${short(low[at] ?? 0, lang)} – ${short(high[at] ?? 0, lang)}`
      nodes.push(
        svgNode('g', { 'data-mark': isInside(past, at) ? 'inside' : 'outside' }, [
          svgNode('title', {}, words.point(monthText(origin, at), short(value, lang), range)),
          cameMark(isInside(past, at), frame.across(month), frame.up(value), look),
        ]),
      )
    }
    return { nodes, height: frame.bottom + MONTH_ROOM * unit - y }
  }
}

function bandFill({ palette, unit }: PlotLook): object {
  return {
    fill: palette.teal,
    'fill-opacity': (BAND_OPACITY[80] ?? 0) + (BAND_OPACITY[95] ?? 0),
    stroke: palette.tealDeep,
    'stroke-width': 0.8 * unit,
  }
}

/** A dot within, a cross outside: told apart without colour. */
function cameMark(inside: boolean, x: number, y: number, { palette, unit }: PlotLook): SvgNode {
  if (inside) return svgNode('circle', { cx: x, cy: y, r: 3.2 * unit, fill: palette.ink })
  const reach = 4 * unit
  const [left, right, top, bottom] = [x - reach, x + reach, y - reach, y + reach].map(
    (each) => Math.round(each * 100) / 100,
  )
  return plain(`M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`, {
    stroke: palette.amberDeep,
    'stroke-width': 2.2 * unit,
  })
}

function keyItems(look: PlotLook): readonly KeyItem[] {
  const { unit, lang } = look
  const words = COURSE_WORDS[lang]
  const mark =
    (inside: boolean): KeyItem['mark'] =>
    (x, y) =>
      cameMark(inside, x + (SWATCH / 2) * unit, y - 4 * unit, look)
  return [
    { text: words.past80, mark: swatch(bandFill(look), unit) },
    { text: words.cameWithin, mark: mark(true) },
    { text: words.cameOutside, mark: mark(false) },
  ]
}
