import { SECONDS_PER_DAY } from '../../../time/calendar.ts'
import type { ZoneOffset } from '../../../time/zone.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { Day } from '../../terms.ts'
import { localDaySql } from '../zone-sql.ts'
import { periodSql } from '../questions/counts-sql.ts'

const EPOCH = `DATE '1970-01-01'`

/**
 * SQL for the last local day that had begun at an instant, by `startOfDay`: where the clock is put
 * back over midnight, what it showed of the new day before belongs to the old one.
 */
export function begunDaySql(instant: string, offsets: readonly ZoneOffset[]): string {
  const early = offsets.flatMap(({ from, offset }, i) => {
    const before = offsets[i - 1]
    if (before === undefined || offset >= before.offset) return []
    const shown = from + before.offset
    const midnight = Math.floor(shown / SECONDS_PER_DAY) * SECONDS_PER_DAY
    if (midnight <= from + offset || midnight === shown) return []
    return [`(${instant} >= ${midnight - before.offset} AND ${instant} < ${from})`]
  })
  const day = localDaySql(instant, offsets)
  return early.length === 0 ? day : `(${day} - CASE WHEN ${early.join(' OR ')} THEN 1 ELSE 0 END)`
}

/** SQL for the first day of the period that holds a day. */
export function periodOf(day: string, interval: MoneyQuestion['interval']): string {
  return interval === 'day' ? day : periodSql(day, interval)
}

/** SQL for the first day of the period after the one that begins on a day. */
export function periodAfter(day: string, interval: MoneyQuestion['interval']): string {
  return dayNumber(`${EPOCH} + ${day} + INTERVAL 1 ${interval}`)
}

/** SQL for the first day of the first period at whose end so many months had passed since a day. */
export function periodMonthsLater(
  day: string,
  months: number,
  interval: MoneyQuestion['interval'],
): string {
  const later = dayNumber(`date_trunc('month', ${EPOCH} + ${day}) + INTERVAL ${months} MONTH`)
  return periodOf(later, interval)
}

/**
 * SQL for the first days, `q`, of all periods from the first of some to that of the last day,
 * each with that of the next one, `q_next`.
 * @param first SQL for the first period's first day, NULL where there is none
 */
export function spanSql(first: string, last: Day, interval: MoneyQuestion['interval']): string {
  const days = `generate_series(${EPOCH} + (${first}), ${EPOCH} + ${last}, INTERVAL 1 ${interval})`
  return `SELECT q, ${periodAfter('q', interval)} AS q_next
    FROM (SELECT ${dayNumber('d')} AS q FROM (SELECT unnest(${days}) AS d))`
}

/** SQL for the number of a date's day. */
export function dayNumber(date: string): string {
  return `CAST(CAST(${date} AS DATE) - ${EPOCH} AS INTEGER)`
}
