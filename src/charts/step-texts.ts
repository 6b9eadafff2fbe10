import type { View } from '../engine/engine.ts'
import type { StageFigures } from '../render/bowtie/figures.ts'
import { formatCount, formatDays, formatFraction, formatShort } from '../render/text/format.ts'
import type { Language } from '../standard/types.ts'
import type { ChartWords } from './chart-words.ts'

/** A line under the rate, and the fate that it tells of. */
export interface Detail {
  readonly text: string
  readonly fate: 'open' | 'lost' | null
}

/** What is written at one step. */
export interface StepTexts {
  readonly label: string
  readonly volume: string
  readonly amount: string | null
  /** Difference to the period compared with. */
  readonly volumeChange: string | null
  readonly rate: string | null
  readonly rateChange: string | null
  /** Under the rate: of how many, how many still open, how many lost. */
  readonly details: readonly Detail[]
  readonly time: string | null
  readonly timeChange: string | null
  /** The whole of it as one sentence. */
  readonly spoken: string
}

export interface TextOptions {
  readonly view: View
  readonly lang: Language
  readonly currency: string
  readonly words: ChartWords
  /** Fewer words, shorter numbers. */
  readonly short: boolean
}

/** The volume a stage is drawn and labelled with; in the stock view, what is open. */
export function volumeOf(stage: StageFigures, view: View): number {
  return (view === 'stock' ? stage.open : stage.entered) ?? 0
}

export function stepTexts(
  stage: StageFigures,
  earlier: StageFigures | null,
  options: TextOptions,
): StepTexts {
  const { view, lang, words, short } = options
  const count = (value: number): string =>
    short && value >= 1e6 ? formatShort(value, lang) : formatCount(value, lang)
  const known = view !== 'stock'
  const rate = known && stage.goesOn ? rateText(stage.rate, lang) : null
  const amount = stage.side === 'left' ? null : amountText(stage.amount, options)
  const time = stage.median === null ? null : formatDays(stage.median, lang)
  const before = earlier === null ? null : volumeOf(earlier, view)
  return {
    label: stage.label === '' ? stage.stage : stage.label,
    volume: count(volumeOf(stage, view)),
    amount,
    volumeChange: before === null ? null : relative(volumeOf(stage, view), before, lang),
    rate,
    rateChange:
      stage.rate === null || earlier === null || earlier.rate === null
        ? null
        : `${signed((stage.rate - earlier.rate) * 100, lang)} ${words.points}`,
    details: known ? details(stage, options, count) : [],
    time,
    timeChange:
      stage.median === null || earlier === null || earlier.median === null
        ? null
        : signedDays(stage.median - earlier.median, lang),
    spoken: spoken(stage, options),
  }
}

function details(
  stage: StageFigures,
  { words, short, view, lang }: TextOptions,
  count: (value: number) => string,
): readonly Detail[] {
  const [entered, open, lost] = [stage.entered ?? 0, stage.open ?? 0, stage.lost ?? 0]
  const openHere: Detail = { text: words.stillHere(count(open)), fate: 'open' }
  const lostHere: Detail = { text: words.lostHere(count(lost)), fate: 'lost' }
  if (!stage.goesOn) return lost > 0 ? [openHere, lostHere] : [openHere]
  const n = count(stage.rateOf ?? entered)
  const of = short ? words.ofShort(n) : view === 'period' ? words.inPeriod(n) : words.soFar(n)
  const first: Detail = { text: of, fate: null }
  if (entered === 0) return [first]
  if (view === 'period') return [first, openHere, lostHere]
  const share = (part: number): string => formatFraction(part / entered, lang)
  const [openText, lostText] = short
    ? [words.openShort(share(open)), words.lostShort(share(lost))]
    : [words.openPart(share(open)), words.lostPart(share(lost))]
  return [first, { text: openText, fate: 'open' }, { text: lostText, fate: 'lost' }]
}

function spoken(stage: StageFigures, { view, lang, words }: TextOptions): string {
  const parts = [words.entered(formatCount(stage.entered ?? 0, lang))]
  if (view === 'stock') parts.splice(0)
  else if (stage.goesOn) parts.push(`${formatCount(stage.goneOn ?? 0, lang)} ${words.goneOn}`)
  if (stage.rate !== null) parts.push(formatFraction(stage.rate, lang))
  parts.push(words.stillHere(formatCount(stage.open ?? 0, lang)))
  if (view !== 'stock') parts.push(words.lostHere(formatCount(stage.lost ?? 0, lang)))
  if (stage.median !== null) parts.push(words.median(formatDays(stage.median, lang)))
  return `${stage.label}: ${parts.join(', ')}`
}

function rateText(rate: number | null, lang: Language): string {
  return rate === null ? '–' : formatFraction(rate, lang)
}

function amountText(amount: string | null, { lang, currency, short }: TextOptions): string | null {
  if (amount === null) return null
  const value = Number(amount)
  const rounded = Math.round(value)
  const text =
    short || Math.abs(value) >= 1e6 ? formatShort(rounded, lang) : formatCount(rounded, lang)
  return `${text} ${currency}`
}

function relative(now: number, before: number, lang: Language): string | null {
  if (before === 0) return null
  const change = (now / before - 1) * 100
  return Math.abs(change) >= 1000
    ? `× ${formatShort(now / before, lang)}`
    : `${signed(change, lang)} %`
}

function signedDays(change: number, lang: Language): string {
  return `${change < 0 ? '−' : '+'}${formatDays(Math.abs(change), lang)}`
}

function signed(value: number, lang: Language): string {
  const text = Math.abs(value).toFixed(1)
  const sign = Number(text) === 0 ? '±' : value < 0 ? '−' : '+'
  return sign + (lang === 'fr' ? text.replace('.', ',') : text)
}
