import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { Interval, View } from '../../engine/engine.ts'
import type { Language } from '../../standard/types.ts'
import { cleanText } from '../text/clean-text.ts'
import { formatCount } from '../text/format.ts'
import { hangText, wrapText } from '../text/fit-text.ts'
import { type Bowtie, type SliceValue } from './figures.ts'
import type { BowtieWords } from './words.ts'

/** Company, and what is shown of it, in words; then the sentence that answers. */
export function heading(envelope: AnswerEnvelope, words: BowtieWords, width: number): string[] {
  const shown = [cleanText(envelope.company), ...scopeOf(envelope, words)].join(' · ')
  const sentence = cleanText(envelope.summary.sentence)
  return [
    ...oldNumbers(envelope, words, width),
    ...wrapText(shown, width),
    ...(sentence === '' ? [] : hangText('', sentence, width)),
  ]
}

/** The first line of what comes from a build that is older than its inputs. */
export function oldNumbers(
  { summary }: AnswerEnvelope,
  words: BowtieWords,
  width: number,
): readonly string[] {
  const { builtAt } = summary
  return typeof builtAt === 'string' ? wrapText(words.old(cleanText(builtAt)), width) : []
}

export function viewOf({ input }: AnswerEnvelope): View {
  const view = input['view']
  return view === 'period' || view === 'stock' ? view : 'cohort'
}

export function intervalOf({ input }: Pick<AnswerEnvelope, 'input'>): Interval | null {
  const interval = input['interval']
  return interval === 'month' || interval === 'quarter' || interval === 'year' ? interval : null
}

/**
 * `origin: social` or `origin missing`: what a slice is, apart from every value it could have. Of
 * several dimensions the values alone, as the heading names the dimensions: `FR · self_serve`.
 */
export function sliceName(slice: readonly SliceValue[], words: BowtieWords): string {
  const named = slice.length === 1 ? words.named : (_: string, value: string) => value
  return slice
    .map(({ dimension, value }) =>
      value === null ? words.without(dimension) : named(dimension, value),
    )
    .join(' · ')
}

/** Stages whose rate is of fewer than entered, since the others carry no date. */
export function datedParts(
  bowties: readonly Bowtie[],
  words: BowtieWords,
  lang: Language,
): readonly string[] {
  return (bowties[0]?.stages ?? []).flatMap(({ label }, index) => {
    const own = bowties.flatMap(({ stages }) => stages[index] ?? [])
    const sums = own.filter(({ rateOf, isCounted }) => rateOf !== null && !isCounted)
    const dated = sums.reduce((sum, { rateOf }) => sum + (rateOf ?? 0), 0)
    const entered = sums.reduce((sum, stage) => sum + (stage.entered ?? 0), 0)
    if (dated === entered) return []
    return [words.dated(label, formatCount(dated, lang), formatCount(entered, lang))]
  })
}

/** Its stages count by their own entries, which are others in each. */
export function isRanged(envelope: AnswerEnvelope): boolean {
  const { input } = envelope
  const bounded = dateOf(input['from']) !== null || dateOf(input['to']) !== null
  return viewOf(envelope) === 'cohort' && bounded
}

/** One note for each horizon before the as-of date. */
export function horizonNotes(
  { stages }: Bowtie,
  asOf: string,
  words: BowtieWords,
): readonly string[] {
  const early = stages.flatMap(({ until }) => (until !== null && until < asOf ? [until] : []))
  return [...new Set(early)].map((until) => {
    const labels = stages.filter((stage) => stage.until === until).map(({ label }) => label)
    return words.horizon(labels.join(', '), until)
  })
}

function scopeOf(envelope: AnswerEnvelope, words: BowtieWords): readonly string[] {
  const { input, asOf } = envelope
  const [from, to] = [dateOf(input['from']), dateOf(input['to'])]
  const view = viewOf(envelope)
  const parts: string[] = []
  if (view === 'stock') parts.push(words.openAt(cleanText(asOf)))
  // Definitions of money are compared of all there is, however it was entered; so are figures of others.
  const isOfEntries = envelope.summary['show'] === undefined && envelope.answer !== 'reconcile'
  if (view === 'period' && isOfEntries) parts.push(words.happenedIn(from, to))
  if (view === 'cohort' && isOfEntries) {
    parts.push(from === null && to === null ? words.allEntries : words.enteredIn(from, to))
  }
  if (view !== 'stock') parts.push(words.asOf(cleanText(asOf)))
  parts.push(...filtersOf(input['where'], words))
  const by = Array.isArray(input['by']) ? input['by'].map(String) : []
  if (by.length > 0) parts.push(words.bySlice(cleanText(by.join(', '))))
  const interval = intervalOf(envelope)
  return interval === null ? parts : [...parts, words.byInterval[interval]]
}

function filtersOf(where: unknown, words: BowtieWords): readonly string[] {
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where).map(([dimension, values]) => {
    const list: readonly unknown[] = Array.isArray(values) ? values : [values]
    const shown = list.map((value) =>
      typeof value === 'string' ? words.quoted(value) : words.missing,
    )
    return cleanText(words.named(dimension, shown.join(words.or)))
  })
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? cleanText(value) : null
}
