import type { MoneyQuestion } from '../../money.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { intervalsSql } from './intervals-sql.ts'

/** SQL for what does not count: `why`, `written`, `intervals` and `amount`. */
export function leftOutSql(question: MoneyQuestion, build: OpenedBuild): string | null {
  const intervals = intervalsSql(question, build)
  return intervals === null
    ? null
    : `WITH told AS MATERIALIZED (SELECT why, is_cut, written, amount FROM (${intervals})
        WHERE begin_day < ${question.asOf} AND (why IS NOT NULL OR is_cut))
      SELECT why, written, count(*) AS intervals, CAST(sum(amount) AS VARCHAR) AS amount
      FROM (SELECT why, written, amount FROM told WHERE why IS NOT NULL
        UNION ALL SELECT 'overlap', written, amount FROM told WHERE is_cut)
      GROUP BY ALL ORDER BY why, written`
}
