import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import { bar, barRow } from '../bar-row.ts'
import { waterfall, type Bar } from '../journeys/change-waterfall.ts'
import type { ChartOptions } from '../chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { hatching } from '../definitions.ts'
import { keyLine, swatch, SWATCH, type KeyItem } from '../key-line.ts'
import { formatCount } from '../../render/text/format.ts'
import type { Sheet } from '../sheet.ts'
import { labelOf, moneyAt } from '../slice-series.ts'
import { addBacktest } from './backtest-panel.ts'
import { short } from './course-frame.ts'
import { COURSE_WORDS } from './course-words.ts'
import { BAND_OPACITY, fanPanel } from './fan-panel.ts'
import { existingFill, partsPanel } from './parts-panel.ts'
import {
  figureIn,
  numbersIn,
  originIn,
  slicedCourses,
  wholeCourse,
  within,
  type DrawnCourse,
} from './read-course.ts'

const MOST_DRAWN = 8
/** Past forecasts beside the one that is made. */
const MOST_BESIDE = 4
/** In units. */
const LEAST_WIDTH = 380
/** Of what was, at least so much is drawn, or as much as is looked ahead. */
const LEAST_PAST = 18

/** What was and what is expected, amid its bands; what it is made of, or how past forecasts did. */
export function forecastChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, unit, id, lang } = look
    const { view } = envelope.summary
    const words = COURSE_WORDS[lang]
    const figure = figureIn(envelope)
    const whole = wholeCourse(envelope, figure)
    const isOfPast = view === 'backtest' || view === 'kept'
    if (whole.expected.length === 0 && !isOfPast) {
      const wins = numbersIn(within(envelope.summary['together'], 'expected', 'wins'))
      const isUnpriced = wins.some((count) => count > 0)
      return sheet.write(isUnpriced ? words.unpriced : words.nothing, 13, palette.muted)
    }
    sheet.add({
      nodes: [svgNode('defs', {}, [hatching(`${id}-fresh`, palette.teal, unit)])],
      height: 0,
    })
    if (isOfPast) {
      const isDrawn = addBacktest(sheet, envelope, MOST_DRAWN, look)
      return isDrawn ? undefined : sheet.write(words.noPast, 13, palette.muted)
    }
    const about = { origin: originIn(envelope), isLevel: figure === 'running' }
    sheet.write(figure === 'running' ? words.yearly : words.flows, 12, palette.muted)
    const past = Math.max(LEAST_PAST, whole.expected.length)
    addPanels(
      sheet,
      [fanPanel({ ...whole, history: whole.history.slice(-past) }, about, look)],
      look,
      LEAST_WIDTH,
    )
    sheet.add(keyLine(fanKey(whole, look), look, sheet.y()))
    if (view === 'parts') addParts(sheet, envelope, look)
    else if (figure === 'running') addExisting(sheet, envelope, whole, look)
    addSlices(sheet, envelope, look)
    sheet.skip(14)
    addBacktest(sheet, envelope, MOST_BESIDE, look)
    return undefined
  })
}

export function fanKey(
  { bands, history }: DrawnCourse,
  { palette, unit, lang }: PlotLook,
): readonly KeyItem[] {
  const words = COURSE_WORDS[lang]
  const line =
    (stroke: string, dashes: string | null): KeyItem['mark'] =>
    (x, y) =>
      svgNode('path', {
        d: `M${shortNumber(x)} ${shortNumber(y - 4 * unit)}h${shortNumber(SWATCH * unit)}`,
        fill: 'none',
        stroke,
        'stroke-width': 2 * unit,
        'stroke-dasharray': dashes,
      })
  const dashes = `${shortNumber(6 * unit)} ${shortNumber(3 * unit)}`
  // In the drawing they lie over each other.
  const opacity = (percent: number): number =>
    bands
      .filter((each) => each.percent >= percent)
      .reduce((left, each) => left - left * (BAND_OPACITY[each.percent] ?? 0), 1)
  return [
    ...(history.length > 0 ? [{ text: words.known, mark: line(palette.ink, null) }] : []),
    { text: words.expected, mark: line(palette.ink, dashes) },
    ...bands.toReversed().map(({ percent }) => ({
      text: words.band(percent),
      mark: swatch(
        {
          fill: palette.teal,
          'fill-opacity': 1 - opacity(percent),
          stroke: percent === 80 ? palette.tealDeep : 'none',
        },
        unit,
      ),
    })),
  ]
}

/** Who pays now and who begins later. */
function addExisting(
  sheet: Sheet,
  { summary, asOf }: AnswerEnvelope,
  { history }: DrawnCourse,
  look: PlotLook,
): void {
  const { palette, unit, lang, id } = look
  const words = COURSE_WORDS[lang]
  const [existing, fresh] = ['existing', 'fresh'].map((name) =>
    numbersIn(within(summary['together'], 'expected', name)),
  )
  if (existing === undefined || fresh === undefined || existing.length === 0) return
  const origin = originIn({ summary, asOf } as AnswerEnvelope)
  const now = history.at(-1) ?? Math.max(0, existing[0] ?? 0)
  sheet.skip(14)
  addPanels(sheet, [partsPanel({ origin, now, existing, fresh }, look)], look, LEAST_WIDTH)
  const key = [
    { text: words.existing, mark: swatch(existingFill(palette), unit) },
    { text: words.fresh, mark: swatch({ fill: `url(#${id}-fresh)` }, unit) },
  ]
  sheet.add(keyLine(key, look, sheet.y()))
}

/** Each part of the rows: what runs as a waterfall, what is signed as bars. */
function addParts(sheet: Sheet, envelope: AnswerEnvelope, look: PlotLook): void {
  const { palette, lang, unit } = look
  const words = COURSE_WORDS[lang]
  const parts = partsOf(envelope.rows)
  const running = parts.filter(({ row }) => row['running'] !== null && row['running'] !== undefined)
  if (running.length > 0) {
    sheet.skip(14)
    sheet.write(words.parts, 12.5, palette.ink, true)
    let level = 0
    const bars = running.map(({ name, row, running: amount }): Bar => {
      const from = level
      level += amount
      return { label: name, note: '', from, to: level, isTotal: row['kind'] === 'paying' }
    })
    const end: Bar = {
      label: labelOf(envelope, 'running'),
      note: '',
      from: 0,
      to: level,
      isTotal: true,
    }
    if (look.width / (bars.length + 1) >= 74 * unit) {
      sheet.add(waterfall([...bars, end], look, sheet.y()))
    } else {
      addBars(
        sheet,
        [
          ...running.map(({ name, running: amount }) => ({ name, amount })),
          { name: end.label, amount: level },
        ],
        look,
      )
    }
  }
  const signed = parts.filter(({ bookings }) => bookings > 0)
  if (signed.length === 0) return
  sheet.skip(12)
  sheet.write(words.bookingsOf, 12.5, palette.ink, true)
  sheet.skip(6)
  addBars(
    sheet,
    signed.map(({ name, bookings }) => ({ name, amount: bookings })),
    look,
  )
}

interface NamedAmount {
  readonly name: string
  readonly amount: number
}

function addBars(sheet: Sheet, amounts: readonly NamedAmount[], look: PlotLook): void {
  const { palette, unit, lang } = look
  const most = Math.max(1, ...amounts.map(({ amount }) => amount))
  const least = Math.min(0, ...amounts.map(({ amount }) => amount))
  for (const { name, amount } of amounts) {
    const row = {
      name,
      text: short(amount, lang),
      isLoud: false,
      draw: (
        { left, right }: { readonly left: number; readonly right: number },
        middle: number,
      ) => {
        const at = (value: number): number =>
          left + ((right - left) * (value - least)) / (most - least)
        const fill = amount < 0 ? palette.amber : palette.teal
        return [bar([at(0), at(amount)], middle, unit, { 'data-bar': 'part', fill })]
      },
    }
    sheet.add(barRow(row, look, sheet.y()))
  }
}

interface Part {
  readonly name: string
  readonly row: AnswerRow
  readonly running: number
  readonly bookings: number
}

/** The same part of all slices is one. */
function partsOf(rows: readonly AnswerRow[]): readonly Part[] {
  const parts = new Map<string, Part>()
  for (const row of rows) {
    const key = JSON.stringify([row['kind'], row['stage']])
    const sofar = parts.get(key)
    parts.set(key, {
      name: cleanText(String(row['part'] ?? '')),
      row: sofar?.row ?? row,
      running: (sofar?.running ?? 0) + moneyAt(row, 'running'),
      bookings: (sofar?.bookings ?? 0) + moneyAt(row, 'bookings'),
    })
  }
  return [...parts.values()]
}

function addSlices(sheet: Sheet, envelope: AnswerEnvelope, look: PlotLook): void {
  const { palette, words, lang } = look
  const figure = figureIn(envelope)
  const slices = slicedCourses(envelope, figure, lang)
  if (slices.length === 0) return
  const about = { origin: originIn(envelope), isLevel: figure === 'running' }
  const drawn = slices.slice(0, MOST_DRAWN)
  sheet.skip(14)
  addPanels(
    sheet,
    drawn.map((slice) => fanPanel(slice, about, look)),
    look,
    LEAST_WIDTH,
  )
  sheet.write(words.ownScales, 11.5, palette.muted)
  if (slices.length > drawn.length) {
    const [some = '', every = ''] = [drawn, slices].map(({ length }) => formatCount(length, lang))
    sheet.write(words.shownOf(some, every), 11.5, palette.muted)
  }
}
