import { formatShort } from '../../render/text/format.ts'
import type { Language } from '../../standard/types.ts'
import type { PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { textNode } from '../text-node.ts'
import { textWidth } from '../text-width.ts'

/** A plot of amounts over months: months are counted from the origin, before it they are negative. */
export interface CourseFrame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly across: (month: number) => number
  readonly up: (value: number) => number
  readonly nodes: readonly SvgNode[]
}

interface Room {
  readonly x: number
  readonly top: number
  readonly width: number
  readonly tall: number
  /** Kept free at the right, for what is written there. */
  readonly beside: number
}

interface Shown {
  /** First day of the month of the origin, ISO. */
  readonly origin: string
  readonly from: number
  readonly to: number
  readonly values: readonly number[]
  /** The scale holds zero. */
  readonly fromZero: boolean
}

/** Its scale and its months: lines at round amounts, and the months that find room. */
export function courseFrame(room: Room, shown: Shown, look: PlotLook): CourseFrame {
  const { unit, palette, lang } = look
  const small = 11 * unit
  const [least, most] = rangeOf(shown)
  const marks = roundMarks(least, most)
  const written = marks.map((value) => short(value, lang))
  const gutter = Math.max(...written.map((text) => textWidth(text, small))) + 12 * unit
  const [left, right] = [room.x + gutter, room.x + room.width - room.beside]
  const [top, bottom] = [room.top, room.top + room.tall]
  const up = (value: number): number => bottom - (room.tall * (value - least)) / (most - least)
  const { from, to } = shown
  const across = (month: number): number => left + ((right - left) * (month - from)) / (to - from)
  const nodes = marks.flatMap((value, place) => [
    plain(`M${at(left)} ${at(up(value))}H${at(right)}`, {
      stroke: value === 0 ? palette.muted : palette.line,
      'stroke-width': unit,
    }),
    textNode(left - 7 * unit, up(value) + 4 * unit, written[place] ?? '', {
      size: small,
      fill: palette.muted,
      anchor: 'end',
    }),
  ])
  const months = monthTexts({ origin: shown.origin, from, to, across, left, right, bottom }, look)
  return { left, right, top, bottom, across, up, nodes: [...nodes, ...months] }
}

/** How far below its bottom a plot writes its months, in units. */
export const MONTH_ROOM = 24

interface Axis {
  readonly origin: string
  readonly from: number
  readonly to: number
  readonly across: (month: number) => number
  readonly left: number
  readonly right: number
  readonly bottom: number
}

/** The beginnings of months; the origin's first, then those that find room at even steps. */
function monthTexts(axis: Axis, { unit, palette }: PlotLook): readonly SvgNode[] {
  const { origin, from, to, across, left, right, bottom } = axis
  const size = 11 * unit
  const wide = textWidth('2026-07', size) + 14 * unit
  const perMonth = (right - left) / Math.max(1, to - from)
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((each) => each * perMonth >= wide) ?? 240
  const first = Math.ceil(from / step) * step
  const months = Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, place) => first + place * step,
  )
  return months.flatMap((month) => {
    const text = monthText(origin, month)
    const half = textWidth(text, size) / 2
    const x = across(month)
    const tick = plain(`M${at(x)} ${at(bottom)}v${at(4 * unit)}`, {
      stroke: palette.muted,
      'stroke-width': unit,
    })
    const middle = Math.min(Math.max(x, left + half - 30 * unit), right + 34 * unit - half)
    const style = { size, fill: palette.muted, anchor: 'middle' } as const
    return [tick, textNode(middle, bottom + 17 * unit, text, style)]
  })
}

/**
 * The month so many after that of a day.
 *
 * ```ts
 * monthText('2026-11-01', 3) // => '2027-02'
 * ```
 */
export function monthText(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [of, its] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return `${String(of).padStart(4, '0')}-${String(its).padStart(2, '0')}`
}

/** Money as short as can be, with a true minus. */
export function short(value: number, lang: Language): string {
  return value < 0 ? `−${formatShort(-value, lang)}` : formatShort(value, lang)
}

function rangeOf({ values, fromZero }: Shown): readonly [number, number] {
  const known = values.filter(Number.isFinite)
  const [low, high] = known.reduce(
    ([least, most], each) => [Math.min(least, each), Math.max(most, each)] as const,
    [Infinity, -Infinity] as readonly [number, number],
  )
  if (low > high) return [0, 1]
  const bottom = fromZero ? Math.min(0, low) : low
  const top = fromZero ? Math.max(0, high) : high
  if (top > bottom) return [bottom, top]
  const spare = Math.max(1, Math.abs(top) * 0.1)
  return [fromZero ? Math.min(0, bottom) : bottom - spare, top + spare]
}

/** Round amounts within a range, three to six of them; its ends where there are none. */
function roundMarks(least: number, most: number): readonly number[] {
  const rough = (most - least) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  const first = Math.ceil(least / step - 1e-9)
  const count = Math.floor(most / step + 1e-9) - first + 1
  if (!Number.isFinite(step) || step <= 0 || count < 1 || count > 12) return [least, most]
  return Array.from({ length: count }, (_, place) => (first + place) * step)
}

export function plain(d: string, look: object): SvgNode {
  return svgNode('path', { d, fill: 'none', ...look })
}

const at = shortNumber
