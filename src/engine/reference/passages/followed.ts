import { dayOfInstant, periodStart, startOfDay } from '../../../time/calendar.ts'
import { EXACT_AGES } from '../../engine.ts'
import { clusterAge, fewestOfMany, toldAge } from '../../told-age.ts'
import type { Followed, FollowQuestion, MappedStage, Outcome } from '../../engine.ts'
import { passes } from '../dimensions.ts'
import { groupBy } from '../group-by.ts'
import type { Zone } from '../zone.ts'
import { endBefore } from './passages.ts'
import type { FullPassage } from './passages.ts'

/** One passage, for as long as it was followed. */
interface Watch {
  readonly passage: FullPassage
  readonly until: number
  readonly outcome: Outcome
  readonly reason: string | null
  readonly age: number
  readonly since: number | null
}

/** How long the passages a question is about were followed, and how that ended. */
export function followPassages(
  passages: readonly FullPassage[],
  question: FollowQuestion,
  stages: readonly MappedStage[],
  { offsets }: Zone,
  exactAges: number = EXACT_AGES,
): Followed[] {
  const asOf = startOfDay(question.asOf, offsets)
  const dayOf = ({ passage }: Watch): number => dayOfInstant(passage.entered, offsets)
  const periodOf = (watch: Watch): number | null =>
    question.interval === null ? null : periodStart(dayOf(watch), question.interval)
  const byOf = ({ passage }: Watch) => question.by.map((name) => passage.slice[name] ?? null)
  const filters = [...question.where, ...question.scope]

  const watches = passages
    .filter(({ entered, slice }) => entered < asOf && passes(slice, filters))
    .flatMap((passage) => watchOf(passage, question, stages, offsets))
    .filter((watch) => isWithin(dayOf(watch), question))
  const slices = groupBy(watches, (watch) =>
    JSON.stringify([watch.passage.stage, periodOf(watch), byOf(watch)]),
  )
  return [...slices.values()].flatMap((slice) => {
    const { up, down } = rounding(
      question,
      slice.length <= fewestOfMany(exactAges, question.clusters),
    )
    const groups = groupBy(slice, ({ passage, outcome, reason, age, since }) =>
      JSON.stringify([
        outcome,
        reason,
        up(age),
        since === null ? null : down(since),
        clusterOf(passage, question.clusters),
      ]),
    )
    return [...groups.values()].map((group) => {
      const first = group[0]!
      return {
        stage: first.passage.stage,
        period: periodOf(first),
        by: byOf(first),
        outcome: first.outcome,
        reason: first.reason,
        since: first.since === null ? null : down(first.since),
        age: up(first.age),
        cluster: clusterOf(first.passage, question.clusters),
        count: group.length,
        mature: question.within.map(
          (age) => group.filter(({ passage, until }) => until - passage.entered >= age).length,
        ),
      }
    })
  })
}

function watchOf(
  passage: FullPassage,
  question: FollowQuestion,
  stages: readonly MappedStage[],
  offsets: Zone['offsets'],
): Watch[] {
  const followed = stages.find(({ id }) => id === passage.stage)?.followed ?? null
  if (followed === null || !Number.isFinite(passage.entered)) return []
  const until = startOfDay(Math.min(question.asOf, followed), offsets)
  if (passage.entered >= until) return []
  const { outcome, ended } = endBefore(passage, until)
  const age = (outcome === 'open' ? until : ended) - passage.entered
  const late = (passage.observedFrom ?? -Infinity) - passage.entered
  const since = late > 0 ? late : null
  if (!Number.isFinite(age) || (since !== null && age <= since)) return []
  const reason = question.reasons && outcome === 'lost' ? passage.reason : null
  return [{ passage, until, outcome, reason, age, since }]
}

function isWithin(day: number, { from, to }: FollowQuestion): boolean {
  return (from === null || day >= from) && (to === null || day < to)
}

/** A sum of the characters: enough to keep an account together. */
function clusterOf({ account, isShared }: FullPassage, clusters: number): number | null {
  if (clusters === 0 || account === null || !isShared) return null
  return Array.from(account).reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % clusters
}

/** Ages upwards and late entries downwards, so that a watch keeps its length. */
function rounding({ unit, clusters }: FollowQuestion, isFew: boolean) {
  if (unit !== null) return { up: multiple(Math.ceil, unit), down: multiple(Math.floor, unit) }
  if (isFew) return { up: exact, down: exact }
  const [up, down] = [coarse(Math.ceil), coarse(Math.floor)]
  if (clusters === 0) return { up, down }
  return {
    up: (age: number) => clusterAge(up(age), 'up'),
    down: (age: number) => clusterAge(down(age), 'down'),
  }
}

const exact = (seconds: number): number => seconds

function coarse(daily: (value: number) => number): (seconds: number) => number {
  return (seconds) => toldAge(seconds, daily)
}

function multiple(round: (value: number) => number, of: number): (seconds: number) => number {
  // Without the zero an age just before the entry would be -0.
  return (seconds) => round(seconds / of) * of + 0
}
