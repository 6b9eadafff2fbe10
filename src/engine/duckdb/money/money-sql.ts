import type { MoneyQuestion } from '../../money.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince } from '../subscription-slices.ts'
import { periodOf, spanSql } from './calendar-sql.ts'
import { convertedSql } from './exact-sql.ts'
import { knownRatesSql, periodRatesSql } from './exchange-sql.ts'
import { pricedSql } from './intervals-sql.ts'

/** What the SQL of every question about money begins with. */
export interface MoneySql {
  /**
   * Common tables: `priced`; `plain`, of the units that pay in the project's currency alone;
   * `span`, all periods. Where amounts are worth what they are at each period's end: `mixed`, of
   * the other units, and `period_rates`.
   */
  readonly tables: readonly string[]
  /** There are `mixed` and `period_rates`. */
  readonly isMixed: boolean
  /** `by_<i>`, a comma before each. */
  readonly by: string
}

/** `null` where the source of the question is not mapped. */
export function moneySql(question: MoneyQuestion, build: OpenedBuild): MoneySql | null {
  const priced = pricedSql(question, build)
  if (priced === null) return null
  const { currency } = build.catalog
  const rates = knownRatesSql(build, knownSince(question, build))
  const isMixed = rates !== null && question.policies.currency === 'period'
  const { asOf, interval } = question
  const first = `SELECT ${periodOf('min(starts)', interval)} FROM priced`
  const foreign = `SELECT unit FROM priced WHERE native <> ${literal(currency)}`
  return {
    isMixed,
    by: question.by.map((_, i) => `, by_${i}`).join(''),
    tables: [
      `priced AS MATERIALIZED (${priced})`,
      `span AS (${spanSql(first, asOf - 1, interval)})`,
      ...(isMixed
        ? [
            `plain AS (SELECT * FROM priced WHERE unit NOT IN (${foreign}))`,
            `mixed AS (SELECT * FROM priced WHERE unit IN (${foreign}))`,
            `period_rates AS MATERIALIZED (${periodRatesSql({ rates, currency, asOf })})`,
          ]
        : [`plain AS (SELECT * FROM priced)`]),
    ],
  }
}

/** SQL for what changes on a `day`, by how much (`delta`): each piece when it starts and stops. */
export function eventsSql(from: string, columns: string): string {
  return `(SELECT ${columns}, starts AS day, worth AS delta FROM ${from}
    UNION ALL SELECT ${columns}, stops, -worth FROM ${from} WHERE stops IS NOT NULL)`
}

/** SQL for an amount at `rate`, or as it is where that is NULL. */
export function atRateSql(amount: string, rate = 'rate'): string {
  return `CASE WHEN ${rate} IS NULL THEN ${amount} ELSE ${convertedSql(amount, rate)} END`
}
