import { DAYS_PER_MONTH, paceAlong, paceOf, type Pace } from './going-on.ts'
import { runningOn, type RunningCourse } from './running-on.ts'
import { earlyShare, timeCell, stepsOf, valueOf, type Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

/** Month by month from the start. All lists are as long as months were asked for. */
export interface Course extends RunningCourse {
  /** Journeys entering each stage, the commitment last. */
  readonly entered: readonly (readonly number[])[]
  readonly wins: readonly number[]
  /** A year's worth of what was signed, and of what began to run. */
  readonly committed: readonly number[]
  readonly started: readonly number[]
}

/**
 * The bowtie month by month. Before the start it was as `before` says, or as the sheet's history
 * tells; from the start on every event happens as `after` says: rates apply to who goes on from
 * then, and a time that is shorter runs faster from then, for those under way too. Who pays before
 * going live runs from the commitment on: of those under way they are in what runs already.
 */
export function courseOf(sheet: Sheet, before: Values, after: Values, months: number): Course {
  const entered = leftWing(sheet, before, after, months)
  const wins = entered.at(-1) ?? []
  const of = (name: CellName): number => valueOf(after, name)
  const contract = of('price') * (1 - of('discount'))
  const committed = wins.map((count) => count * contract)
  const start = rightBefore(sheet, before)
  const early = earlyShare(sheet.paidEarly ?? null)
  const live = passages({
    pace: paceFrom(sheet, 'commit', valueOf(before, 'onboarding_days')),
    rate: of('onboarding'),
    speed: speedOf(valueOf(before, 'onboarding_days'), of('onboarding_days')),
    past: start.committed,
    coming: committed,
  })
  const started = live.map((money, at) => early * (committed[at] ?? 0) + (1 - early) * money)
  const begun = {
    young: sheet.young ?? null,
    ahead: sheet.ahead ?? null,
    never: neverLive(early, of('onboarding')),
  }
  return { entered, wins, committed, started, ...runningOn(started, after, begun) }
}

/**
 * Of what begins to run, the share of those who pay early and never go live.
 *
 * ```ts
 * neverLive(1, 0.9) // => 0.09999999999999998
 * ```
 */
export function neverLive(early: number, onboarding: number): number {
  return early === 0 ? 0 : (early * (1 - onboarding)) / (early + (1 - early) * onboarding)
}

function leftWing(
  sheet: Sheet,
  before: Values,
  after: Values,
  months: number,
): readonly (readonly number[])[] {
  const first = Array.from({ length: months }, () => valueOf(after, 'entering'))
  const pasts = pastEntries(sheet, before)
  return stepsOf(sheet).reduce<readonly (readonly number[])[]>(
    (sofar, stage, index) => [
      ...sofar,
      passages({
        pace: paceFrom(sheet, stage, valueOf(before, `days:${stage}`)),
        rate: valueOf(after, `rate:${stage}`),
        speed: speedOf(valueOf(before, `days:${stage}`), valueOf(after, `days:${stage}`)),
        past: pasts[index] ?? [],
        coming: sofar[index] ?? [],
      }),
    ],
    [first],
  )
}

/** Entries before the start by stage: as counted, else as if it had always gone so. */
function pastEntries(sheet: Sheet, before: Values): readonly (readonly number[])[] {
  let steady = valueOf(before, 'entering')
  return sheet.stages.map((stage) => {
    const known = sheet.history[stage]
    const length = monthsToGoOn(sheet, stage, valueOf(before, `days:${stage}`))
    const past = known ?? Array.from({ length }, () => steady)
    steady *= valueOf(before, `rate:${stage}`)
    return past
  })
}

/** The measured pace, stretched where it is asked of other days than were measured with it. */
function paceFrom({ curves, cells }: Sheet, stage: string, days: number): Pace {
  const shares = curves[stage]
  if (shares === undefined) return paceOf(days)
  const pace = paceAlong(shares)
  const measured = cells[timeCell(stage)]?.value ?? days
  const times = days > 0 && measured > 0 ? days / measured : 1
  return times === 1 ? pace : (months) => times * pace(months / times)
}

function monthsToGoOn({ curves, cells }: Sheet, stage: string, days: number): number {
  const months = curves[stage]?.length
  if (months === undefined) return monthsFor(days)
  const measured = cells[timeCell(stage)]?.value ?? days
  return measured > 0 && days > measured ? Math.ceil((months * days) / measured) : months
}

/** Months whose entries may still be under way after so many days. */
function monthsFor(days: number): number {
  return Math.ceil(days / DAYS_PER_MONTH) + 1
}

/** What was committed in the months before, as long as it takes to go live. */
function rightBefore(sheet: Sheet, before: Values): { readonly committed: readonly number[] } {
  const contract = valueOf(before, 'price') * (1 - valueOf(before, 'discount'))
  const wins = pastEntries(sheet, before).at(-1) ?? []
  const length = monthsToGoOn(sheet, 'commit', valueOf(before, 'onboarding_days'))
  const steady = wins.at(-1) ?? 0
  return {
    committed: Array.from({ length }, (_, at) => (wins.at(at - length) ?? steady) * contract),
  }
}

interface Passing {
  readonly pace: Pace
  readonly rate: number
  /** How many times faster than the pace, from the start on. */
  readonly speed: number
  readonly past: readonly number[]
  readonly coming: readonly number[]
}

/** Who goes on, by month from the start. */
function passages({ pace, rate, speed, past, coming }: Passing): readonly number[] {
  const steps = Array.from({ length: coming.length + 1 }, (_, month) => speed * month)
  const atEnds = steps.map((months) => pace(months))
  const gone = steps.map((months) =>
    past.reduce((sum, entries, index) => {
      const age = past.length - index + months
      return sum + entries * (pace(age) - pace(age - 1))
    }, 0),
  )
  // Of those entered `months` before a month's end or up to one month earlier.
  const shares = steps.map((_, months) =>
    months === 0 ? 0 : ((atEnds[months] ?? 0) - (atEnds[months - 1] ?? 0)) / speed,
  )
  return coming.map((_, month) => {
    let fresh = 0
    for (let entry = 0; entry <= month; entry++) {
      const age = month - entry
      fresh += (coming[entry] ?? 0) * ((shares[age + 1] ?? 0) - (shares[age] ?? 0))
    }
    return rate * ((gone[month + 1] ?? 0) - (gone[month] ?? 0) + fresh)
  })
}

function speedOf(before: number, after: number): number {
  return before > 0 && after > 0 ? before / after : 1
}
