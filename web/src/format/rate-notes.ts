import type { AnswerRow } from '../../../src/answers/answer.ts'
import {
  formatInterval,
  isDirectional,
  isImmature,
  naiveReason,
  overlap,
} from '../../../src/charts/headline-rate.ts'
import { FEWEST } from '../../../src/standard/sample-sizes.ts'
import { ageText } from '../../../src/charts/rate-texts.ts'
import { readHonest, type HonestRate } from '../../../src/render/bowtie/figures.ts'
import type { Words } from '../words/use-words.ts'

/** Some row tells of an age: rates are those within it, not those so far. */
export function hasAges(rows: readonly AnswerRow[]): boolean {
  return rows.some((row) => honestOf(row) !== null)
}

/** Of a stage known by monthly counts alone: its rate is of months. */
export function isCounted(row: AnswerRow): boolean {
  return row['known_by'] === 'counts'
}

/** Of how many a rate of months is; `null` of any other. */
export function monthsNote(row: AnswerRow, { figures, say }: Words): string | null {
  return isCounted(row) && row['rate_n'] !== null
    ? say('byMonth', { n: figures.count(row['rate_n']) })
    : null
}

/** Of a row that has a rate or a reason why it has none. */
export function honestOf(row: AnswerRow | undefined): HonestRate | null {
  const honest = row === undefined ? null : readHonest(row)
  return honest === null || honest.n === 0 ? null : honest
}

export function isEarly(row: AnswerRow): boolean {
  const honest = honestOf(row)
  return honest !== null && honest.value !== null && isImmature(honest)
}

/** `20.0–26.1 %`, `null` where nothing or everything has gone on. */
export function intervalOf(row: AnswerRow, { lang }: Words): string | null {
  const honest = honestOf(row)
  return honest === null || honest.low === null || honest.high === null
    ? null
    : formatInterval(honest.low, honest.high, lang)
}

export function ageOf(row: AnswerRow, { lang, figures }: Words): string {
  const honest = honestOf(row)
  return honest === null ? figures.days(null) : ageText(honest.age, lang)
}

/** What to be wary of, in few words: early, directional, or why there is none. */
export function caution(row: AnswerRow, words: Words): string | null {
  const honest = honestOf(row)
  if (honest === null) return null
  if (honest.value === null) {
    return words.say(honest.n < FEWEST ? 'tooFew' : 'followedTooShort')
  }
  const marks = [
    ...(isImmature(honest) ? [words.say('early')] : []),
    ...(isDirectional(honest) ? [words.say('directional')] : []),
  ]
  return marks.length === 0 ? null : marks.join(', ')
}

/** The same in sentences, and why the rate so far is another. */
export function rateSentences(row: AnswerRow, words: Words): readonly string[] {
  const honest = honestOf(row)
  const { say, figures } = words
  if (honest === null) return []
  const values = {
    n: figures.count(honest.n),
    days: ageOf(row, words),
    share: figures.percent(honest.value),
    interval: intervalOf(row, words),
    followed: figures.percent(honest.maturity),
    open: figures.count(row['open']),
    naive: figures.percent(row['rate_naive']),
  }
  if (honest.value === null) {
    return [say(honest.n < FEWEST ? 'rateTooFew' : 'rateFollowedTooShort', values)]
  }
  const naive = row['rate_naive']
  const reason = typeof naive === 'number' ? naiveReason(honest.value, naive) : null
  return [
    say(values.interval === null ? 'rateWithin' : 'rateWithinInterval', values),
    ...(isImmature(honest) ? [say('rateEarly', values)] : []),
    ...(isDirectional(honest) ? [say('rateDirectional', values)] : []),
    ...(reason === 'open' ? [say('naiveOpen', values)] : []),
    ...(reason === 'later' ? [say('naiveLater', values)] : []),
  ]
}

/** Both have intervals, and they overlap. */
export function overlaps(one: AnswerRow, other: AnswerRow | undefined): boolean {
  const [here, there] = [honestOf(one), honestOf(other)]
  return here !== null && there !== null && overlap(here, there) === true
}
