import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { intervalOf } from '../../render/bowtie/heading.ts'
import { formatShort } from '../../render/text/format.ts'
import { addPanels, answerSheet, type PlotLook } from '../answer-sheet.ts'
import type { ChartOptions } from '../chart-options.ts'
import { waterfall, type Bar } from '../journeys/change-waterfall.ts'
import type { SvgNode } from '../chart.ts'
import { keyLine, swatch, type KeyItem } from '../key-line.ts'
import { gains, levelFill, losses, moveFill, revenuePanel } from './revenue-panel.ts'
import { labelOf, moneyAt, sliceSeries } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_DRAWN = 8
/** In units. */
const LEAST_WIDTH = 380
const LEAST_BAR = 74

/** All that moved between the first opening and the last closing, then period by period. */
export function revenueChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, palette, words, unit } = look
    const slices = sliceSeries(envelope, 'period', lang)
    if (envelope.rows.length === 0) return sheet.write(words.noPeriods, 13, palette.muted)
    const periods = [...new Set(envelope.rows.map(({ period }) => String(period)))].toSorted()
    const bars = barsOf(envelope)
    // Where the names of its bars find no room, the key of the periods tells the sums.
    if (periods.length === 1 || look.width / bars.length >= LEAST_BAR * unit) {
      sheet.add(waterfall(bars, look, sheet.y()))
    }
    const drawn = slices.slice(0, MOST_DRAWN)
    if (periods.length > 1) {
      sheet.skip(10)
      const about = { periods, interval: intervalOf(envelope) }
      addPanels(
        sheet,
        drawn.map((slice) => revenuePanel(slice, about, look)),
        look,
        LEAST_WIDTH,
      )
      sheet.skip(2)
      sheet.add(keyLine(keyItems(envelope, look), look, sheet.y()))
      if (drawn.length > 1) sheet.write(words.ownScales, 11.5, palette.muted)
      writeShown(sheet, look, drawn.length, slices.length)
    }
    sheet.skip(2)
    return sheet.write(words.addsUp, 11.5, palette.muted)
  })
}

const shown = [...gains, 'currency', ...losses] as const

function barsOf(envelope: AnswerEnvelope): readonly Bar[] {
  const { rows } = envelope
  const periods = rows.map(({ period }) => String(period)).toSorted()
  const [first = '', last = ''] = [periods[0], periods.at(-1)]
  const sum = (name: string, some: readonly AnswerRow[] = rows): number =>
    some.reduce((total, row) => total + moneyAt(row, name), 0)
  const closing = sum(
    'closing',
    rows.filter(({ period }) => period === last),
  )
  const moves = shown
    .map((name) => ({ label: labelOf(envelope, name), value: sum(name) }))
    .filter(({ value }) => value !== 0)
  // A slice that begins later has opened with nothing.
  const opening = closing - moves.reduce((total, { value }) => total + value, 0)
  let level = opening
  const steps = moves.map(({ label, value }): Bar => {
    const from = level
    level += value
    return { label, note: '', from, to: level, isTotal: false }
  })
  const total = (name: string, note: string, to: number): Bar => ({
    label: labelOf(envelope, name),
    note,
    from: 0,
    to,
    isTotal: true,
  })
  return [total('opening', first, opening), ...steps, total('closing', '', closing)]
}

/** What each movement makes in all. */
function keyItems(envelope: AnswerEnvelope, look: PlotLook) {
  const { lang } = look
  return revenueKey(envelope, look, (name) => {
    const sum = envelope.rows.reduce((all, row) => all + moneyAt(row, name), 0)
    return ` ${sum < 0 ? '−' : '+'}${formatShort(Math.abs(sum), lang)}`
  })
}

/** The movements that there are; `tell` says more of each. */
export function revenueKey(
  envelope: Pick<AnswerEnvelope, 'columns' | 'rows'>,
  { palette, words, unit }: PlotLook,
  tell: (name: (typeof shown)[number]) => string = () => '',
): readonly KeyItem[] {
  const moving = shown.filter((name) => envelope.rows.some((row) => moneyAt(row, name) !== 0))
  return [
    { text: words.paid, mark: swatch(levelFill(palette), unit) },
    ...moving.map((name) => ({
      text: `${labelOf(envelope, name)}${tell(name)}`,
      mark: swatch(moveFill(name, palette), unit),
    })),
  ]
}
