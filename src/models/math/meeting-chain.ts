import type { Followed } from '../../engine/engine.ts'
import type { AfterMeeting, MeetingStep } from '../../engine/meetings.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { headlineAge, HEADLINE_AGES } from '../data/headline-age.ts'
import { noRate, rateOf, type Rate } from '../data/rates.ts'
import { meetingRate } from './meetings.ts'

/** One place in the series of meetings: what followed those who held it. */
export interface MeetingPlace {
  /** 1: the first meeting. 0: the entry into the stage. */
  readonly place: number
  readonly held: number
  /** Held another one after it. */
  readonly another: number
  readonly won: number
  readonly lost: number
  readonly open: number
  /** Held another or won ÷ held. */
  readonly rateNaive: number | null
  /** The same by an age, what is open censored. */
  readonly rate: Rate
  /** Days to what came next, of those that went on within that age. */
  readonly gapMedian: number | null
  readonly gapP75: number | null
  /** Of all losses in the series, those after this place. */
  readonly lostShare: number | null
}

/** The places of one slice, the entry first; `ages` says by which age each is told (`placeAges`). */
export function meetingPlaces(
  steps: readonly MeetingStep[],
  ages: ReadonlyMap<number, number | null>,
): readonly MeetingPlace[] {
  const losses = countOf(steps, 'lost')
  const last = steps.reduce((most, { place }) => Math.max(most, place), -1)
  return Array.from({ length: last + 1 }, (_, place): MeetingPlace => {
    const own = steps.filter((step) => step.place === place)
    const held = own.reduce((sum, { count }) => sum + count, 0)
    const [another, won, lost, open] = [
      countOf(own, 'meeting'),
      countOf(own, 'won'),
      countOf(own, 'lost'),
      countOf(own, 'open'),
    ]
    const age = ages.get(place) ?? null
    const told =
      age === null
        ? null
        : rateOf({
            followed: followedOf(own),
            entered: held,
            age,
            matureIndex: HEADLINE_AGES.findIndex((days) => days === age),
            clustered: null,
          })
    return {
      place,
      held,
      another,
      won,
      lost,
      open,
      rateNaive: held === 0 ? null : (another + won) / held,
      rate: told?.rate ?? { ...noRate, n: held },
      gapMedian: told?.time.median ?? null,
      gapP75: told?.time.p75 ?? null,
      lostShare: losses === 0 ? null : lost / losses,
    }
  })
}

/**
 * By place, the age in days by which its rate is told, the same for all slices: chosen as that of
 * a stage is. Steps are counted with `HEADLINE_SECONDS`.
 */
export function placeAges(steps: readonly MeetingStep[]): ReadonlyMap<number, number | null> {
  const places = new Set(steps.map(({ place }) => place))
  return new Map(
    Array.from(places, (place) => {
      const own = steps.filter((step) => step.place === place)
      return [place, headlineAge(followedOf(own))]
    }),
  )
}

/** A win rate as a series of so many equal meetings. */
export interface EqualMeetings {
  /** Held by those that were won after any: their median. */
  readonly count: number
  readonly winRate: number
  /** How often each goes well: the win rate's root. */
  readonly each: number
  /** The win rate with one meeting fewer. */
  readonly oneFewer: number
  /** The win rate where each goes well a tenth more often, at most always. */
  readonly tenthBetter: number
}

/** `null` where nothing was won after a meeting, or the win rate is not known. */
export function equalMeetings(
  steps: readonly MeetingStep[],
  winRate: number | null,
): EqualMeetings | null {
  const count = meetingsToWin(steps)
  if (count === null || winRate === null || winRate <= 0) return null
  const each = meetingRate(winRate, count) ?? winRate
  return {
    count,
    winRate,
    each,
    oneFewer: each ** (count - 1),
    tenthBetter: Math.min(1, 1.1 * each) ** count,
  }
}

/** The median number of meetings of those won after any. */
export function meetingsToWin(steps: readonly MeetingStep[]): number | null {
  const won = steps
    .filter(({ place, after }) => after === 'won' && place > 0)
    .toSorted((a, b) => a.place - b.place)
  const half = won.reduce((sum, { count }) => sum + count, 0) / 2
  let sofar = 0
  for (const { place, count } of won) {
    sofar += count
    if (sofar >= half) return place
  }
  return null
}

function countOf(steps: readonly MeetingStep[], after: AfterMeeting): number {
  return steps.reduce((sum, step) => (step.after === after ? sum + step.count : sum), 0)
}

/** Steps as survival follows passages: another meeting is going on. */
function followedOf(steps: readonly MeetingStep[]): readonly Followed[] {
  const outcomes = { meeting: 'next', won: 'skipped', lost: 'lost', open: 'open' } as const
  return steps.map(({ by, place, after, age, count, mature }) => ({
    stage: String(place),
    period: null,
    by,
    outcome: outcomes[after],
    reason: null,
    since: null,
    age: age * SECONDS_PER_DAY,
    cluster: null,
    count,
    mature,
  }))
}
