import { periodStart } from '../../../time/calendar.ts'
import type { KeptQuestion } from '../../money.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { periodMonthsLater, periodOf } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'
import { levelsSql, measureDeltas, measureSums } from './levels-sql.ts'
import type { Measures } from './levels-sql.ts'
import { atRateSql, eventsSql, moneySql } from './money-sql.ts'

/** Of a unit: what it pays now and paid then, and whether it had begun to pay before. */
const MEASURES: Measures = {
  units: { isMoney: false, of: (at) => `CAST(${at}paid > 0 AS INTEGER)` },
  left_units: { isMoney: false, of: (at) => `CAST(${at}paid > 0 AND ${at}pays > 0 AS INTEGER)` },
  opening: { isMoney: true, of: (at) => `${at}paid` },
  kept: { isMoney: true, of: (at) => `least(${at}paid, ${at}pays)` },
  closing: { isMoney: true, of: (at) => `CASE WHEN ${at}paid > 0 THEN ${at}pays ELSE 0 END` },
  returned: { isMoney: false, of: (at) => `CAST(${isReturned(at)} AS INTEGER)` },
  returned_amount: {
    isMoney: true,
    of: (at) => `CASE WHEN ${isReturned(at)} THEN ${at}pays ELSE 0 END`,
  },
}

/**
 * SQL for what is kept: `period`, `by_<i>` and the measures. What a unit paid then is what it pays,
 * told so many months later: both change on a few days, and between them nothing is counted.
 */
export function keptSql(question: KeptQuestion, build: OpenedBuild): string | null {
  const money = moneySql(question, build)
  if (money === null) return null
  const { by, tables, isMixed } = money
  const whole = periodStart(question.asOf, question.interval)
  const plain = `
    SELECT 0 AS every${by}, p, ${measureDeltas(MEASURES)}
    FROM (SELECT *, pays - d_pays AS was_pays, paid - d_paid AS was_paid, seen - d_seen AS was_seen
      FROM (${statesSql('plain', `unit${by}`, question)})) WHERE p < ${whole} GROUP BY ALL`
  const mixed = `
    SELECT 0 AS every${by}, q, ${measureSums(MEASURES)}
    FROM (SELECT unit${by}, q, CAST(sum(${atRateSql('pays')}) AS ${MONEY}) AS pays,
        CAST(sum(${atRateSql('paid')}) AS ${MONEY}) AS paid, max(seen) AS seen
      FROM (SELECT *, lead(p) OVER (PARTITION BY unit${by}, native ORDER BY p) AS until
        FROM (${statesSql('mixed', `unit${by}, native`, question)}))
      JOIN span ON q >= p AND (until IS NULL OR q < until)
      LEFT JOIN period_rates ON r_native = native AND r_q = q
      GROUP BY ALL) GROUP BY ALL`
  const sums = Object.keys(MEASURES).map((name) => `CAST(sum(${name}) AS VARCHAR) AS ${name}`)
  return `WITH ${tables.join(', ')}
    SELECT q AS period${by}, ${sums.join(', ')}
    FROM (${levelsSql(plain, `every${by}`, MEASURES)} ${isMixed ? `UNION ALL ${mixed}` : ''}) levels
    WHERE q < ${whole} GROUP BY period${by} HAVING sum(levels.units) > 0 ORDER BY period${by}`
}

/** What units pay (`pays`) and paid (`paid`) from a period, `p`, on, and what changed in it. */
function statesSql(from: string, unit: string, { interval, window }: KeptQuestion): string {
  const then = periodMonthsLater('day', window, interval)
  const events = eventsSql(from, unit)
  return `
    SELECT *, sum(d_pays) OVER own AS pays, sum(d_paid) OVER own AS paid, sum(d_seen) OVER own AS seen
    FROM (SELECT ${unit}, p, CAST(sum(now_delta) AS ${MONEY}) AS d_pays,
        CAST(sum(then_delta) AS ${MONEY}) AS d_paid, sum(event) AS d_seen
      FROM (SELECT ${unit}, ${periodOf('day', interval)} AS p, delta AS now_delta, 0 AS then_delta, 0 AS event
        FROM ${events} UNION ALL SELECT ${unit}, ${then}, 0, delta, 1 FROM ${events})
      GROUP BY ALL)
    WINDOW own AS (PARTITION BY ${unit} ORDER BY p)`
}

function isReturned(at: string): string {
  return `(${at}pays > 0 AND ${at}paid = 0 AND ${at}seen > 0)`
}
