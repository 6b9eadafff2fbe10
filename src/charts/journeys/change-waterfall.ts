import { formatCount, formatShort } from '../../render/text/format.ts'
import type { Language } from '../../standard/types.ts'
import type { Panel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { textNode } from '../text-node.ts'
import { textWidth, wrapToWidth } from '../text-width.ts'

/** One bar of a waterfall, from one level to another. */
export interface Bar {
  readonly label: string
  /** Beneath its label. */
  readonly note: string
  readonly from: number
  readonly to: number
  /** It stands on zero; otherwise it is a change. */
  readonly isTotal: boolean
}

/** In units. */
const MOST_WIDE = 900
const TALL = 220

/** Totals on zero, and between them each change from where the last one ended. */
export function waterfall(bars: readonly Bar[], look: PlotLook, top: number): Panel {
  const { unit, palette, lang } = look
  const pad = 14 * unit
  const wide = Math.min(look.width - 2 * pad, MOST_WIDE * unit)
  const step = wide / bars.length
  const [begin, bottom] = [top + 26 * unit, top + (26 + TALL) * unit]
  const levels = bars.flatMap(({ from, to }) => [from, to])
  const [least, most] = [Math.min(0, ...levels), Math.max(0, ...levels)]
  const up = (value: number): number =>
    most === least ? bottom : bottom - ((bottom - begin) * (value - least)) / (most - least)
  const nodes: SvgNode[] = [
    path(`M${at(pad)} ${at(up(0))}H${at(pad + wide)}`, {
      stroke: palette.muted,
      'stroke-width': unit,
    }),
  ]
  const written = (write: (value: number) => string): readonly string[] =>
    bars.map(({ from, to, isTotal }) => (isTotal ? write(to) : withSign(to - from, write)))
  const whole = written((value) => formatCount(told(value), lang))
  // All in full or all short, so that they can be compared.
  const isRoomy = whole.every((text) => textWidth(text, 12.5 * unit, true) <= step)
  const texts = isRoomy ? whole : written((value) => formatShort(told(value), lang))
  let deepest = bottom
  for (const [index, bar] of bars.entries()) {
    const { label, note, from, to, isTotal } = bar
    const [left, half] = [pad + index * step, Math.min(54 * unit, step * 0.34)]
    const middle = left + step / 2
    const [upper, lower] = [up(Math.max(from, to)), up(Math.min(from, to))]
    // Seen however small it is.
    const spare = Math.max(0, 1.5 * unit - (lower - upper)) / 2
    const d = `M${at(middle - half)} ${at(upper - spare)}H${at(middle + half)}V${at(lower + spare)}H${at(middle - half)}Z`
    const fill = isTotal ? palette.tealDeep : to >= from ? palette.teal : palette.amber
    nodes.push(svgNode('path', { 'data-bar': isTotal ? 'total' : 'change', d, fill }))
    if (index + 1 < bars.length) {
      const end = `M${at(middle + half)} ${at(up(to))}H${at(left + step * 1.5 - half)}`
      nodes.push(path(end, { stroke: palette.muted, 'stroke-width': unit }))
    }
    const text = texts[index] ?? ''
    const fitting = (step - 4 * unit) / textWidth(text, 1, true)
    const size = Math.min(12.5 * unit, fitting)
    nodes.push(
      textNode(middle, upper - spare - 6 * unit, text, {
        size,
        fill: palette.ink,
        bold: true,
        anchor: 'middle',
      }),
    )
    let baseline = bottom + 4 * unit
    const lines = [
      ...wrapToWidth(label, step - 4 * unit, 11.5 * unit, 2).map(
        (each) => [each, palette.ink] as const,
      ),
      ...wrapToWidth(note, step - 4 * unit, 10.5 * unit, 2).map(
        (each) => [each, palette.muted] as const,
      ),
    ]
    for (const [line, color] of lines) {
      baseline += 14 * unit
      const small = (color === palette.ink ? 11.5 : 10.5) * unit
      nodes.push(textNode(middle, baseline, line, { size: small, fill: color, anchor: 'middle' }))
    }
    deepest = Math.max(deepest, baseline)
  }
  return { nodes, height: deepest + 8 * unit - top }
}

/** `+14.9`, `−0.4`: what is expected to go on has a decimal. */
export function signed(value: number, lang: Language, room: number, unit: number): string {
  return withSign(value, (amount) => {
    const text = formatCount(told(amount), lang)
    const isRoomy = textWidth(text, 12.5 * unit, true) <= room - 10 * unit
    return isRoomy ? text : formatShort(told(amount), lang)
  })
}

function withSign(value: number, write: (amount: number) => string): string {
  const text = write(Math.abs(value))
  return told(value) === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
}

/** Of thousands nobody reads the decimal. */
function told(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 10) / 10
}

function path(d: string, look: object): SvgNode {
  return svgNode('path', { d, fill: 'none', ...look })
}

const at = shortNumber
