import { periodStart } from '../../../time/calendar.ts'
import type { KeptQuestion } from '../../money.ts'
import type { Day } from '../../terms.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { periodMonthsLater, periodOf } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'
import { levelsSql, measureDeltas, measureSums } from './levels-sql.ts'
import type { Measures } from './levels-sql.ts'
import { atRateSql, moneySql } from './money-sql.ts'
import type { TablesAtHand } from './money-sql.ts'
import { eventsSql } from './steps-sql.ts'

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

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
export function keptSql(
  question: KeptQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): string | null {
  const money = moneySql({ question, build, step: keptStep(question) }, atHand)
  if (money === null) return null
  const { by, tables, isMixed } = money
  const whole = periodStart(question.asOf, question.interval)
  const plain = `
    SELECT 0 AS every${by}, p, ${measureDeltas(MEASURES)}
    FROM (SELECT *, pays - d_pays AS was_pays, paid - d_paid AS was_paid, seen - d_seen AS was_seen
      FROM (${plainStates(by, question, whole)})) GROUP BY ALL`
  const mixed = `
    SELECT 0 AS every${by}, q, ${measureSums(MEASURES)}
    FROM (SELECT unit${by}, q, CAST(sum(${atRateSql('pays')}) AS ${MONEY}) AS pays,
        CAST(sum(${atRateSql('paid')}) AS ${MONEY}) AS paid, max(seen) AS seen
      FROM (SELECT *, lead(p) OVER (PARTITION BY unit${by}, native ORDER BY p) AS until
        FROM (${mixedStates(by, question)}))
      JOIN span ON q >= p AND (until IS NULL OR q < until)
      LEFT JOIN period_rates ON r_native = native AND r_q = q
      GROUP BY ALL) GROUP BY ALL`
  const sums = Object.keys(MEASURES).map((name) => `CAST(sum(${name}) AS VARCHAR) AS ${name}`)
  return `WITH ${tables.join(', ')}
    SELECT q AS period${by}, ${sums.join(', ')}
    FROM (${levelsSql(plain, `every${by}`, MEASURES)} ${isMixed ? `UNION ALL ${mixed}` : ''}) levels
    WHERE q < ${whole} GROUP BY period${by} HAVING sum(levels.units) > 0 ORDER BY period${by}`
}

/** The periods by which so many months later is another one's beginning. */
export function keptStep({ interval, window }: KeptQuestion): KeptQuestion['interval'] {
  return window % MONTHS[interval] === 0 ? interval : 'month'
}

/**
 * What units pay (`pays`) and paid (`paid`) after each of their changes, in their order, and what
 * it changed. Of changes within one period it does not matter which is told first: what the one
 * adds to a sum, the next takes away.
 */
function plainStates(by: string, question: KeptQuestion, whole: Day): string {
  const { interval, window } = question
  const step = keptStep(question)
  const period = step === interval ? 'p' : periodOf('p', interval)
  const then = (day: string) => periodMonthsLater(day, window, interval)
  return `
    SELECT *, coalesce(last_value(now IGNORE NULLS) OVER own, 0) AS pays,
      coalesce(last_value(before IGNORE NULLS) OVER own, 0) AS paid, sum(d_seen) OVER own AS seen
    FROM (
      SELECT unit${by}, ${period} AS p, p AS nth, delta AS d_pays, 0 AS d_paid, 0 AS d_seen,
        pays AS now, NULL AS before FROM steps
      UNION ALL SELECT unit${by}, ${then('p')}, p, 0, delta, 1, NULL, pays FROM steps
      UNION ALL SELECT unit${by}, ${then('begun')}, begun, 0, 0, 1, NULL, NULL
      FROM steps WHERE p = start AND begun < start)
    WHERE p < ${whole}
    WINDOW own AS (PARTITION BY unit${by} ORDER BY p${step === interval ? '' : ', nth'}
      ROWS UNBOUNDED PRECEDING)`
}

/** What units pay (`pays`) and paid (`paid`) in a currency from a period, `p`, on. */
function mixedStates(by: string, { interval, window }: KeptQuestion): string {
  const own = `unit${by}, native`
  const events = eventsSql('mixed', own)
  const then = periodMonthsLater('day', window, interval)
  return `
    SELECT *, sum(d_pays) OVER own AS pays, sum(d_paid) OVER own AS paid, sum(d_seen) OVER own AS seen
    FROM (SELECT ${own}, p, CAST(sum(now_delta) AS ${MONEY}) AS d_pays,
        CAST(sum(then_delta) AS ${MONEY}) AS d_paid, sum(event) AS d_seen
      FROM (SELECT ${own}, ${periodOf('day', interval)} AS p, delta AS now_delta, 0 AS then_delta, 0 AS event
        FROM ${events} UNION ALL SELECT ${own}, ${then}, 0, delta, 1 FROM ${events})
      GROUP BY ALL)
    WINDOW own AS (PARTITION BY ${own} ORDER BY p)`
}

function isReturned(at: string): string {
  return `(${at}pays > 0 AND ${at}paid = 0 AND ${at}seen > 0)`
}
