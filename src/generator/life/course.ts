import { dayOfInstant, SECONDS_PER_DAY } from '../../time/calendar.ts'
import type { Day, Instant } from '../../time/calendar.ts'
import { drawDuration } from '../draw/draw-duration.ts'
import { multiplyOdds } from '../draw/odds.ts'
import { pickShare } from '../draw/pick-share.ts'
import { purpose } from '../draw/purpose.ts'
import { stream } from '../draw/stream.ts'
import type { Stream } from '../draw/stream.ts'
import { DAYS_PER_YEAR } from '../truth/spans.ts'
import type { Duration, Meetings } from '../truth/truth.ts'
import type { Company, PreparedStep } from './company.ts'
import type { Entry, Loss, Meeting } from './life.ts'
import { drawOwner } from './owner.ts'
import { rampOn } from './people.ts'
import { holds } from './when.ts'

/** A journey from stage to stage, before what its contract does to it. */
export interface Course {
  readonly entries: readonly Entry[]
  readonly meetings: readonly Meeting[]
  readonly loss: Loss | null
  readonly owner: number | null
}

export interface Arrival {
  readonly journey: number
  readonly values: readonly number[]
  readonly at: Instant
}

/** Steps until it is lost, stays for ever or has reached `impact`. */
export function drawCourse(company: Company, arrival: Arrival): Course {
  const { seed, truth, steps, stages } = company
  const { journey, values } = arrival
  const luck =
    truth.luck === 0 ? 1 : Math.exp(truth.luck * stream(seed, purpose.luck, journey).normal())
  const meetings: Meeting[] = []
  const entries: Entry[] = []
  let owner: number | null = null
  let stage = 0
  let at = arrival.at
  for (;;) {
    entries.push({ stage: stages[stage]!, at })
    const step = steps[stage]
    if (step === undefined) return { entries, meetings, loss: null, owner }
    const day = dayOfInstant(at, company.offsets)
    if (owner === null && stage >= company.ownedFrom) owner = drawOwner(company, arrival, day)
    const draws = stream(seed, purpose.step + stage, journey)
    const ramp =
      step.stage === 'selection' && owner !== null ? rampOn(company.people[owner]!, day) : 1
    const { odds, time } = factorsOn(step, values, day, company.firstDay)
    const end = leave(step, at, { odds: odds * luck * ramp, time, draws, meetings })
    if (end === null) return { entries, meetings, loss: null, owner }
    if (end.reason !== null) {
      return {
        entries,
        meetings,
        loss: { stage: step.stage, at: end.at, reason: end.reason },
        owner,
      }
    }
    stage += end.isSkip ? 2 : 1
    at = end.at
  }
}

/** What multiplies odds and times of a step entered on a day. */
function factorsOn(step: PreparedStep, values: readonly number[], day: Day, firstDay: Day) {
  let odds = step.oddsPerYear === 1 ? 1 : step.oddsPerYear ** ((day - firstDay) / DAYS_PER_YEAR)
  let time = 1
  for (const effect of step.effects) {
    if (day < effect.from || day >= effect.until || !holds(effect.when, values)) continue
    odds *= effect.odds
    time *= effect.time
  }
  return { odds, time }
}

interface Leaving {
  readonly odds: number
  readonly time: number
  readonly draws: Stream
  readonly meetings: Meeting[]
}

interface End {
  readonly at: Instant
  readonly isSkip: boolean
  /** Of the loss; `null`: it goes on. */
  readonly reason: string | null
}

/** `null`: it stays for ever. */
function leave(step: PreparedStep, at: Instant, leaving: Leaving): End | null {
  const { draws, odds, time } = leaving
  if (step.meetings !== null) return meet(step, step.meetings, at, leaving)
  const goesOn = draws.uniform() < multiplyOdds(step.chance, odds)
  const second = draws.uniform()
  if (goesOn) {
    return { at: at + seconds(step.time, time, draws), isSkip: second < step.skip, reason: null }
  }
  if (second >= step.lost) return null
  return { at: at + seconds(step.timeLost, 1, draws), isSkip: false, reason: reason(step, draws) }
}

function meet(step: PreparedStep, series: Meetings, entered: Instant, leaving: Leaving): End {
  const { draws, odds, time, meetings } = leaving
  const each = multiplyOdds(series.each, odds)
  let at = entered
  for (let nth = 0; nth < series.count; nth++) {
    at += seconds(series.gap, time, draws)
    const isGood = draws.uniform() < each
    meetings.push({ at, isGood })
    if (!isGood) return { at, isSkip: false, reason: reason(step, draws) }
  }
  return { at, isSkip: draws.uniform() < step.skip, reason: null }
}

function reason({ reasons }: PreparedStep, draws: Stream): string {
  return reasons[pickShare(reasons, draws.uniform())]!.value
}

function seconds(time: Duration, factor: number, draws: Stream): number {
  return Math.max(1, Math.round(drawDuration(time, draws) * factor * SECONDS_PER_DAY))
}
