import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import { cleanText } from '../render/text/clean-text.ts'
import { formatShort } from '../render/text/format.ts'
import { answerSheet, type PlotLook } from './answer-sheet.ts'
import { bar, barRow, whisker, type BarRow } from './bar-row.ts'
import type { ChartOptions } from './chart-options.ts'
import { shortNumber, svgNode, type SvgNode } from './chart.ts'
import { labelOf } from './slice-series.ts'
import { writeShown } from './shown-note.ts'

const MOST_DRAWN = 15

interface Drawn {
  readonly name: string
  readonly text: string
  readonly value: number
  readonly low: number | null
  readonly high: number | null
  readonly kind: 'lever' | 'together' | 'sum'
}

/** What each lever adds, most first, with its interval; then all together beside their sum. */
export function leversChart(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  return answerSheet(envelope, options, (sheet, look) => {
    const { words, palette } = look
    const asked = envelope.summary['rank']
    const rank = typeof asked === 'string' ? asked : 'running'
    const all = envelope.rows.map((row) => readLever(envelope, row, rank, look))
    const levers = all.slice(0, MOST_DRAWN)
    if (levers.length === 0) return sheet.write(words.noLevers, 13, palette.muted)
    const totals = totalsOf(envelope, rank, look)
    const ends = [...levers, ...totals].flatMap(({ value, low, high }) => [
      value,
      low ?? value,
      high ?? value,
    ])
    // Totals may be many times a lever: their bars are cut, as the line at their end says.
    const most = Math.max(...levers.flatMap(({ value, high }) => [value, high ?? value]), 1e-9)
    const least = Math.min(0, ...levers.flatMap(({ low }) => low ?? 0))
    const scale = { least, most: Math.min(Math.max(...ends), most * 1.6) }
    sheet.write(labelOf(envelope, rank), 12.5, palette.muted)
    sheet.skip(2)
    for (const [index, each] of levers.entries()) {
      sheet.add(barRow(rowOf(each, index === 0, scale, look), look, sheet.y()))
    }
    sheet.skip(8)
    for (const each of totals) sheet.add(barRow(rowOf(each, false, scale, look), look, sheet.y()))
    sheet.skip(4)
    sheet.write(words.leverBars, 11.5, palette.muted)
    writeShown(sheet, look, levers.length, all.length)
    return undefined
  })
}

function readLever(
  { columns }: AnswerEnvelope,
  row: AnswerRow,
  rank: string,
  look: PlotLook,
): Drawn {
  const at = (name: string): number | null => {
    const value = row[name]
    return value === null || value === undefined ? null : Number(value)
  }
  // The dimensions are the columns between the rank and the lever.
  const names = columns.map(({ name }) => name)
  const slice = names
    .slice(1, Math.max(1, names.indexOf('lever')))
    .map((name) => cleanText(String(row[name] ?? '–')))
  const lever = cleanText(String(row['lever'] ?? ''))
  const value = at(rank) ?? 0
  const [low, high] = [at(`${rank}_low`), at(`${rank}_high`)]
  const [from, to] = [row['from'], row['to']].map((each) => cleanText(String(each ?? '')))
  const range = low === null || high === null ? '' : ` (${short(low, look)} … ${short(high, look)})`
  return {
    name: slice.length === 0 ? lever : `${lever} · ${slice.join(' · ')}`,
    text: `+${short(value, look)}${range} · ${from} → ${to}`,
    value,
    low,
    high,
    kind: 'lever',
  }
}

function totalsOf({ summary }: AnswerEnvelope, rank: string, look: PlotLook): readonly Drawn[] {
  const { words } = look
  return (
    [
      ['together', words.togetherAdd],
      ['sum', words.oneByOne],
    ] as const
  ).map(([kind, name]) => {
    const totals = summary[kind]
    const found =
      typeof totals === 'object' && totals !== null
        ? Number((totals as Readonly<Record<string, unknown>>)[rank])
        : 0
    const value = Number.isFinite(found) ? found : 0
    return { name, text: `+${short(value, look)}`, value, low: null, high: null, kind }
  })
}

function rowOf(
  { name, text, value, low, high, kind }: Drawn,
  isFirst: boolean,
  { least, most }: { readonly least: number; readonly most: number },
  { palette, unit }: PlotLook,
): BarRow {
  return {
    name,
    text,
    isLoud: isFirst,
    draw: ({ left, right }, middle) => {
      const at = (amount: number): number =>
        left + ((right - left) * (Math.min(most, Math.max(least, amount)) - least)) / (most - least)
      const zero = at(0)
      const look =
        kind === 'lever'
          ? { fill: isFirst ? palette.tealDeep : palette.teal }
          : { fill: kind === 'together' ? palette.amber : palette.lost }
      const d = `M${shortNumber(zero)} ${shortNumber(middle - 11 * unit)}v${shortNumber(22 * unit)}`
      return [
        bar([zero, at(value)], middle, unit, { 'data-bar': kind, ...look }),
        ...(value > most ? [cut(at(value), middle, unit, palette.paper)] : []),
        ...(low === null || high === null
          ? []
          : [whisker([at(low), at(high)], middle, unit, palette.ink)]),
        svgNode('path', { d, stroke: palette.muted, 'stroke-width': unit, fill: 'none' }),
      ]
    },
  }
}

/** Where a bar goes on beyond the scale. */
function cut(x: number, middle: number, unit: number, stroke: string): SvgNode {
  const at = shortNumber
  const slash = (left: number): string =>
    `M${at(left)} ${at(middle + 9 * unit)}l${at(5 * unit)} ${at(-18 * unit)}`
  return svgNode('path', {
    d: `${slash(x - 16 * unit)}${slash(x - 11 * unit)}`,
    stroke,
    'stroke-width': 2 * unit,
    fill: 'none',
  })
}

function short(value: number, { lang }: Pick<PlotLook, 'lang'>): string {
  return value < 0 ? `−${formatShort(-value, lang)}` : formatShort(value, lang)
}
