import { parseDecimal } from '../../../money/decimal.ts'
import type { MoneyQuestion } from '../../money.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { periodAfter, periodOf } from './calendar-sql.ts'
import { MONEY, scaledSql } from './exact-sql.ts'
import { atRateSql, moneySql } from './money-sql.ts'
import type { MoneySql, TablesAtHand } from './money-sql.ts'
import { changesSql } from './steps-sql.ts'

interface MovementsSql extends MoneySql {
  /**
   * SQL over `tables` for each unit's movements: `unit`, `by_<i>`, `period`, `p` (the day of it,
   * where movements are made daily), `before`, `after` and `movement`, NULL where nothing moved.
   */
  readonly movements: string
}

/** The periods at whose ends movements are told. */
export function movementsStep({ policies, interval }: MoneyQuestion): MoneyQuestion['interval'] {
  return policies.within === 'daily' ? 'day' : interval
}

/** `null` where the source of the question is not mapped. */
export function movementsSql(
  question: MoneyQuestion,
  build: OpenedBuild,
  atHand: TablesAtHand | null,
): MovementsSql | null {
  const step = movementsStep(question)
  const money = moneySql({ question, build, step }, atHand)
  if (money === null) return null
  const { interval } = question
  const steps = [
    `SELECT unit${money.by}, p, pays - delta AS before, pays AS after, last FROM steps`,
    ...(money.isMixed ? [mixedSteps(money, step, interval)] : []),
  ]
  return {
    ...money,
    movements: `SELECT *, ${periodOf('p', interval)} AS period, ${movementSql(question, step)} AS movement
      FROM (${steps.join(' UNION ALL ')})`,
  }
}

/** All currencies of a unit, whenever one of them changes, at the rates of the period's end. */
function mixedSteps(
  { by }: MoneySql,
  step: MoneyQuestion['interval'],
  interval: MoneyQuestion['interval'],
): string {
  const own = `unit${by}, native`
  const changes = `${changesSql('mixed', { columns: own, step })} HAVING sum(delta) <> 0`
  return `
    SELECT *, lag(p) OVER (PARTITION BY unit${by} ORDER BY p) AS last
    FROM (SELECT unit${by}, p, CAST(sum(${atRateSql('own_before')}) AS ${MONEY}) AS before,
        CAST(sum(${atRateSql('own_after')}) AS ${MONEY}) AS after
      FROM (SELECT *, sum(delta) OVER own - delta AS own_before, sum(delta) OVER own AS own_after
        FROM (WITH changes AS MATERIALIZED (${changes})
          SELECT unit${by}, native, p, CAST(sum(delta) AS ${MONEY}) AS delta
          FROM (SELECT * FROM changes UNION ALL
            SELECT unit${by}, native, unnest(points) AS p, 0 AS delta
            FROM (SELECT unit${by}, unnest(natives) AS native, points
              FROM (SELECT unit${by}, list(DISTINCT native) AS natives, list(DISTINCT p) AS points
                FROM changes GROUP BY ALL)))
          GROUP BY ALL)
        WINDOW own AS (PARTITION BY unit${by}, native ORDER BY p))
      LEFT JOIN period_rates ON r_native = native AND r_q = ${periodOf('p', interval)}
      GROUP BY ALL)`
}

function movementSql({ policies }: MoneyQuestion, step: MoneyQuestion['interval']): string {
  const { newAgainAfter, minorExpansion } = policies
  const again =
    newAgainAfter === null ? '' : ` OR p - ${periodAfter('last', step)} > ${newAgainAfter}`
  const minor =
    minorExpansion === null
      ? ''
      : `WHEN after > before AND ${scaledSql('(after - before)')} * 10000000000
          <= ${scaledSql('before')} * ${parseDecimal(String(minorExpansion))} THEN 'minor_expansion'`
  return `CASE WHEN after = before THEN NULL
    WHEN before = 0 THEN CASE WHEN last IS NULL${again} THEN 'new' ELSE 'reactivation' END
    WHEN after = 0 THEN 'churn' ${minor}
    WHEN after > before THEN 'expansion' ELSE 'contraction' END`
}
