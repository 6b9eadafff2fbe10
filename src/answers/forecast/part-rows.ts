import type { Catalog, Day, Slice } from '../../engine/engine.ts'
import type { Movement } from '../../engine/money.ts'
import {
  expectedCourse,
  type ExpectedCourse,
  type Part,
} from '../../models/math/forecast/expected-course.ts'
import type { Language, Text } from '../../standard/types.ts'
import { monthsBefore } from '../../time/calendar.ts'
import type { AnswerRow } from '../answer.ts'
import { formatRef } from '../refs/ref.ts'
import { courseMoney } from './course-words.ts'
import type { ForeseenSlice, Outlook } from './outlook.ts'

export interface PartWords {
  readonly lang: Language
  readonly stage: (id: string) => string
  readonly catalog: Catalog
}

type PartKind = 'open' | 'arrivals' | 'spend' | RightKind
type RightKind =
  | 'paying'
  | 'leaving'
  | 'expanding'
  | 'contracting'
  | 'returning'
  | 'waiting'
  | 'beginning'
  | 'settling'

const rightLabels: Readonly<Record<RightKind, Text>> = {
  paying: { en: 'pay now', fr: 'paient aujourd’hui' },
  leaving: { en: 'of these, leave', fr: 'dont partent' },
  expanding: { en: 'come to pay more', fr: 'paieront plus' },
  contracting: { en: 'come to pay less', fr: 'paieront moins' },
  returning: { en: 'come back', fr: 'reviendront' },
  waiting: { en: 'signed already, begin', fr: 'déjà signés, démarrent' },
  beginning: { en: 'signed in these months, begin', fr: 'signés dans ces mois, démarrent' },
  settling: { en: 'of those begun: leave, more, less', fr: 'des démarrés : départs, plus, moins' },
}

const movements: Partial<Readonly<Record<RightKind, Movement>>> = {
  leaving: 'churn',
  expanding: 'expansion',
  contracting: 'contraction',
  returning: 'reactivation',
  beginning: 'new',
  settling: 'new',
}

const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0)

/**
 * What is expected of a slice by its parts, what planned spend adds apart: the wins and bookings are of the first ones, what runs at
 * the end of the others; each column sums to what is expected.
 */
export function partRows(
  { facts, model }: ForeseenSlice,
  months: number,
  outlook: Outlook,
  words: PartWords,
): readonly AnswerRow[] {
  const { lang, stage } = words
  const ref = refsOf(facts.by, outlook, words.catalog)
  const course = expectedCourse(model, months)
  const { planned, ...unplanned } = model
  const usual = planned === undefined ? course : expectedCourse(unplanned, months)
  const left = (kind: 'open' | 'arrivals', of: ExpectedCourse['fromOpen']): readonly AnswerRow[] =>
    of
      .filter(({ count, wins }) => count > 0 || sum(wins) > 0)
      .map((part) => ({
        part: leftLabel(kind, part.stage === null ? null : stage(part.stage), lang),
        now: part.count,
        wins: sum(part.wins),
        bookings: courseMoney(sum(part.bookings)),
        running: null,
        kind,
        stage: part.stage,
        ref: ref.journeys(kind, part.stage),
      }))
  const { ofExisting, ofFresh } = course
  const waited = sum(ofFresh.waited)
  const amounts: Readonly<Record<RightKind, number>> = {
    paying: facts.customers.running,
    leaving: -sum(ofExisting.lost),
    expanding: sum(ofExisting.expanded),
    contracting: -sum(ofExisting.contracted),
    returning: sum(ofExisting.returned),
    waiting: waited,
    beginning: sum(ofFresh.started) - waited,
    settling:
      sum(ofFresh.expanded) + sum(ofFresh.returned) - sum(ofFresh.lost) - sum(ofFresh.contracted),
  }
  const right = (Object.keys(amounts) as readonly RightKind[])
    .filter((kind) => Math.abs(amounts[kind]) >= 0.5)
    .map((kind): AnswerRow => ({
      part: rightLabels[kind][lang],
      now: null,
      wins: null,
      bookings: null,
      running: courseMoney(amounts[kind]),
      kind,
      stage: null,
      ref: ref.money(kind),
    }))
  const brought = (of: (part: Part) => number): number =>
    sum(course.fromArrivals.map(of)) - sum(usual.fromArrivals.map(of))
  const spend: AnswerRow = {
    part: lang === 'fr' ? 'à venir par la dépense prévue' : 'to come by planned spend',
    now: brought(({ count }) => count),
    wins: brought(({ wins }) => sum(wins)),
    bookings: courseMoney(brought(({ bookings }) => sum(bookings))),
    running: null,
    kind: 'spend',
    stage: null,
    ref: ref.journeys('arrivals', course.fromArrivals[0]?.stage ?? null),
  }
  return [
    ...left('open', course.fromOpen),
    ...left('arrivals', usual.fromArrivals),
    ...(planned === undefined ? [] : [spend]),
    ...right,
  ]
}

function leftLabel(kind: 'open' | 'arrivals', stage: string | null, lang: Language): string {
  if (stage === null)
    return lang === 'fr' ? 'à venir, sans étape avant' : 'to come, without a stage before'
  if (lang === 'fr')
    return kind === 'open'
      ? `en cours en «\u00a0${stage}\u00a0»`
      : `à venir en «\u00a0${stage}\u00a0»`
  return kind === 'open' ? `open in ${stage}` : `to come to ${stage}`
}

/** Where the past is that a part rests on: who is open or pays at the origin, or the year before it. */
function refsOf(by: Slice, { asked, origin }: Outlook, { recorded }: Catalog) {
  const own = asked.by.map((dimension, at) => ({ dimension, values: [by[at] ?? null] }))
  const where = [...asked.where.filter(({ dimension }) => !asked.by.includes(dimension)), ...own]
  const since: Day = monthsBefore(origin, 12)
  const about = { asOf: origin, knownNow: recorded && asked.knownBefore === null, where }
  const profile = asked.profile.id
  return {
    journeys: (kind: 'open' | 'arrivals', stage: string | null): string => {
      const isOpen = kind === 'open'
      return formatRef({
        kind: 'bowtie',
        stage: stage ?? 'commit',
        view: isOpen ? 'stock' : 'period',
        from: isOpen ? null : since,
        to: isOpen ? null : origin,
        undated: false,
        outcome: isOpen ? 'open' : 'entered',
        ...about,
      })
    },
    money: (kind: PartKind): string => {
      if (kind === 'paying' || kind === 'waiting') {
        return formatRef({ kind: 'accounts', months: 12, from: null, to: null, profile, ...about })
      }
      return formatRef({
        kind: 'revenue',
        movement: movements[kind as RightKind] ?? null,
        step: 'month',
        from: since,
        to: origin,
        profile,
        grain: null,
        ...about,
      })
    },
  }
}
