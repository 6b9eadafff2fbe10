import type { Language } from '../../standard/types.ts'
import { displayWidth } from '../text/display-width.ts'
import { formatCount, formatDays, formatMoney, formatShort } from '../text/format.ts'
import type { StageFigures } from './figures.ts'
import {
  ageText,
  hasHonest,
  headlineTime,
  naiveDiffers,
  naiveText,
  rangeText,
  rateText,
} from './rate-lines.ts'
import type { BowtieWords } from './words.ts'

/** A line of numbers under the drawing, one for each stage. */
export interface NumberLine {
  readonly header: string
  readonly cells: readonly string[]
}

export interface NumberLines {
  readonly entered: NumberLine
  readonly below: readonly NumberLine[]
}

export interface Writing {
  readonly lang: Language
  readonly currency: string
  /** Long numbers to three digits. */
  readonly short: boolean
  /** Intervals in whole percent. */
  readonly whole?: boolean
  /** Long headers too. */
  readonly brief?: boolean
}

/** What is not known. */
export const UNKNOWN = '–'

/** The figures of a bowtie's stages, line by line; a line that says nothing is left out. */
export function numberLines(
  stages: readonly StageFigures[],
  words: BowtieWords,
  { lang, currency, short, whole = short, brief = false }: Writing,
): NumberLines {
  const count = (value: number): string => (short ? formatShort : formatCount)(value, lang)
  const money = (value: string): string =>
    short ? formatShort(Number(value), lang) : formatMoney(value, lang)
  const line = <T>(
    header: string,
    pick: (stage: StageFigures) => T | null,
    write: (value: T) => string,
    unknown: (stage: StageFigures) => string = () => '',
  ): NumberLine => ({
    header,
    cells: stages.map((stage) => {
      const value = pick(stage)
      return value === null ? unknown(stage) : write(value)
    }),
  })
  const honestLines = (): readonly NumberLine[] => [
    line('  95 %', ({ honest }) => honest && rangeText(honest, lang, { whole }), same, unknownStep),
    line(`  ${words.within}`, ({ honest }) => honest && ageText(honest, lang), same),
    ...(naiveDiffers(stages, lang)
      ? [line(`  ${words.soFar}`, (stage) => naiveText(stage, lang), same)]
      : []),
  ]
  const below = [
    line(
      words.recurring(currency),
      ({ recurring }) => recurring?.amount ?? null,
      (value) => money(String(Math.round(Number(value)))),
      ({ side }) => (side === 'left' ? '' : UNKNOWN),
    ),
    line(
      `█ ${words.goneOn}`,
      (stage) => rateText(stage, lang),
      (rate) => rate,
      unknownStep,
    ),
    ...(hasHonest(stages) ? honestLines() : []),
    line(words.median, headlineTime, (median) => formatDays(median, lang), unknownStep),
    line(`▒ ${words.open}`, ({ open }) => open, count, unknownFate),
    line(`░ ${words.lost}`, ({ lost }) => lost, count, unknownFate),
    line(
      brief ? currency : words.amount(currency),
      ({ amount }) => amount,
      money,
      () => UNKNOWN,
    ),
  ]
  return {
    entered: line(words.entered, ({ entered }) => entered, count, unknownFate),
    below: below.filter(({ cells }) => cells.some((cell) => cell !== '' && cell !== UNKNOWN)),
  }
}

/** Columns each stage needs for its numbers, and one to part it from the next. */
export function roomForNumbers({ entered, below }: NumberLines): readonly number[] {
  return entered.cells.map(
    (_, index) =>
      1 + Math.max(2, ...[entered, ...below].map(({ cells }) => displayWidth(cells[index] ?? ''))),
  )
}

function same(text: string): string {
  return text
}

function unknownFate({ isCounted }: StageFigures): string {
  return isCounted ? UNKNOWN : ''
}

function unknownStep({ goesOn }: StageFigures): string {
  return goesOn ? UNKNOWN : ''
}
