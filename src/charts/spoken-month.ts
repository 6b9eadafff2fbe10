import type { StageFigures } from '../render/bowtie/figures.ts'
import { formatCount, formatDays, formatFraction } from '../render/text/format.ts'
import type { Language } from '../standard/types.ts'

const per = { en: 'a month', fr: 'par mois' } as const

/** What a stage of a plan is called aloud: its journeys in a month, the share that goes on, and how long that takes. */
export function spokenMonth(
  { label, entered, rate, median }: StageFigures,
  lang: Language,
): string {
  const parts = [
    `${formatCount(entered ?? 0, lang)} ${per[lang]}`,
    ...(rate === null ? [] : [formatFraction(rate, lang)]),
    ...(median === null ? [] : [formatDays(median, lang)]),
  ]
  return `${label}: ${parts.join(', ')}`
}
