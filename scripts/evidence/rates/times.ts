import type { Followed } from '../../../src/engine/engine.ts'
import type { ExpectedIncidence } from '../../../src/generator/expected/expected.ts'
import { CAUSES, ON, watchedOf } from '../../../src/models/data/watched.ts'
import { incidencePaths } from '../../../src/stats/survival/aalen-johansen.ts'
import { quantileIntervals } from '../../../src/stats/survival/quantile-interval.ts'
import { SECONDS_PER_DAY } from '../../../src/time/calendar.ts'
import { AGES, LEAST_AT_RISK } from './cells.ts'
import { shareText, type Tally } from './tally.ts'

/**
 * How often the interval of a time holds the truth, of those that go on within each age. The truth
 * is known: the quantile F(earlier) ÷ F(later) lies at the earlier age.
 */
export function judgeTimes(
  tally: Tally,
  followed: readonly Followed[],
  incidence: readonly ExpectedIncidence[],
): void {
  for (const stage of new Set(followed.map((each) => each.stage))) {
    const own = followed.filter((each) => each.stage === stage)
    const expected = incidence.filter((each) => each.stage === stage && each.attribute === null)
    for (const matureIndex of AGES.keys()) judgeWithin(tally, own, { expected, matureIndex })
  }
}

interface Within {
  /** Of one stage. */
  readonly expected: readonly ExpectedIncidence[]
  /** The place of the age. */
  readonly matureIndex: number
}

function judgeWithin(
  tally: Tally,
  own: readonly Followed[],
  { expected, matureIndex }: Within,
): void {
  const known = AGES.map((days) => {
    const found = expected.find((each) => each.days === days)
    return { on: found === undefined ? 0 : found.next + found.skipped, lost: found?.lost ?? 1 }
  })
  const { on: whole, lost } = known[matureIndex] ?? { on: 0, lost: 1 }
  const followable = own.reduce((sum, { mature }) => sum + (mature[matureIndex] ?? 0), 0)
  if (followable * whole < LEAST_AT_RISK || followable * (1 - whole - lost) < LEAST_AT_RISK) return
  const watched = watchedOf(own)
  const end = (AGES[matureIndex] ?? 0) * SECONDS_PER_DAY
  const intervals = quantileIntervals(watched, incidencePaths(watched, CAUSES), ON, end)
  for (const [index, days] of AGES.slice(0, matureIndex).entries()) {
    const share = (known[index]?.on ?? 0) / whole
    const found = share < 0.1 || share > 0.95 ? null : intervals(share)
    if (found === null) continue
    const truth = days * SECONDS_PER_DAY
    tally.intervals += 1
    if (truth < found.low) tally.below += 1
    else if (truth > found.high) tally.above += 1
    else tally.held += 1
  }
}

/** A row of the report: intervals, held, truth before and after them. */
export function timesRow(name: string, t: Tally): string {
  const shares = [t.held, t.below, t.above].map((part) => shareText(part, t.intervals))
  return `| ${[name, t.intervals.toLocaleString('en'), ...shares].join(' | ')} |`
}
