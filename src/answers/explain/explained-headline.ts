import type { Day, Engine, Event, FactsQuestion } from '../../engine/engine.ts'
import { counted, pick, wordNumber } from '../../findings/wording.ts'
import type { Language, Text } from '../../standard/types.ts'
import { formatDay } from '../../time/calendar.ts'
import { pendant, within } from '../bowtie/bowtie-words.ts'
import type { BowtieRef } from '../refs/ref.ts'

/** How many passages came to what. */
export type Outcomes = ReadonlyMap<Event, number>

/** Of the passages that `facts` lists: how many came to what. */
export async function countOutcomes(
  engine: Engine,
  question: FactsQuestion,
  undated: boolean,
): Promise<Outcomes> {
  const { events, limit: _limit, offset: _offset, ...asked } = question
  const counts = await engine.counts({ ...asked, by: [], interval: undated ? 'year' : null })
  const found = new Map<Event, number>()
  for (const { event, period, count } of counts) {
    if (undated && period !== null) continue
    if (events.length > 0 && !events.includes(event)) continue
    found.set(event, (found.get(event) ?? 0) + count)
  }
  return found
}

export interface Headline {
  readonly ref: BowtieRef
  readonly asOf: Day
  readonly total: number
  readonly label: Text
  readonly outcomes: Outcomes
  readonly lang: Language
}

/** `6 passages in Education as of 2025-07-01: 2 gone on, 1 lost, 3 open` */
export function explainedHeadline(headline: Headline): string {
  const { ref, asOf, total, label, outcomes, lang } = headline
  const of = (...events: readonly Event[]): number =>
    events.reduce((sum, event) => sum + (outcomes.get(event) ?? 0), 0)
  const parts: readonly Part[] = [
    [of('entered'), { en: ['entered', 'entered'], fr: ['entré', 'entrés'] }],
    [of('next', 'skipped'), { en: ['gone on', 'gone on'], fr: ['passé', 'passés'] }],
    [of('lost'), { en: ['lost', 'lost'], fr: ['perdu', 'perdus'] }],
    [of('open'), { en: ['open', 'open'], fr: ['en cours', 'en cours'] }],
  ]
  const fates = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${wordNumber(count, lang)} ${pick(count, words[lang], lang)}`)
    .join(', ')
  const filters = ref.where
    .flatMap(({ dimension, values }) => values.map((value) => `${dimension}=${value ?? ''}`))
    .join(', ')
  const filtered = filters === '' ? '' : ` (${filters})`
  const isPeriod = ref.view === 'period'
  if (lang === 'en') {
    const all = counted(total, isPeriod ? ['event', 'events'] : ['passage', 'passages'], 'en')
    const undated = ref.undated ? ' without a date' : ''
    const place = `in ${label.en}${undated}${within(ref)}${filtered} as of ${formatDay(asOf)}`
    return `${all} ${place}${fates === '' ? '' : `: ${fates}`}`
  }
  const all = counted(total, isPeriod ? ['événement', 'événements'] : ['passage', 'passages'], 'fr')
  const undated = ref.undated ? ' sans date' : ''
  const place = `en «\u00a0${label.fr}\u00a0»${undated}${pendant(ref)}${filtered}, vu au ${formatDay(asOf)}`
  return `${all} ${place}${fates === '' ? '' : `\u00a0: ${fates}`}`
}

type Part = readonly [
  count: number,
  words: Readonly<Record<Language, readonly [one: string, many: string]>>,
]
