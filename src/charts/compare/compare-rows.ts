import type { AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCount, formatDays, formatFraction } from '../../render/text/format.ts'
import type { Panel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { numberAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth, wrapToWidth } from '../text-width.ts'

interface SideRate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number | null
}

/** A stage as both sides of a comparison have it. */
export interface Pair {
  readonly label: string
  readonly age: number | null
  readonly a: SideRate
  readonly b: SideRate
  readonly difference: Omit<SideRate, 'n'>
  readonly verdict: { readonly word: string; readonly isSignal: boolean } | null
}

export function readPair(row: AnswerRow, verdicts: ReadonlyMap<string, string>): Pair {
  const side = (name: 'a' | 'b'): SideRate => ({
    value: numberAt(row, `${name}_rate`),
    low: numberAt(row, `${name}_rate_low`),
    high: numberAt(row, `${name}_rate_high`),
    n: numberAt(row, `${name}_rate_n`),
  })
  const { label, verdict } = row
  const word = typeof verdict === 'string' ? verdict : null
  return {
    label: cleanText(String(label ?? '')),
    age: numberAt(row, 'rate_age'),
    a: side('a'),
    b: side('b'),
    difference: {
      value: numberAt(row, 'difference'),
      low: numberAt(row, 'difference_low'),
      high: numberAt(row, 'difference_high'),
    },
    verdict:
      word === null ? null : { word: cleanText(word), isSignal: verdicts.get(word) === 'signal' },
  }
}

/** In units. */
const NAME = 180
const TEXT = 330
const NARROW = 820

/** One stage: both rates on one line from none to all, and in words how far they are apart. */
export function stagePair(pair: Pair, look: PlotLook, top: number): Panel {
  const { unit, palette, width } = look
  const pad = 14 * unit
  const wide = width - 2 * pad
  const isNarrow = wide < NARROW * unit
  const size = 12 * unit
  const small = 11.5 * unit
  const nodes: SvgNode[] = []
  const age = pair.age === null ? '' : ` · ${daysText(pair.age, look)}`
  const nameRoom = isNarrow ? wide : (NAME - 14) * unit
  const name = cutToWidth(`${pair.label}${age}`, nameRoom, size)
  const middle = top + (isNarrow ? 36 : 18) * unit
  const nameY = isNarrow ? top + 15 * unit : middle + 4 * unit
  nodes.push(textNode(pad, nameY, name, { size, fill: palette.ink }))

  const from = isNarrow ? pad + 8 * unit : pad + NAME * unit
  const to = isNarrow ? pad + wide - 8 * unit : pad + wide - TEXT * unit
  const at = (share: number): number => from + (to - from) * Math.min(1, Math.max(0, share))
  for (const share of [0, 0.5, 1]) {
    const d = `M${short(at(share))} ${short(middle - 11 * unit)}v${short(22 * unit)}`
    nodes.push(path(d, palette.line, unit))
  }
  nodes.push(path(`M${short(from)} ${short(middle)}H${short(to)}`, palette.line, unit))
  const isLoud = pair.verdict?.isSignal === true
  for (const [side, offset] of [
    ['a', -5],
    ['b', 5],
  ] as const) {
    const { value, low, high } = pair[side]
    const y = middle + offset * unit
    if (low !== null && high !== null) {
      const d = `M${short(at(low))} ${short(y)}H${short(at(high))}`
      const color = side === 'a' ? palette.muted : palette.teal
      nodes.push(
        svgNode('path', {
          'data-interval': side,
          d,
          stroke: color,
          'stroke-width': 3 * unit,
          fill: 'none',
        }),
      )
    }
    if (value !== null) nodes.push(sideMark(side, at(value), y, look, isLoud))
  }
  const lines = wrapToWidth(wordsOf(pair, look), isNarrow ? wide : (TEXT - 18) * unit, small, 3)
  let y = isNarrow ? middle + 14 * unit : middle + (4 - 7.5 * (lines.length - 1)) * unit
  const x = isNarrow ? pad : to + 18 * unit
  for (const line of lines) {
    if (isNarrow) y += 15 * unit
    nodes.push(textNode(x, y, line, { size: small, fill: isLoud ? palette.ink : palette.muted }))
    if (!isNarrow) y += 15 * unit
  }
  const bottom = isNarrow ? y + 10 * unit : middle + Math.max(20, 9 * lines.length + 8) * unit
  return { nodes: [svgNode('g', { 'data-stage': pair.label }, nodes)], height: bottom - top }
}

/** Side A is a ring, side B a disc; of a signal both have an edge. */
export function sideMark(
  side: 'a' | 'b',
  x: number,
  y: number,
  { palette, unit }: Pick<PlotLook, 'palette' | 'unit'>,
  isLoud: boolean,
): SvgNode {
  return svgNode('circle', {
    'data-mark': side,
    cx: x,
    cy: y,
    r: (isLoud ? 5 : 4) * unit,
    fill: side === 'a' ? palette.paper : palette.tealDeep,
    stroke: isLoud ? palette.ink : side === 'a' ? palette.muted : palette.tealDeep,
    'stroke-width': 1.6 * unit,
  })
}

/** `A 31.0 % (n 420), B 42.0 % (n 388): +11.0 % (4.0 to 18.0), signal`. */
function wordsOf({ a, b, difference, verdict }: Pair, { lang, words }: PlotLook): string {
  const side = (name: string, { value, n }: SideRate): string => {
    const share = value === null ? '–' : formatFraction(value, lang)
    return n === null
      ? `${name} ${share}`
      : `${name} ${share} (${words.entered(formatCount(n, lang))})`
  }
  const { value, low, high } = difference
  const range = low === null || high === null ? null : [points(low, lang), points(high, lang)]
  const apart =
    value === null
      ? null
      : words.apart(points(value, lang), range === null ? null : [range[0] ?? '', range[1] ?? ''])
  return [`${side('A', a)}, ${side('B', b)}`, apart, verdict?.word ?? null]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The age by which a rate is told is whole. */
function daysText(age: number, { lang }: PlotLook): string {
  return formatDays(age, lang).replace(/[.,]0/u, '')
}

/** Percentage points with a sign. */
function points(value: number, lang: PlotLook['lang']): string {
  const rounded = Math.round(value * 1000) / 10
  const text = formatCount(Math.abs(rounded), lang)
  return rounded === 0 ? text : `${rounded > 0 ? '+' : '−'}${text}`
}

function path(d: string, stroke: string, unit: number): SvgNode {
  return svgNode('path', { d, stroke, 'stroke-width': unit, fill: 'none' })
}

const short = shortNumber
