import type { Unit } from '../../answers/answer.ts'
import type { Interval } from '../../engine/engine.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCell } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { dashes } from '../frame.ts'
import { periodPlot } from '../period-plot.ts'
import { periodText, periodTexts } from '../period-texts.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'
import { panelTitle } from '../panel-title.ts'
import { textNode } from '../text-node.ts'
import { wrapToWidth } from '../text-width.ts'
import { pointMark, type SignalCode } from './trend-points.ts'

interface Point {
  /** Its first day, ISO. */
  readonly period: string
  readonly value: number | null
  readonly isMature: boolean
  readonly signal: { readonly code: SignalCode; readonly word: string } | null
}

export interface Trend {
  readonly name: string
  readonly points: readonly Point[]
  readonly centre: number | null
  readonly low: number | null
  readonly high: number | null
}

/** One slice from period to period. */
export function readTrend(
  { name, rows }: SliceSeries,
  codes: ReadonlyMap<string, SignalCode>,
): Trend {
  const [first] = rows
  return {
    name,
    centre: numberAt(first, 'centre'),
    low: numberAt(first, 'limit_low'),
    high: numberAt(first, 'limit_high'),
    points: rows.map((row) => {
      const { signal } = row
      const word = typeof signal === 'string' ? signal : null
      return {
        period: String(row['period'] ?? ''),
        value: numberAt(row, 'value'),
        isMature: numberAt(row, 'maturity') === 1,
        // A signal of a kind that is not known here is drawn as the plainest one.
        signal:
          word === null ? null : { code: codes.get(word) ?? 'outside', word: cleanText(word) },
      }
    }),
  }
}

interface About {
  readonly unit: Unit
  /** Of all slices, in order. */
  readonly periods: readonly string[]
  readonly interval: Interval | null
  /** Slices that share one scale; `null`: each has its own. */
  readonly shared: readonly Trend[] | null
}

/** One slice: its points in order, between the limits of chance. */
export function trendPanel(trend: Trend, about: About, look: PlotLook): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const { name, points, centre, low, high } = trend
    const title = panelTitle(name, { x, y, width }, look)
    const nodes: SvgNode[] = [...title.nodes]
    const small = 11 * unit
    const scale = {
      marks:
        centre === null ? rangeOf([trend]) : [high, centre, low].filter((each) => each !== null),
      range: rangeOf(about.shared ?? [trend]),
      written: (value: number) => formatCell(value, about.unit, { lang }),
      stressed: (value: number) =>
        value === centre ? { stroke: palette.muted, 'stroke-width': 1.2 * unit } : {},
      flat: 0.5,
      highest: 260,
    }
    const plot = periodPlot({ x, top: title.top + 16 * unit, width }, scale, about, look)
    const { across, up, left, right, bottom } = plot

    if (low !== null && high !== null) {
      const d = `M${at(left)} ${at(up(high))}H${at(right)}V${at(up(low))}H${at(left)}Z`
      nodes.push(
        svgNode('path', { 'data-area': 'limits', d, fill: palette.teal, 'fill-opacity': 0.14 }),
      )
    }
    nodes.push(...plot.rules)
    nodes.push(...joined(points, { across, up }, look))
    for (const point of points) {
      const { value, signal, isMature, period } = point
      if (value === null) continue
      const kind = signal?.code ?? (isMature ? 'plain' : 'early')
      const mark = pointMark(across(period), up(value), kind, { palette, unit })
      nodes.push(svgNode('g', {}, [svgNode('title', {}, said(point, about, look)), mark]))
    }
    nodes.push(...periodTexts({ ...plot, bottom: bottom + 8 * unit }, about, look))
    let end = bottom + 30 * unit
    const signals = points.filter(({ signal }) => signal !== null)
    for (const point of signals.slice(0, MOST_SIGNALS)) {
      for (const text of wrapToWidth(said(point, about, look), width, small)) {
        end += 15 * unit
        nodes.push(textNode(x, end, text, { size: small, fill: palette.ink }))
      }
    }
    if (signals.length > MOST_SIGNALS) {
      end += 15 * unit
      const text = `+ ${signals.length - MOST_SIGNALS}`
      nodes.push(textNode(x, end, text, { size: small, fill: palette.muted }))
    }
    return { nodes, height: end + 6 * unit - y }
  }
}

/** Told in words beneath; all of them stand out in the drawing. */
const MOST_SIGNALS = 4

interface Scales {
  readonly across: (period: string) => number
  readonly up: (value: number) => number
}

function rangeOf(trends: readonly Trend[]): readonly [number, number] {
  const values = trends
    .flatMap(({ points, low, centre, high }) => [
      low,
      centre,
      high,
      ...points.map(({ value }) => value),
    ])
    .filter((value) => value !== null)
  return [Math.min(...values), Math.max(...values)]
}

/** From each point to the next; dashed and pale where one of them may still change. */
function joined(
  points: readonly Point[],
  { across, up }: Scales,
  { palette, unit }: PlotLook,
): readonly SvgNode[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index]
    if (before === undefined || before.value === null || point.value === null) return []
    const d = `M${at(across(before.period))} ${at(up(before.value))}L${at(across(point.period))} ${at(up(point.value))}`
    const isEarly = !before.isMature || !point.isMature
    return [
      path(d, {
        stroke: isEarly ? palette.muted : palette.teal,
        'stroke-width': (isEarly ? 1.1 : 1.6) * unit,
        ...(isEarly ? { 'stroke-dasharray': dashes(unit) } : {}),
      }),
    ]
  })
}

function said({ period, value, signal, isMature }: Point, about: About, look: PlotLook): string {
  const { words, lang } = look
  const text = formatCell(value, about.unit, { lang })
  const reason = signal?.word ?? (isMature ? null : words.early)
  const when = periodText(period, about.interval, look)
  return reason === null ? `${when}: ${text}` : words.signal(when, text, reason)
}

function path(d: string, look: object): SvgNode {
  return svgNode('path', { d, fill: 'none', ...look })
}

const at = shortNumber
