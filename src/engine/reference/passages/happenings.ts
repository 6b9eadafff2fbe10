import { dayOfInstant, periodStart, startOfDay } from '../../../time/calendar.ts'
import type { Day, Event, Question } from '../../engine.ts'
import { passes } from '../dimensions.ts'
import { ageAt, endBefore } from './passages.ts'
import type { End, FullPassage } from './passages.ts'
import type { Zone } from '../zone.ts'

/** One thing to count: a passage, or one of its events. */
export interface Happening {
  readonly passage: FullPassage
  readonly end: End
  readonly event: Event
  readonly period: Day | null
  readonly by: readonly (string | null)[]
  readonly dated: boolean
  readonly age: number | null
}

/** What a question counts, one by one. */
export function happenings(
  passages: readonly FullPassage[],
  question: Question,
  { offsets }: Zone,
): Happening[] {
  const asOf = startOfDay(question.asOf, offsets)
  const filters = [...question.where, ...question.scope]
  return passages
    .filter(({ entered, slice }) => entered < asOf && passes(slice, filters))
    .flatMap((passage) => {
      const end = endBefore(passage, asOf)
      return events(passage, end, question).flatMap(({ event, at }) => {
        const day = Number.isFinite(at) ? dayOfInstant(at, offsets) : null
        if (question.view !== 'stock' && !inRange(day, question)) return []
        return {
          passage,
          end,
          event,
          period: periodOf(day, question),
          by: question.by.map((name) => passage.slice[name] ?? null),
          dated: Number.isFinite(passage.entered),
          age: ageAt(passage, end.ended),
        }
      })
    })
}

/** The events a view shows, and the moment by which it shows them. */
function events(passage: FullPassage, { outcome, ended }: End, { view }: Question) {
  const { entered } = passage
  if (view === 'cohort') return [{ event: outcome, at: entered }]
  if (view === 'stock') return outcome === 'open' ? [{ event: outcome, at: entered }] : []
  const entry = { event: 'entered' as const, at: entered }
  if (outcome === 'open') return [entry]
  return [entry, { event: outcome, at: Math.max(entered, ended) }]
}

function inRange(day: Day | null, { from, to }: Question): boolean {
  if (from === null && to === null) return true
  return day !== null && (from === null || day >= from) && (to === null || day < to)
}

function periodOf(day: Day | null, { view, interval }: Question): Day | null {
  if (view === 'stock' || interval === null || day === null) return null
  return periodStart(day, interval)
}
