import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import type { Language } from '../../standard/types.ts'
import { formatDays, formatFraction } from '../text/format.ts'
import type { Bowtie, HonestRate, StageFigures } from './figures.ts'
import type { BowtieWords } from './words.ts'

/** Whether the answer tells rates within an age. */
export function hasHonest(stages: readonly StageFigures[]): boolean {
  return stages.some(({ honest }) => honest !== null)
}

/** Some stage is known by monthly counts alone. */
export function hasCounted(stages: readonly StageFigures[]): boolean {
  return stages.some(({ isCounted }) => isCounted)
}

/** What the rates of such stages are; `null` where there are none. */
export function countedNote(bowties: readonly Bowtie[], words: BowtieWords): string | null {
  const counted = (bowties[0]?.stages ?? []).filter(({ isCounted }) => isCounted)
  return counted.length === 0
    ? null
    : words.countedNote(counted.map(({ label }) => label).join(', '))
}

/** The rate of a stage that stands first: within its age, else of those entered so far. */
export function headlineRate({ honest, rate }: StageFigures): number | null {
  return honest === null ? rate : honest.value
}

/** The median that goes with it. */
export function headlineTime({ honest, median }: StageFigures): number | null {
  return honest === null ? median : honest.median
}

/** `53.2 %`, or `~53.2 %` where it rests on few, `53.2 %*` where it is of months. */
export function rateText(stage: StageFigures, lang: Language): string | null {
  const rate = headlineRate(stage)
  if (rate === null) return null
  const { honest, isCounted } = stage
  if (isCounted) return `${formatFraction(rate, lang)}*`
  const sign = honest !== null && honest.n < DIRECTIONAL ? '~' : ''
  return `${sign}${formatFraction(rate, lang)}`
}

/** `49–57`: percent, with a decimal where the whole ones would say too little. */
export function rangeText(
  { low, high }: HonestRate,
  lang: Language,
  { whole = false }: { readonly whole?: boolean } = {},
): string | null {
  if (low === null || high === null) return null
  const digits = !whole && high - low < 0.05 ? 1 : 0
  const write = (value: number): string => {
    const percent = (value * 100).toFixed(digits)
    return lang === 'fr' ? percent.replace('.', ',') : percent
  }
  return `${write(low)}–${write(high)}`
}

/** Days as they were declared: `180 d`. */
export function ageText({ age }: HonestRate, lang: Language): string {
  return formatDays(age, lang).replace(/[.,]0(?=\s)/u, '')
}

/** The naive rate, where a reader would see another figure than the rate. */
export function naiveText(stage: StageFigures, lang: Language): string | null {
  const { rate } = stage
  if (stage.honest === null || rate === null) return null
  return formatFraction(rate, lang)
}

/** Some stage's naive rate reads otherwise than its rate. */
export function naiveDiffers(stages: readonly StageFigures[], lang: Language): boolean {
  return stages.some(({ honest, rate }) => {
    if (honest === null || rate === null) return false
    return (
      honest.value === null || formatFraction(honest.value, lang) !== formatFraction(rate, lang)
    )
  })
}

/** Why the two rates differ, of the stage where they differ most; `null` where none do. */
export function whyDifferent(
  stages: readonly StageFigures[],
  words: BowtieWords,
  lang: Language,
): string | null {
  const most = stages.toSorted((one, other) => gap(other) - gap(one))[0]
  if (most === undefined || most.honest?.value == null || most.rate === null) return null
  const { honest, rate, label, open } = most
  const [told, naive] = [honest.value ?? 0, rate].map((value) => formatFraction(value, lang))
  if (told === naive || told === undefined || naive === undefined) return null
  const about = { label, told, naive, age: ageText(honest, lang), open: open ?? 0, lang }
  return (honest.value ?? 0) > rate ? words.whyHigher(about) : words.whyLower(about)
}

function gap({ honest, rate }: StageFigures): number {
  return honest?.value == null || rate === null ? 0 : Math.abs(honest.value - rate)
}

/** The stages whose going on is over on the first day: the next one lies behind most by then. */
export function atOnceNote(stages: readonly StageFigures[], words: BowtieWords): string | null {
  const own = stages.filter(({ honest }) => (honest?.value ?? 0) > 0 && (honest?.age ?? 2) <= 1)
  const labels = [...new Set(own.map(({ label }) => label))]
  return labels.length === 0 ? null : words.atOnceNote(labels.join(', '))
}

/** Some rate told rests on few. */
export function hasDirectional(stages: readonly StageFigures[]): boolean {
  return stages.some(({ honest }) => honest?.value != null && honest.n < DIRECTIONAL)
}
