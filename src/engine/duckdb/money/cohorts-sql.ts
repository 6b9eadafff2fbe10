import { periodStart } from '../../../time/calendar.ts'
import type { CohortQuestion } from '../../money.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { periodOf } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'
import { levelsSql, measureDeltas, measureSums } from './levels-sql.ts'
import type { Measures } from './levels-sql.ts'
import { atRateSql, eventsSql, moneySql } from './money-sql.ts'

/** Of a unit: what it pays, and what it paid at the end of its first period. */
const MEASURES: Measures = {
  units: { isMoney: false, of: (at) => `CAST(${at}pays > 0 AS INTEGER)` },
  amount: { isMoney: true, of: (at) => `${at}pays` },
  kept: { isMoney: true, of: (at) => `least(${at}pays, base)` },
}

/** SQL for cohorts: `start`, `by_<i>`, `age` and the measures. */
export function cohortsSql(question: CohortQuestion, build: OpenedBuild): string | null {
  const money = moneySql(question, build)
  if (money === null) return null
  const { by, tables, isMixed } = money
  const { interval } = question
  const whole = periodStart(question.asOf, interval)
  const plain = `
    SELECT start${by}, p, ${measureDeltas(MEASURES)}
    FROM (SELECT *, pays - delta AS was_pays, first_value(p) OVER own AS start,
        first_value(delta) OVER own AS base
      FROM (${statesSql('plain', `unit${by}`, interval)})
      WINDOW own AS (PARTITION BY unit${by} ORDER BY p))
    WHERE p < ${whole} GROUP BY ALL`
  const mixed = `
    SELECT start${by}, q, ${measureSums(MEASURES)}
    FROM (SELECT *, first_value(q) OVER own AS start, first_value(pays) OVER own AS base
      FROM (SELECT unit${by}, q, CAST(sum(${atRateSql('pays')}) AS ${MONEY}) AS pays
        FROM (SELECT *, lead(p) OVER (PARTITION BY unit${by}, native ORDER BY p) AS until
          FROM (${statesSql('mixed', `unit${by}, native`, interval)}))
        JOIN span ON q >= p AND (until IS NULL OR q < until)
        LEFT JOIN period_rates ON r_native = native AND r_q = q
        GROUP BY ALL)
      WINDOW own AS (PARTITION BY unit${by} ORDER BY q)) GROUP BY ALL`
  const levels = levelsSql(plain, `start${by}`, MEASURES, 'q >= start')
  const sums = Object.keys(MEASURES).map((name) => `CAST(sum(${name}) AS VARCHAR) AS ${name}`)
  return `WITH ${tables.join(', ')}
    SELECT start${by}, date_diff('${interval}', ${dateOf('start')}, ${dateOf('q')}) AS age, ${sums.join(', ')}
    FROM (${levels} ${isMixed ? `UNION ALL ${mixed}` : ''}) levels
    WHERE q < ${whole} GROUP BY start${by}, q HAVING sum(levels.units) > 0 ORDER BY start${by}, age`
}

function statesSql(from: string, unit: string, interval: CohortQuestion['interval']): string {
  return `
    SELECT ${unit}, p, delta, sum(delta) OVER (PARTITION BY ${unit} ORDER BY p) AS pays
    FROM (SELECT ${unit}, ${periodOf('day', interval)} AS p, CAST(sum(delta) AS ${MONEY}) AS delta
      FROM ${eventsSql(from, unit)} GROUP BY ALL HAVING sum(delta) <> 0)`
}

function dateOf(day: string): string {
  return `DATE '1970-01-01' + ${day}`
}
