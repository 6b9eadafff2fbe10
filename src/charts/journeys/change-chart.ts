import type { AnswerEnvelope } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import type { ChartOptions } from '../chart-options.ts'
import { answerSheet, type PlotLook } from '../answer-sheet.ts'
import { contributions, type Contribution } from './change-slices.ts'
import { waterfall, type Bar } from './change-waterfall.ts'
import type { SvgNode } from '../chart.ts'
import { keyLine, swatch } from '../key-line.ts'
import { labelOf, numberAt, sliceSeries } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_SLICES = 10
const effects = ['volume', 'mix', 'rate'] as const
/** Of each effect, the column of the slices. */
const columns = { volume: 'volume', mix: 'mix', rate: 'rate_effect' } as const

/** What a change is made of: before, volume, mix, rate, after; and what each slice adds to each. */
export function changeChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { palette, words, unit } = look
    const bars = barsOf(envelope, look)
    if (bars === null || envelope.rows.length === 0) {
      return sheet.write(words.tooFew, 13, palette.muted)
    }
    sheet.add(waterfall(bars, look, sheet.y()))
    const slices = slicesOf(envelope, look)
    const drawn = slices.slice(0, MOST_SLICES)
    if (slices.length > 1) {
      sheet.skip(12)
      sheet.write(words.bySlice, 13, palette.ink, true)
      const heads = effects.map((effect) => labelOf(envelope, columns[effect]))
      sheet.add(contributions(drawn, heads, look, sheet.y()))
      writeShown(sheet, look, drawn.length, slices.length)
    }
    sheet.skip(6)
    const key = [
      { text: words.more, mark: swatch({ fill: palette.teal }, unit) },
      { text: words.fewer, mark: swatch({ fill: palette.amber }, unit) },
    ]
    sheet.add(keyLine(key, look, sheet.y()))
    return sheet.write(words.exact, 11.5, palette.muted)
  })
}

function barsOf(envelope: AnswerEnvelope, { words }: PlotLook): readonly Bar[] | null {
  const { summary, input } = envelope
  const total = (name: string): number | null => {
    const value = summary[name]
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  }
  const [before, after] = [total('before'), total('after')]
  const deltas = effects.map((effect) => ({
    label: labelOf(envelope, columns[effect]),
    value: total(effect),
  }))
  if (before === null || after === null) return null
  const since = (day: unknown): string =>
    typeof day === 'string' ? `${words.from} ${cleanText(day)}` : ''
  let level = before
  const steps = deltas.map(({ label, value }): Bar => {
    const from = level
    level += value ?? 0
    return { label, note: '', from, to: level, isTotal: false }
  })
  return [
    { label: words.before, note: since(summary['from']), from: 0, to: before, isTotal: true },
    ...steps,
    { label: words.after, note: since(input['from']), from: 0, to: after, isTotal: true },
  ]
}

/** What moved most comes first. */
function slicesOf(envelope: AnswerEnvelope, { lang }: PlotLook): readonly Contribution[] {
  return sliceSeries(envelope, 'entered_before', lang)
    .map(({ name, rows }) => ({
      name,
      values: effects.map((effect) => numberAt(rows[0], columns[effect]) ?? 0),
    }))
    .toSorted((one, other) => moved(other) - moved(one))
}

function moved({ values }: Contribution): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0)
}
