import type { MoneyQuestion, UnitsQuestion } from '../../money.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { MONEY } from './exact-sql.ts'
import { atRateSql } from './money-sql.ts'
import type { MoneySql, TablesAtHand } from './money-sql.ts'
import { movementsSql } from './movements-sql.ts'
import { changesSql } from './steps-sql.ts'

/** SQL for movements of each period: `period`, `by_<i>`, `movement`, `units` and `amount`. */
export function movedSql(
  question: MoneyQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): string | null {
  const sql = movementsSql(question, build, atHand)
  if (sql === null) return null
  const { tables, movements, by } = sql
  const sums = `
    SELECT period${by}, movement, count(*) AS units, CAST(sum(after - before) AS ${MONEY}) AS amount
    FROM (${movements}) WHERE movement IS NOT NULL GROUP BY ALL`
  return `WITH ${tables.join(', ')}
    SELECT * REPLACE (CAST(amount AS VARCHAR) AS amount)
    FROM (${sums} ${sql.isMixed ? `UNION ALL ${ratesMovedSql(sql, question, build)}` : ''})
    ORDER BY period${by}, movement`
}

/**
 * What rates alone change: what was paid at the end of a period, at the rates of the next one less
 * at its own. Amounts alike are converted together.
 */
function ratesMovedSql({ by }: MoneySql, { interval }: MoneyQuestion, build: OpenedBuild): string {
  const foreign = `(FROM mixed WHERE native <> ${literal(build.catalog.currency)})`
  return `
    SELECT next.r_q AS period${by}, 'currency' AS movement, 0 AS units,
      CAST(sum(n * (${atRateSql('paid', 'next.rate')} - ${atRateSql('paid', 'own.rate')})) AS ${MONEY}) AS amount
    FROM (SELECT native${by}, paid, p, until, count(*) AS n
      FROM (SELECT native${by}, p, sum(delta) OVER own AS paid, lead(p) OVER own AS until
        FROM (${changesSql(foreign, { columns: `unit${by}, native`, step: interval })} HAVING sum(delta) <> 0)
        WINDOW own AS (PARTITION BY unit${by}, native ORDER BY p))
      WHERE paid <> 0 GROUP BY ALL)
    JOIN span ON q >= p AND (until IS NULL OR q < until)
    JOIN period_rates own ON own.r_native = native AND own.r_q = q
    JOIN period_rates next ON next.r_native = native AND next.r_q = q_next
    WHERE own.rate <> next.rate
    GROUP BY ALL HAVING amount <> 0`
}

/** SQL for a page of the units moved: `period`, `unit`, `movement`, `before`, `after`, `total`. */
export function unitsMovedSql(
  question: UnitsQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): string | null {
  const sql = movementsSql(question, build, atHand)
  if (sql === null) return null
  const { periods, movements } = question
  const conditions = [
    'movement IS NOT NULL',
    ...(periods.length === 0 ? [] : [`period IN (${periods.map(Number).join(', ')})`]),
    ...(movements.length === 0 ? [] : [`movement IN (${movements.map(literal).join(', ')})`]),
  ]
  return `WITH ${sql.tables.join(', ')}
    SELECT period, unit, movement, CAST(before AS VARCHAR) AS before,
      CAST(after AS VARCHAR) AS after, count(*) OVER () AS total
    FROM (SELECT * FROM (${sql.movements}) moved WHERE ${conditions.join(' AND ')}) moved
    ORDER BY abs(moved.after - moved.before) DESC, unit, period, movement, moved.before, p${sql.by}`
}
