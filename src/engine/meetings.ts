import type { Day, Filter } from './terms.ts'

/**
 * About the meetings of the journeys that entered a stage, by the date of that entry. Each is
 * followed until the as-of date, until its stage's `followed`, or until meetings are known,
 * whichever is earliest.
 */
export interface MeetingsQuestion {
  /** A mapped stage that leads to another. */
  readonly stage: string
  /** Exclusive, as in `Question`. */
  readonly asOf: Day
  readonly knownBefore: Day | null
  /** First local day of entering the stage included, first excluded. */
  readonly from: Day | null
  readonly to: Day | null
  readonly by: readonly string[]
  readonly where: readonly Filter[]
  readonly scope: readonly Filter[]
  /** Ages in seconds for which it is counted how many could be followed so long. */
  readonly within: readonly number[]
}

/**
 * What follows a meeting: another one before the journey leaves the stage, going on from the stage
 * (to the next one or past it), being lost, or nothing yet.
 */
export type AfterMeeting = 'meeting' | 'won' | 'lost' | 'open'

/** `count` meetings alike, of as many journeys. */
export interface MeetingStep {
  readonly by: readonly (string | null)[]
  /** 1: the first of its journey in the stage. 0: the entry into the stage itself. */
  readonly place: number
  readonly after: AfterMeeting
  /** Whole days from the meeting, or the entry, to what follows, upwards; or to the end of the watch. */
  readonly age: number
  readonly count: number
  /** For each age of `within`: of these, those so long before the end of the watch. */
  readonly mature: readonly number[]
}

/**
 * What has no place in a series: meetings held on a day `before` the entry of the stage or `after`
 * it was left, and, of `late`, journeys that came under watch after they had entered: nobody knows
 * which of their meetings was the first.
 */
export interface MeetingsOutside {
  readonly by: readonly (string | null)[]
  readonly why: 'before' | 'after' | 'late'
  readonly count: number
}

export interface MeetingSeries {
  readonly steps: readonly MeetingStep[]
  readonly outside: readonly MeetingsOutside[]
}

export const noMeetings: MeetingSeries = { steps: [], outside: [] }
