import type { HonestRate, StageFigures } from '../render/bowtie/figures.ts'
import { formatDays, formatCount, formatFraction } from '../render/text/format.ts'
import type { Language } from '../standard/types.ts'
import { FEWEST } from '../standard/sample-sizes.ts'
import { formatInterval, isDirectional, isImmature, naiveReason } from './headline-rate.ts'
import type { Bar } from './interval-bar.ts'
import type { TextOptions } from './text-options.ts'

/** What a step says of its rate within an age. */
export interface RateTexts {
  readonly rate: string
  readonly isEarly: boolean
  readonly bar: Bar | null
  /** Interval, age and n; what to be wary of; the naive rate where it differs. */
  readonly lines: readonly string[]
}

/** The age of a rate, without decimals where it has none. */
export function ageText(days: number, lang: Language): string {
  return Number.isInteger(days)
    ? formatDays(days, lang).replace(/[.,]0(?=\s)/u, '')
    : formatDays(days, lang)
}

export function rateTexts(
  honest: HonestRate,
  stage: StageFigures,
  earlier: HonestRate | null,
  options: TextOptions,
): RateTexts {
  const { lang, words, short } = options
  const [days, n] = [ageText(honest.age, lang), formatCount(honest.n, lang)]
  if (honest.value === null) {
    const reason = honest.n < FEWEST ? words.tooFew(n) : words.notFollowed(days)
    const naive =
      honest.n < FEWEST || stage.rate === null ? [] : [naiveText(stage.rate, 'open', options)]
    return { rate: '–', isEarly: false, bar: null, lines: [reason, ...naive] }
  }
  const differs = stage.rate === null ? null : naiveReason(honest.value, stage.rate)
  const early =
    honest.maturity !== null && isImmature(honest)
      ? [short ? words.earlyShort : words.early(formatFraction(honest.maturity, lang))]
      : []
  return {
    rate: formatFraction(honest.value, lang),
    isEarly: early.length > 0,
    bar: { rate: honest, naive: differs === null ? null : stage.rate, earlier },
    lines: [
      ...(honest.low === null || honest.high === null
        ? []
        : [formatInterval(honest.low, honest.high, lang)]),
      short ? words.withinShort(days, n) : words.withinN(days, n),
      ...(isDirectional(honest) ? [words.directional] : []),
      ...early,
      ...(differs === null || stage.rate === null ? [] : [naiveText(stage.rate, differs, options)]),
    ],
  }
}

/** The same in a sentence. */
export function spokenRate(
  honest: HonestRate,
  stage: StageFigures,
  { lang, words }: TextOptions,
): readonly string[] {
  const [days, n] = [ageText(honest.age, lang), formatCount(honest.n, lang)]
  const so =
    stage.rate === null || honest.n < FEWEST ? [] : [words.naive(formatFraction(stage.rate, lang))]
  if (honest.value === null) {
    return [honest.n < FEWEST ? words.tooFew(n) : words.notFollowed(days), ...so]
  }
  const range =
    honest.low === null || honest.high === null
      ? ''
      : ` (${formatInterval(honest.low, honest.high, lang)})`
  const early =
    honest.maturity !== null && isImmature(honest)
      ? [words.early(formatFraction(honest.maturity, lang))]
      : []
  return [
    `${formatFraction(honest.value, lang)}${range} ${words.within(days)}`,
    ...(isDirectional(honest) ? [words.directional] : []),
    ...early,
    ...(naiveReason(honest.value, stage.rate ?? honest.value) === null ? [] : so),
  ]
}

function naiveText(
  naive: number,
  reason: 'open' | 'later',
  { lang, words, short }: TextOptions,
): string {
  const share = formatFraction(naive, lang)
  if (short) return words.naive(share)
  return reason === 'open' ? words.naiveAsOpen(share) : words.naiveWithLater(share)
}
