import type { Cohort } from './cohort.ts'
import { been } from './customer-record.ts'
import type { RightStatus } from './customer-record.ts'
import type { DayLaw } from './day-law.ts'
import type { Group } from './renewals.ts'

/** A time that begins on a day. */
export interface TimeFrom {
  readonly law: DayLaw
  readonly from: number
}

/** How onboarding goes, for sure: `impact` and `lost` are never both there. */
export interface Onboarding {
  /** Since that day; `Infinity`: never. */
  readonly live: number
  readonly impact: TimeFrom | null
  readonly lost: TimeFrom | null
}

/** When one looks: a day, and the probability that a time is over by then. */
export interface Look {
  readonly day: number
  readonly over: (time: TimeFrom) => number
}

/** As seen at the midnight at which a day begins. */
export function atMidnight(day: number): Look {
  return { day, over: ({ law, from }) => law.before[Math.max(0, day - from)]! }
}

/** So many days after something that happened on a day `from`. */
export function atAge(from: number, days: number): Look {
  const day = from + days + 0.5
  return { day, over: (time) => time.law.by[Math.max(0, from + days - time.from)]! }
}

/**
 * Adds how customers of a cohort stand. Leaving at a renewal ends everything that would have come
 * later, but for what comes with a contract; it comes some time on the renewal's day.
 */
export function addCustomers(
  to: RightStatus,
  cohort: Cohort,
  { live, impact, lost }: Onboarding,
  look: Look,
): void {
  if (impact !== null) addReaching(to, cohort, live, impact, look)
  else if (lost !== null) addLosing(to, cohort, live, lost, look)
  else {
    addStaying(cohort, 'without', look, (mass, where, more, at) =>
      to.add(mass, where | liveBy(live, at), more),
    )
  }
}

function addReaching(
  to: RightStatus,
  cohort: Cohort,
  live: number,
  impact: TimeFrom,
  look: Look,
): void {
  const first = cohort.renewals[0] ?? Infinity
  const now = look.over(impact)
  const inTime = first >= look.day ? now : impact.law.before[Math.max(0, first - impact.from)]!
  addStaying(cohort, 'withImpact', look, (mass, where, more, at) =>
    to.add(mass * inTime, where | liveBy(live, at) | been.impact, more),
  )
  addStaying(cohort, 'without', look, (mass, where, more, at) => {
    const late = Math.max(0, (at === look.day ? now : overBy(impact, at)) - inTime)
    const here = where | liveBy(live, at)
    to.add(mass * late, here | been.impact, more)
    to.add(mass * (1 - inTime - late), here, more)
  })
}

function addLosing(
  to: RightStatus,
  cohort: Cohort,
  live: number,
  loss: TimeFrom,
  look: Look,
): void {
  const now = look.over(loss)
  addStaying(cohort, 'without', look, (mass, where, more, at) => {
    const over = at === look.day ? now : overBy(loss, at)
    to.add(mass * (1 - over), where | liveBy(live, at), more)
  })
  let before = 0
  let from = 0
  let renewals = 0
  for (const age of lossAges) {
    const isLast = loss.from + age >= look.day
    const over = isLast ? now : loss.law.by[age]!
    const until = Math.min(age, look.day - loss.from)
    const at = loss.from + (from + until) / 2
    while ((cohort.renewals[renewals] ?? Infinity) <= at) renewals++
    const where = liveBy(live, at) | been.lost | (renewals > 0 ? been.retention : 0)
    to.add((over - before) * cohort.contract.without.renewed[renewals]!, where, moreBy(cohort, at))
    if (isLast) return
    before = over
    from = age
  }
}

/** Losses in onboarding are followed in steps of these ages: little else happens within one. */
const lossAges = [
  1,
  2,
  3,
  5,
  7,
  10,
  14,
  18,
  23,
  28,
  35,
  42,
  50,
  60,
  75,
  90,
  110,
  130,
  150,
  180,
  210,
  240,
  300,
  365,
  Infinity,
]

type Each = (mass: number, where: number, more: number, at: number) => void

/** Those who left at each renewal, and those still there, of customers of one group. */
function addStaying(cohort: Cohort, group: Group, { day }: Look, each: Each): void {
  const { renewed, renewedNext } = cohort.contract[group]
  let past = 0
  for (; past < cohort.renewals.length && cohort.renewals[past]! < day; past++) {
    const at = cohort.renewals[past]!
    const mass = renewed[past]! - renewed[past + 1]!
    const more = moreBy(cohort, at)
    const away = Math.floor(day) - at
    const back = cohort.comeback.back[away]!
    const where = been.lost | (past > 0 ? been.retention : 0)
    each(mass * (1 - back), where, more, at)
    if (back === 0) continue
    const again = past > 0 ? 0 : cohort.comeback.due[away]! * renewedNext
    const moreAgain = more + ((1 - more) * cohort.comeback.more[away]!) / back
    each(mass * (back - again), where, moreAgain, at)
    each(mass * again, where | been.retention, moreAgain, at)
  }
  each(renewed[past]!, past > 0 ? been.retention : 0, moreBy(cohort, day), day)
}

function liveBy(live: number, at: number): number {
  return live <= at ? been.live : been.nowhere
}

/** By some time on a day. */
function overBy({ law, from }: TimeFrom, day: number): number {
  return law.by[Math.max(0, day - from)]!
}

function moreBy({ more, signed }: Cohort, day: number): number {
  return more[Math.min(more.length - 1, Math.max(0, Math.floor(day) - signed))]!
}
