import { SECONDS_PER_DAY, startOfDay } from '../../../time/calendar.ts'
import type {
  AfterMeeting,
  MeetingSeries,
  MeetingsOutside,
  MeetingsQuestion,
  MeetingStep,
} from '../../meetings.ts'
import { meetingsUntil } from '../../meetings-until.ts'
import { askedSql, type Facts } from './counts-sql.ts'
import type { SqlRow } from '../database.ts'
import { outcomeSql } from './followed-sql.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { UNDATED } from '../facts/passages.ts'
import { knownRows } from '../rows/versions.ts'
import { localDaySql } from '../zone-sql.ts'
import { sliceOf } from './row-values.ts'

/**
 * SQL for steps of series (`by_<i>`, place, after, age, n, and one `mature_<i>` per age of `within`) and, with a place of NULL, for what has
 * none (`after` says why); `null` where there is nothing to tell.
 */
export function meetingsSql(
  question: MeetingsQuestion,
  facts: Facts,
  { catalog, tables, offsets }: OpenedBuild,
): string | null {
  const holder = tables.get('meetings')
  const day = meetingsUntil(catalog, question)
  if (holder === undefined || day === null) return null
  const until = startOfDay(day, offsets)
  const known = question.knownBefore === null ? null : startOfDay(question.knownBefore, offsets)
  const by = question.by.map((_, i) => `by_${i}`)
  const slice = by.map((name) => `, ${name}`).join('')
  const mature = question.within.map(
    (age, i) => `, count(*) FILTER (WHERE ${until} - moment >= ${age}) AS mature_${i}`,
  )
  const unplaced = question.within.map(() => ', 0')
  const asked = askedSql({ ...question, path: null, interval: null }, facts)
  return `
    WITH followed AS (
      SELECT *, ${outcomeSql} AS outcome,
        CASE outcome WHEN 'next' THEN next WHEN 'skipped' THEN beyond WHEN 'lost' THEN lost ELSE until END AS ended
      FROM (SELECT *, ${until} AS until FROM (${asked}))
      WHERE entered > ${UNDATED} AND entered < until),
    watched AS (
      SELECT journey, entered, entered_day, greatest(entered, ended) AS ended,
        coalesce(observed > entered, false) AS is_late,
        CASE outcome WHEN 'lost' THEN 'lost' WHEN 'open' THEN 'open' ELSE 'won' END AS outcome${slice}
      FROM followed WHERE ended > ${UNDATED}),
    held AS (
      SELECT watched.*, held_at, ${localDaySql('held_at', offsets)} AS held_day
      FROM watched JOIN ${facts.journeys} j ON j.journey = watched.journey
        JOIN ${knownRows(holder, known)} m ON m.journey_id = j.journey_id
      WHERE NOT is_late AND held_at < ${until}),
    placed AS (
      SELECT *, CASE WHEN held_day < entered_day THEN 'before'
          WHEN outcome <> 'open' AND held_day > ${localDaySql('ended', offsets)} THEN 'after' END AS why
      FROM held),
    points AS (
      SELECT journey, false AS is_held, entered AS moment, ended, outcome${slice} FROM watched WHERE NOT is_late
      UNION ALL
      SELECT journey, true, least(greatest(held_at, entered), ended), ended, outcome${slice}
      FROM placed WHERE why IS NULL),
    steps AS (
      SELECT *, row_number() OVER series - 1 AS place, lead(moment) OVER series AS following
      FROM points WINDOW series AS (PARTITION BY journey ORDER BY is_held, moment))
    SELECT place, CASE WHEN following IS NULL THEN outcome ELSE 'meeting' END AS after,
      CAST(ceil((coalesce(following, ended) - moment) / ${SECONDS_PER_DAY}) AS BIGINT) AS age, count(*) AS n${slice}${mature.join('')}
    FROM steps GROUP BY ALL
    UNION ALL
    SELECT NULL, why, NULL, count(*)${slice}${unplaced.join('')} FROM placed WHERE why IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT NULL, 'late', NULL, count(*)${slice}${unplaced.join('')} FROM watched WHERE is_late GROUP BY ALL HAVING count(*) > 0`
}

/** The rows of `meetingsSql`. */
export function meetingSeriesOf(
  rows: readonly SqlRow[],
  question: Pick<MeetingsQuestion, 'by' | 'within'>,
): MeetingSeries {
  return {
    steps: rows.filter(hasPlace).map((row): MeetingStep => ({
      by: sliceOf(row, question),
      place: Number(row['place']),
      after: row['after'] as AfterMeeting,
      age: Number(row['age']),
      count: Number(row['n']),
      mature: question.within.map((_, i) => Number(row[`mature_${i}`])),
    })),
    outside: rows
      .filter((row) => !hasPlace(row))
      .map((row): MeetingsOutside => ({
        by: sliceOf(row, question),
        why: row['after'] as MeetingsOutside['why'],
        count: Number(row['n']),
      })),
  }
}

function hasPlace(row: SqlRow): boolean {
  return row['place'] !== null
}
