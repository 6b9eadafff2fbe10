import type { HeldQuestion } from '../../money.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { periodOf } from './calendar-sql.ts'
import { MONEY } from './exact-sql.ts'
import { atRateSql, moneySql } from './money-sql.ts'
import type { TablesAtHand } from './money-sql.ts'

/** SQL for who pays at the as-of date, and how much: `unit`, `by_<i>` and `amount`. */
export function heldSql(
  question: HeldQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): string | null {
  const money = moneySql({ question, build, step: question.interval }, atHand)
  if (money === null) return null
  const { by, tables, isMixed } = money
  const { asOf, interval, limit, offset } = question
  const page = `${limit === null ? '' : `LIMIT ${limit}`} OFFSET ${offset}`
  // What stops at the as-of date, or later, has no `stops`.
  const natives = `
    SELECT unit${by}, native, CAST(sum(worth) AS ${MONEY}) AS paid
    FROM priced WHERE stops IS NULL GROUP BY ALL`
  const lastRate = `LEFT JOIN period_rates ON r_native = native AND r_q = ${periodOf(`${asOf - 1}`, interval)}`
  if (question.of === 'foreign') {
    if (!isMixed) return null
    return `WITH ${tables.join(', ')}
      SELECT unit${by}, CAST(${atRateSql('paid')} AS VARCHAR) AS amount, native, CAST(paid AS VARCHAR) AS paid
      FROM (${natives}) ${lastRate} WHERE native <> ${literal(build.catalog.currency)} AND paid > 0
      ORDER BY unit${by}, native ${page}`
  }
  return `WITH ${tables.join(', ')}
    SELECT unit${by}, CAST(held AS VARCHAR) AS amount
    FROM (SELECT unit${by}, CAST(sum(${isMixed ? atRateSql('paid') : 'paid'}) AS ${MONEY}) AS held
      FROM (${natives}) ${isMixed ? lastRate : ''} GROUP BY ALL HAVING held > 0)
    ORDER BY held DESC, unit${by} ${page}`
}
