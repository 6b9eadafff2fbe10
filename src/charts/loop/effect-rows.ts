import type { AnswerEnvelope, AnswerRow } from '../../answers/answer.ts'
import { cleanText } from '../../render/text/clean-text.ts'
import { formatCount } from '../../render/text/format.ts'
import type { Panel, PlotLook } from '../answer-sheet.ts'
import { shortNumber, svgNode, type SvgNode } from '../chart.ts'
import { LOOP_TEXTS } from './loop-texts.ts'
import type { Palette } from '../palette.ts'
import { numberAt } from '../slice-series.ts'
import { textNode } from '../text-node.ts'
import { cutToWidth } from '../text-width.ts'

export type Fate = 'better' | 'worse' | 'none'

export interface Effect {
  readonly name: string
  readonly customers: number
  readonly value: number
  readonly low: number
  readonly high: number
  readonly fate: Fate
}

/** The effect of a row; `null` where none is told. */
export function readEffect(row: AnswerRow, summary: AnswerEnvelope['summary']): Effect | null {
  const [value, low, high] = ['effect', 'effect_low', 'effect_high'].map((name) =>
    numberAt(row, name),
  )
  if (value == null || low == null || high == null) return null
  const { verdicts } = summary
  const codes = new Map(
    typeof verdicts === 'object' && verdicts !== null ? Object.entries(verdicts) : [],
  )
  const code: unknown = codes.get(String(row['verdict'] ?? ''))
  return {
    name: cleanText(String(row['mark'] ?? '')),
    customers: numberAt(row, 'customers') ?? 0,
    value,
    low,
    high,
    fate: code === 'better' || code === 'worse' ? code : 'none',
  }
}

export interface EffectScale {
  readonly isFactor: boolean
  /** Of none, and of the least and the most shown: between 0 and 1. */
  readonly place: (value: number) => number
}

/** A factor of two is as far to one side as to the other. */
export function effectScale(effects: readonly Effect[], isFactor: boolean): EffectScale {
  const on = (value: number): number => (isFactor ? Math.log(value) : value)
  const all = effects.flatMap(({ low, high, value }) => [value, low, high].map(on))
  const most = Math.max(isFactor ? Math.log(2) : 0.1, ...all.filter(Number.isFinite).map(Math.abs))
  return { isFactor, place: (value) => 0.5 + Math.max(-0.5, Math.min(0.5, on(value) / (2 * most))) }
}

export function effectColor(fate: Fate, palette: Palette): string {
  if (fate === 'none') return palette.muted
  return fate === 'better' ? palette.tealDeep : palette.amberDeep
}

/** In units. */
const NAME = 210
const TEXT = 210
const NARROW = 640

/** An attribute: its effect as a dot on the line around none, with its interval. */
export function effectRow(effect: Effect, scale: EffectScale, look: PlotLook, top: number): Panel {
  const { unit, palette, width } = look
  const pad = 14 * unit
  const wide = width - 2 * pad
  const isNarrow = wide < NARROW * unit
  const size = 12 * unit
  const isLoud = effect.fate !== 'none'
  const nameRoom = (isNarrow ? wide / unit - 120 : NAME - 12) * unit
  const name = cutToWidth(effect.name, nameRoom, size, isLoud)
  const middle = top + (isNarrow ? 28 : 12) * unit
  const nameY = isNarrow ? top + 13 * unit : middle + 4 * unit
  const from = isNarrow ? pad + 6 * unit : pad + NAME * unit
  const to = isNarrow ? pad + wide - 6 * unit : pad + wide - TEXT * unit
  const at = (value: number): number => from + (to - from) * scale.place(value)
  const none = scale.isFactor ? 1 : 0
  const color = effectColor(effect.fate, palette)
  const words = wordsOf(effect, scale, look)
  const style = { size: 11.5 * unit, fill: isLoud ? palette.ink : palette.muted }
  const nodes: readonly SvgNode[] = [
    svgNode('title', {}, `${effect.name}: ${words}`),
    textNode(pad, nameY, name, { size, fill: palette.ink, bold: isLoud }),
    line(from, to, middle, { stroke: palette.line, 'stroke-width': unit }),
    svgNode('path', {
      d: `M${short(at(none))} ${short(middle - 9 * unit)}v${short(18 * unit)}`,
      stroke: palette.muted,
      'stroke-width': unit,
      fill: 'none',
    }),
    line(at(effect.low), at(effect.high), middle, {
      'data-interval': effect.name,
      stroke: color,
      'stroke-width': 3 * unit,
    }),
    svgNode('circle', {
      'data-mark': effect.fate,
      cx: at(effect.value),
      cy: middle,
      r: (isLoud ? 5 : 4) * unit,
      fill: color,
    }),
    isNarrow
      ? textNode(
          pad + wide,
          nameY,
          cutToWidth(wordsOf(effect, scale, look, true), 100 * unit, 11.5 * unit),
          { ...style, anchor: 'end' },
        )
      : textNode(
          to + 16 * unit,
          middle + 4 * unit,
          cutToWidth(words, (TEXT - 16) * unit, 11.5 * unit),
          style,
        ),
  ]
  const height = (isNarrow ? 44 : 24) * unit
  return { nodes: [svgNode('g', { 'data-effect': effect.name }, nodes)], height }
}

const factors = {
  en: new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }),
  fr: new Intl.NumberFormat('fr', { maximumSignificantDigits: 2 }),
}

/** `×2.3 (×1.4 to ×3.7) · n 35`; of points with a sign. */
function wordsOf(
  { value, low, high, customers }: Effect,
  { isFactor }: EffectScale,
  { lang, words }: PlotLook,
  isShort = false,
): string {
  const shown = (each: number): string =>
    isFactor ? `×${factors[lang].format(each)}` : points(each, lang)
  if (isShort) return shown(value)
  const n = LOOP_TEXTS[lang].customers(formatCount(customers, lang))
  return `${words.apart(shown(value), [shown(low), shown(high)]).replace(/ points?/u, '')} · ${n}`
}

function points(value: number, lang: PlotLook['lang']): string {
  const rounded = Math.round(value * 100)
  const text = formatCount(Math.abs(rounded), lang)
  return rounded === 0 ? text : `${rounded > 0 ? '+' : '−'}${text}`
}

function line(from: number, to: number, y: number, look: object): SvgNode {
  return svgNode('path', { d: `M${short(from)} ${short(y)}H${short(to)}`, fill: 'none', ...look })
}

const short = shortNumber
