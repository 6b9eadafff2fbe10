import type { View } from '../../engine/engine.ts'
import type { StageFigures } from '../../render/bowtie/figures.ts'
import { formatCount, formatDays, formatFraction, formatShort } from '../../render/text/format.ts'
import type { Language } from '../../standard/types.ts'
import { FEWEST } from '../../standard/sample-sizes.ts'
import { headlineMedian, overlap, toldRate } from '../headline-rate.ts'
import type { Bar } from '../interval-bar.ts'
import { rateTexts, spokenRate } from '../rate-texts.ts'
import type { TextOptions } from '../text-options.ts'

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
  /** The volume in words, where money takes its place. */
  readonly count: string | null
  /** Difference to the period compared with. */
  readonly volumeChange: string | null
  readonly rate: string | null
  /** Too few were followed for the whole age. */
  readonly isEarly: boolean
  /** The rate with its interval, drawn. */
  readonly bar: Bar | null
  readonly rateChange: string | null
  /** Under the rate: of how many, how many still open, how many lost. */
  readonly details: readonly Detail[]
  readonly time: string | null
  readonly timeChange: string | null
  /** The whole of it as one sentence. */
  readonly spoken: string
}

/** The volume a stage is drawn and labelled with; in the stock view, what is open. */
export function volumeOf(stage: StageFigures, view: View): number {
  return (view === 'stock' ? stage.open : stage.entered) ?? 0
}

/** Nothing is known of what a stage counted by month holds open, nor of months it was not counted in. */
function isUnknown({ isCounted, entered }: StageFigures, view: View): boolean {
  return isCounted && (view === 'stock' || entered === null)
}

export function stepTexts(
  stage: StageFigures,
  earlier: StageFigures | null,
  options: TextOptions,
): StepTexts {
  const { view, lang, short, words } = options
  const count = (value: number): string =>
    short && value >= 1e6 ? formatShort(value, lang) : formatCount(value, lang)
  const known = view !== 'stock'
  const volume = isUnknown(stage, view) ? '–' : count(volumeOf(stage, view))
  const naive = known && stage.goesOn ? rateText(stage, lang) : null
  const honest =
    stage.honest === null || stage.honest.n === 0
      ? null
      : rateTexts(stage.honest, stage, earlier?.honest ?? null, options)
  const days = headlineMedian(stage)
  const carried = stage.recurring
  const amount =
    stage.side === 'left' || options.hasMoney ? null : amountText(stage.amount, options)
  const time = days === null ? null : formatDays(days, lang)
  const before = earlier === null || isUnknown(stage, view) ? null : volumeOf(earlier, view)
  return {
    label: stage.label === '' ? stage.stage : stage.label,
    volume: carried === null ? volume : moneyText(carried.amount, options),
    amount: carried === null ? amount : words.carried[carried.of],
    count: carried === null ? null : known ? words.entered(volume) : words.stillHere(volume),
    volumeChange:
      carried === null
        ? before === null
          ? null
          : relative(volumeOf(stage, view), before, lang)
        : moneyChange(stage, earlier, lang),
    rate: honest?.rate ?? naive,
    isEarly: honest?.isEarly ?? false,
    bar: honest?.bar ?? null,
    rateChange: rateChange(stage, earlier, options),
    details: known ? details(stage, honest?.lines ?? null, options, count) : [],
    time,
    timeChange: timeChange(stage, earlier, lang),
    spoken: spoken(stage, options),
  }
}

/** Of money of the same kind only. */
function moneyChange(
  { recurring: now }: StageFigures,
  earlier: StageFigures | null,
  lang: Language,
): string | null {
  const before = earlier?.recurring ?? null
  if (now === null || before === null || now.of !== before.of) return null
  return relative(Number(now.amount), Number(before.amount), lang)
}

function moneyText(amount: string, { lang, currency, short }: TextOptions): string {
  const text = formatShort(Math.round(Number(amount)), lang)
  return short ? text : `${text} ${currency}`
}

/** Of rates of the same kind only. */
function rateChange(
  stage: StageFigures,
  earlier: StageFigures | null,
  { lang, words }: TextOptions,
): string | null {
  if (earlier === null) return null
  const isHonest = stage.honest !== null && earlier.honest !== null
  if (isHonest && stage.honest?.age !== earlier.honest?.age) return null
  const [now, before] = [stage, earlier].map((each) => (isHonest ? toldRate(each) : each.rate))
  if (now === undefined || now === null || before === undefined || before === null) return null
  const points = `${signed((now - before) * 100, lang)} ${words.points}`
  const [one, other] = [stage.honest, earlier.honest]
  const isSame = one !== null && other !== null && overlap(one, other) === true
  return isSame ? `${points}, ${words.overlap}` : points
}

/** Of times of the same kind only. */
function timeChange(
  stage: StageFigures,
  earlier: StageFigures | null,
  lang: Language,
): string | null {
  if (earlier === null || (toldRate(stage) === null) !== (toldRate(earlier) === null)) return null
  const [now, before] = [headlineMedian(stage), headlineMedian(earlier)]
  return now === null || before === null ? null : signedDays(now - before, lang)
}

function details(
  stage: StageFigures,
  rateLines: readonly string[] | null,
  { words, short, view, lang }: TextOptions,
  count: (value: number) => string,
): readonly Detail[] {
  if (stage.isCounted) {
    return stage.rateOf === null ? [] : [{ text: words.byMonth(count(stage.rateOf)), fate: null }]
  }
  const [entered, open, lost] = [stage.entered ?? 0, stage.open ?? 0, stage.lost ?? 0]
  const openHere: Detail = { text: words.stillHere(count(open)), fate: 'open' }
  const lostHere: Detail = { text: words.lostHere(count(lost)), fate: 'lost' }
  if (!stage.goesOn) return lost > 0 ? [openHere, lostHere] : [openHere]
  const n = count(stage.rateOf ?? entered)
  const of = short ? words.ofShort(n) : view === 'period' ? words.inPeriod(n) : words.soFar(n)
  const first = (rateLines ?? [of]).map((text): Detail => ({ text, fate: null }))
  if (entered === 0) return first
  if (view === 'period' || (rateLines !== null && entered < FEWEST)) {
    return [...first, openHere, lostHere]
  }
  const share = (part: number): string => formatFraction(part / entered, lang)
  const [openText, lostText] = short
    ? [words.openShort(share(open)), words.lostShort(share(lost))]
    : [words.openPart(share(open)), words.lostPart(share(lost))]
  return [...first, { text: openText, fate: 'open' }, { text: lostText, fate: 'lost' }]
}

function spoken(stage: StageFigures, options: TextOptions): string {
  const { view, lang, words } = options
  if (stage.isCounted) {
    const told = stage.rate === null ? [] : [formatFraction(stage.rate, lang)]
    const n = isUnknown(stage, view) ? '–' : formatCount(stage.entered ?? 0, lang)
    return `${stage.label}: ${[words.entered(n), words.countedKey, ...told].join(', ')}`
  }
  const money = stage.recurring
  const parts = [words.entered(formatCount(stage.entered ?? 0, lang))]
  if (view === 'stock') parts.splice(0)
  else if (stage.goesOn) parts.push(`${formatCount(stage.goneOn ?? 0, lang)} ${words.goneOn}`)
  if (stage.honest !== null && stage.honest.n > 0) {
    parts.push(...spokenRate(stage.honest, stage, options))
  } else if (stage.rate !== null) parts.push(formatFraction(stage.rate, lang))
  parts.push(words.stillHere(formatCount(stage.open ?? 0, lang)))
  if (view !== 'stock') parts.push(words.lostHere(formatCount(stage.lost ?? 0, lang)))
  if (money !== null) {
    const text = moneyText(money.amount, { ...options, short: false })
    parts.unshift(`${text} ${words.carried[money.of]}`)
  }
  const days = headlineMedian(stage)
  if (days !== null) parts.push(words.median(formatDays(days, lang)))
  return `${stage.label}: ${parts.join(', ')}`
}

function rateText({ rate, isCounted }: StageFigures, lang: Language): string {
  return rate === null ? '–' : `${formatFraction(rate, lang)}${isCounted ? '*' : ''}`
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
