import type { AnswerRow } from '../../answers/answer.ts'
import type { Interval } from '../../engine/engine.ts'
import { formatCell, formatCount } from '../../render/text/format.ts'
import type { DrawPanel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { periodText } from '../period-texts.ts'
import { numberAt, type SliceSeries } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, textWidth } from '../text-width.ts'

/** The youngest are drawn. */
const MOST_COHORTS = 40
/** So that text on it stays readable, in units of opacity. */
const STRONGEST = 0.6

interface About {
  readonly share: 'share' | 'gross_share'
  readonly interval: Interval | null
}

/** Cohorts down, ages across: the fuller a cell, the more is left; above all of it, amber. */
export function cohortPanel(
  { name, rows }: SliceSeries,
  { share, interval }: About,
  look: PlotLook,
): DrawPanel {
  return (x, y, width) => {
    const { unit, palette, lang } = look
    const nodes: SvgNode[] = []
    const small = 10.5 * unit
    let top = y + 18 * unit
    const size = 13 * unit
    const title = cutToWidth(name, width, size, true)
    nodes.push(textNode(x, top, title, { size, fill: palette.ink, bold: true }))
    const starts = [...new Set(rows.map((row) => String(row['start'])))].toSorted()
    const drawn = starts.slice(-MOST_COHORTS)
    const ages = 1 + rows.reduce((most, row) => Math.max(most, agedOf(row, drawn)), 0)
    const labels = drawn.map((start) => periodText(start, interval, look))
    const gutter = Math.max(...labels.map((text) => textWidth(text, small))) + 8 * unit
    const left = x + gutter
    const step = Math.min(46 * unit, (x + width - left) / ages)
    const tall = 17 * unit
    top += 20 * unit
    nodes.push(...ageTexts({ left, step, ages, baseline: top - 5 * unit }, look))
    const cells = new Map(rows.map((row) => [`${String(row['start'])} ${String(row['age'])}`, row]))
    for (const [index, start] of drawn.entries()) {
      const upper = top + index * tall
      const baseline = upper + tall / 2 + small * 0.36
      const label = { size: small, fill: palette.muted, anchor: 'end' } as const
      nodes.push(textNode(left - 6 * unit, baseline, labels[index] ?? '', label))
      for (let age = 0; age < ages; age += 1) {
        const value = numberAt(cells.get(`${start} ${age}`), share)
        if (value === null) continue
        const place = left + age * step
        const d = `M${at(place)} ${at(upper)}H${at(place + step)}V${at(upper + tall)}H${at(place)}Z`
        const told = `${labels[index]}, +${age}: ${formatCell(value, 'fraction', { lang })}`
        const cell = svgNode('path', { 'data-cell': `${start} ${age}`, d, ...fillOf(value, look) })
        nodes.push(svgNode('g', {}, [svgNode('title', {}, told), cell]))
        const text = formatCount(Math.round(value * 100), lang)
        if (textWidth(text, small) > step - 3 * unit) continue
        const style = { size: small, fill: palette.ink, anchor: 'middle' } as const
        nodes.push(textNode(place + step / 2, baseline, text, style))
      }
    }
    return { nodes, height: top + drawn.length * tall + 8 * unit - y }
  }
}

/** The age of a cell that is drawn and known. */
function agedOf(row: AnswerRow, drawn: readonly string[]): number {
  return drawn.includes(String(row['start'])) && numberAt(row, 'share') !== null
    ? (numberAt(row, 'age') ?? 0)
    : 0
}

function fillOf(value: number, { palette, unit }: PlotLook): object {
  const edge = { stroke: palette.line, 'stroke-width': 0.6 * unit }
  if (value > 1) {
    const over = Math.min(1, (value - 1) * 2)
    return { fill: palette.amber, 'fill-opacity': at(0.25 + (STRONGEST - 0.25) * over), ...edge }
  }
  const opacity = at(0.06 + (STRONGEST - 0.06) * Math.max(0, value) ** 1.5)
  return { fill: palette.teal, 'fill-opacity': opacity, ...edge }
}

function ageTexts(
  room: {
    readonly left: number
    readonly step: number
    readonly ages: number
    readonly baseline: number
  },
  { unit, palette, lang }: PlotLook,
): readonly SvgNode[] {
  const size = 10.5 * unit
  let free = -Infinity
  return Array.from({ length: room.ages }, (_, age) => age).flatMap((age) => {
    const text = formatCount(age, lang)
    const half = textWidth(text, size) / 2
    const middle = room.left + (age + 0.5) * room.step
    if (middle - half < free) return []
    free = middle + half + 5 * unit
    return [textNode(middle, room.baseline, text, { size, fill: palette.muted, anchor: 'middle' })]
  })
}

const at = shortNumber
