import { dayOfInstant, SECONDS_PER_DAY, startOfDay } from '../../time/calendar.ts'
import { meetingsUntil } from '../meetings-until.ts'
import { noMeetings } from '../meetings.ts'
import type { AfterMeeting, MeetingSeries, MeetingsOutside, MeetingsQuestion } from '../meetings.ts'
import { rowsKnown } from './checks/versions.ts'
import { passes } from './dimensions.ts'
import { groupBy } from './group-by.ts'
import { endBefore } from './passages/passages.ts'
import type { FullPassage } from './passages/passages.ts'
import type { ReferenceBuild } from './reference-build.ts'

interface Step {
  readonly place: number
  readonly after: AfterMeeting
  readonly age: number
  /** Seconds from it to the end of the watch. */
  readonly watched: number
}

/** Of every journey that entered the stage its meetings there, one after the other. */
export function meetingsHeld(
  build: ReferenceBuild,
  passages: readonly FullPassage[],
  question: MeetingsQuestion,
): MeetingSeries {
  const { offsets, tables, catalog } = build
  const day = meetingsUntil(catalog, question)
  if (!tables.has('meetings') || day === null) return noMeetings
  const until = startOfDay(day, offsets)
  const known = question.knownBefore === null ? Infinity : startOfDay(question.knownBefore, offsets)
  const held = groupBy(rowsKnown(tables, 'meetings', known), (row) =>
    String(row.values['journey_id']),
  )
  const dayOf = (moment: number): number => dayOfInstant(moment, offsets)
  const { from, to } = question
  const filters = [...question.where, ...question.scope]
  const watched = passages.filter(
    ({ entered, slice }) =>
      Number.isFinite(entered) &&
      entered < until &&
      passes(slice, filters) &&
      (from === null || dayOf(entered) >= from) &&
      (to === null || dayOf(entered) < to),
  )
  const told = watched.flatMap((passage) => {
    const { entered, observedFrom } = passage
    const { outcome, ended } = endBefore(passage, until)
    if (ended === -Infinity) return []
    const by = question.by.map((name) => passage.slice[name] ?? null)
    if ((observedFrom ?? -Infinity) > entered) return [{ by, steps: [], outside: ['late'] }]
    const close = Math.max(entered, Math.min(ended, until))
    const own = (held.get(passage.journey) ?? [])
      .map((row) => Number(row.values['held_at']))
      .filter((at) => at < until)
    const early = own.filter((at) => dayOf(at) < dayOf(entered))
    const late = own.filter((at) => outcome !== 'open' && dayOf(at) > dayOf(close))
    const moments = own
      .filter((at) => !early.includes(at) && !late.includes(at))
      .map((at) => Math.min(Math.max(at, entered), close))
      .sort((one, other) => one - other)
    const end: AfterMeeting = outcome === 'lost' || outcome === 'open' ? outcome : 'won'
    const steps = [entered, ...moments].map((moment, place): Step => {
      const next = moments[place]
      const age = Math.ceil(((next ?? close) - moment) / SECONDS_PER_DAY)
      const after = next === undefined ? end : 'meeting'
      return { place, after, age, watched: until - moment }
    })
    return [{ by, steps, outside: [...early.map(() => 'before'), ...late.map(() => 'after')] }]
  })
  const steps = told.flatMap(({ by, steps }) => steps.map((step) => ({ by, ...step })))
  const outside = told.flatMap(({ by, outside }) =>
    outside.map((why) => ({ by, why: why as MeetingsOutside['why'] })),
  )
  return {
    steps: alike(steps, ({ by, place, after, age }) => ({ by, place, after, age })).map(
      ({ like, among }) => ({
        ...like,
        count: among.length,
        mature: question.within.map((age) => among.filter((each) => each.watched >= age).length),
      }),
    ),
    outside: alike(outside, (each) => each).map(({ like, among }) => ({
      ...like,
      count: among.length,
    })),
  }
}

function alike<T, K>(items: readonly T[], key: (item: T) => K) {
  const groups = groupBy(items, (item) => JSON.stringify(key(item)))
  return [...groups.values()].map((among) => ({ like: key(among[0]!), among }))
}
