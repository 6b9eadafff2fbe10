import { dayOfInstant, nextPeriod, periodStart, startOfDay } from '../../../time/calendar.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import type { Day } from '../../engine.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { Paid } from './paid.ts'

export interface PeriodEnd {
  /** First local day. */
  readonly period: Day
  /** The day after its last one. */
  readonly next: Day
  /** The midnight on which `next` begins. */
  readonly at: number
  /** It ends where such periods end, and not at the as-of before. */
  readonly isWhole: boolean
}

/** The ends of all periods from the first in which anything was paid until the as-of. */
export function periodEnds(
  paid: readonly Paid[],
  { interval, asOf }: Pick<MoneyQuestion, 'interval' | 'asOf'>,
  offsets: readonly ZoneOffset[],
): PeriodEnd[] {
  const ends: PeriodEnd[] = []
  const first = dayOfInstant(Math.min(...paid.map(({ begin }) => begin)), offsets)
  let period = interval === 'day' ? first : periodStart(first, interval)
  while (paid.length > 0 && period < asOf) {
    const following = interval === 'day' ? period + 1 : nextPeriod(period, interval)
    const next = Math.min(following, asOf)
    ends.push({ period, next, at: startOfDay(next, offsets), isWhole: following <= asOf })
    period = following
  }
  return ends
}
