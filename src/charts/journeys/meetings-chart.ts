import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { formatCount, formatDays, formatFraction } from '../../render/text/format.ts'
import { answerSheet, type PlotLook } from '../answer-sheet.ts'
import { bar, barRow, whisker, type BarRow } from '../bar-row.ts'
import type { ChartOptions } from '../chart-options.ts'
import { svgNode, type SvgNode } from '../chart.ts'
import { hatching } from '../definitions.ts'
import { formatInterval } from '../headline-rate.ts'
import { keyLine, swatch } from '../key-line.ts'
import { panelTitle } from '../panel-title.ts'
import { numberAt, sliceSeries, type SliceSeries } from '../slice-series.ts'
import { writeShown } from '../shown-note.ts'

const MOST_SLICES = 6
const MOST_PLACES = 12

/** Place by place of a series, who held it: of them, who went on, is open, was lost. */
export function meetingsChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { lang, words, palette, unit, id, width } = look
    const all = sliceSeries(envelope, 'meeting', lang)
    const drawn = all.slice(0, MOST_SLICES)
    if (drawn.every(({ rows }) => rows.length < 2)) {
      return sheet.write(words.noMeetings, 13, palette.muted)
    }
    sheet.add({
      nodes: [svgNode('defs', {}, [hatching(`${id}-open`, palette.teal, unit)])],
      height: 0,
    })
    for (const each of drawn) {
      const title = panelTitle(
        each.name,
        { x: 14 * unit, y: sheet.y(), width: width - 28 * unit },
        look,
      )
      sheet.add({ nodes: title.nodes, height: title.top - sheet.y() + 4 * unit })
      const entered = numberAt(each.rows[0], 'held') ?? 0
      for (const row of each.rows.slice(0, MOST_PLACES)) {
        sheet.add(barRow(rowOf(row, entered, worstOf(each), look), look, sheet.y()))
      }
      sheet.skip(8)
    }
    const lost = { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': 0.75 * unit }
    const items = [
      { text: words.wentOn, mark: swatch({ fill: palette.teal }, unit) },
      { text: words.wonOutright, mark: swatch({ fill: palette.tealDeep }, unit) },
      { text: words.open, mark: swatch({ fill: `url(#${id}-open)` }, unit) },
      { text: words.lost, mark: swatch(lost, unit) },
    ]
    sheet.add(keyLine(items, look, sheet.y()))
    sheet.write(words.heldBars, 11.5, palette.muted)
    writeShown(sheet, look, drawn.length, all.length)
    return undefined
  })
}

/** The place after which most are lost. */
function worstOf({ rows }: SliceSeries): number | null {
  const losses = rows.map((row) => numberAt(row, 'lost') ?? 0)
  const most = Math.max(0, ...losses)
  return most === 0 ? null : numberAt(rows[losses.indexOf(most)], 'meeting')
}

function rowOf(row: AnswerRow, entered: number, worst: number | null, look: PlotLook): BarRow {
  const { words, palette, unit, lang, id } = look
  const at = (name: string): number => numberAt(row, name) ?? 0
  const place = at('meeting')
  const lost = { fill: palette.lost, stroke: palette.lostEdge, 'stroke-width': 0.75 * unit }
  const parts = [
    [at('another'), { fill: palette.teal }],
    [at('won'), { fill: palette.tealDeep }],
    [at('open'), { fill: `url(#${id}-open)` }],
    [at('lost'), lost],
  ] as const
  const [low, high] = [numberAt(row, 'rate_low'), numberAt(row, 'rate_high')]
  return {
    name: place === 0 ? words.beforeMeetings : words.nthMeeting(formatCount(place, lang)),
    text: textOf(row, look),
    isLoud: place === worst,
    draw: ({ left, right }, middle) => {
      const whole = (right - left) / Math.max(1, entered)
      const nodes: SvgNode[] = []
      let from = left
      for (const [count, fill] of parts) {
        const to = from + count * whole
        if (count > 0) nodes.push(bar([from, to], middle, unit, { 'data-bar': place, ...fill }))
        from = to
      }
      const held = at('held') * whole
      if (low !== null && high !== null) {
        nodes.push(whisker([left + low * held, left + high * held], middle, unit, palette.ink))
      }
      return nodes
    },
  }
}

/** `71.4 % of 1,091 go on (68.6–74.0) · 9.0 d to the next` */
function textOf(row: AnswerRow, { words, lang }: PlotLook): string {
  const [rate, gap] = [numberAt(row, 'rate'), numberAt(row, 'gap_median')]
  const [low, high] = [numberAt(row, 'rate_low'), numberAt(row, 'rate_high')]
  const held = formatCount(numberAt(row, 'held') ?? 0, lang)
  if (rate === null) return words.entered(held)
  const range = low === null || high === null ? null : formatInterval(low, high, lang)
  const share = words.goOnOf(formatFraction(rate, lang), range, held)
  return gap === null ? share : `${share} · ${words.gap(formatDays(gap, lang))}`
}
