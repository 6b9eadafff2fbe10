import type { MoneyQuestion } from '../../money.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownSince } from './subscription-slices.ts'
import { periodOf, spanSql } from './calendar-sql.ts'
import { convertedSql } from './exact-sql.ts'
import { knownRatesSql, periodRatesSql } from './exchange-sql.ts'
import { pricedSql } from './intervals-sql.ts'
import { stepsSql } from './steps-sql.ts'
import { bySql } from './by-sql.ts'

/** A question about money, and the periods that its steps are told by. */
export interface MoneyAsked {
  readonly question: MoneyQuestion
  readonly build: OpenedBuild
  readonly step: MoneyQuestion['interval']
}

/** Names of tables that hold what a question begins with. */
export interface TablesAtHand {
  readonly priced: string
  /** `null` where the question needs none. */
  readonly steps: string | null
}

/** What the SQL of every question about money begins with. */
export interface MoneySql {
  /**
   * Common tables: `priced`; `steps`, of the units that pay in the project's currency alone;
   * `span`, all periods. Where amounts are worth what they are at each period's end: `mixed`, the
   * pieces of the other units, and `period_rates`.
   */
  readonly tables: readonly string[]
  /** There are `mixed` and `period_rates`. */
  readonly isMixed: boolean
  /** `by_<i>`, a comma before each. */
  readonly by: string
}

/** SQL for the priced pieces of a question, and for the steps made of them; `null` where its source is not mapped. */
export function moneyAsked({ question, build, step }: MoneyAsked): {
  readonly priced: string
  readonly steps: (priced: string) => string
} | null {
  const priced = pricedSql(question, build)
  if (priced === null) return null
  const by = bySql(question)
  const plain = (from: string): string =>
    isMixed(question, build)
      ? `(SELECT * FROM ${from} WHERE unit NOT IN (${foreignSql(from, build)}))`
      : from
  return { priced, steps: (from) => stepsSql({ pieces: plain(from), by, step }) }
}

/** `null` where the source of the question is not mapped. */
export function moneySql(asked: MoneyAsked, atHand: TablesAtHand | null): MoneySql | null {
  const sql = moneyAsked(asked)
  if (sql === null) return null
  const { question, build } = asked
  const { currency } = build.catalog
  const { asOf, interval } = question
  const rates = knownRatesSql(build, knownSince(question, build))
  const mixed = isMixed(question, build)
  const first = `SELECT ${periodOf('min(starts)', interval)} FROM priced`
  return {
    isMixed: mixed,
    by: bySql(question),
    tables: [
      ...(atHand === null
        ? [
            `priced AS MATERIALIZED (${sql.priced})`,
            `steps AS MATERIALIZED (${sql.steps('priced')})`,
          ]
        : [
            `priced AS (FROM ${atHand.priced})`,
            ...(atHand.steps === null ? [] : [`steps AS (FROM ${atHand.steps})`]),
          ]),
      `span AS (${spanSql(first, asOf - 1, interval)})`,
      ...(mixed && rates !== null
        ? [
            `mixed AS (SELECT * FROM priced WHERE unit IN (${foreignSql('priced', build)}))`,
            `period_rates AS MATERIALIZED (${periodRatesSql({ rates, currency, asOf })})`,
          ]
        : []),
    ],
  }
}

/** Amounts in other currencies are worth what they are at each period's end. */
function isMixed({ policies }: MoneyQuestion, { tables }: OpenedBuild): boolean {
  return policies.currency === 'period' && tables.has('exchange_rates')
}

/** SQL for the units that pay in another currency, too. */
function foreignSql(from: string, { catalog }: OpenedBuild): string {
  return `SELECT unit FROM ${from} WHERE native <> ${literal(catalog.currency)}`
}

/** SQL for an amount at `rate`, or as it is where that is NULL. */
export function atRateSql(amount: string, rate = 'rate'): string {
  return `CASE WHEN ${rate} IS NULL THEN ${amount} ELSE ${convertedSql(amount, rate)} END`
}
