import { yearlyPayments } from '../../../standard/billing-periods.ts'
import type { RevenuePolicies } from '../../../standard/revenue-policies.ts'
import { literal } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownRows } from '../rows/versions.ts'
import { begunDaySql } from './calendar-sql.ts'
import { MONEY, ratioSql } from './exact-sql.ts'
import { mappedColumns } from './mapped-columns.ts'

const BY_USE = ['usage', 'consumption', 'metered', 'pay_as_you_go']

/** SQL for the priced intervals of `subscriptions`, in the columns of `intervals-sql.ts`. */
export function pricedSubscriptionsSql(
  subscriptions: LoadedTable,
  policies: RevenuePolicies,
  { catalog, offsets }: Pick<OpenedBuild, 'catalog' | 'offsets'>,
  before: number | null,
): string {
  const payments = yearlyPayments(policies.weeksPerYear)
  const periods = Object.keys(payments).map(literal).join(', ')
  const day = (instant: string) => begunDaySql(instant, offsets)
  return `
    SELECT s_id, s_account, product, coalesce(currency, ${literal(catalog.currency)}) AS native,
      currency AS written, amount, true AS is_first,
      coalesce(own_end > next AND next > begun, false) AS is_cut,
      CASE WHEN ends <= begins THEN 'empty'
        WHEN ${notRecurring(policies)} THEN 'not_recurring'
        WHEN price IS NULL THEN 'no_amount'
        WHEN price < 0 OR later_price < 0 THEN 'not_positive'
        WHEN price = 0 AND coalesce(later_price, 0) = 0 THEN 'not_recurring'
        WHEN billing_period IS NULL OR billing_period NOT IN (${periods}) THEN 'no_period' END AS why,
      ${day('begins')} AS begin_day, ${day('ends')} AS end_day,
      CASE WHEN later_price IS NOT NULL THEN ${day('discount_ends_at')} END AS split_day,
      ${yearlySql('price', payments)} AS worth,
      ${yearlySql('later_price', payments)} AS later,
      ${day('term_ends_at')} AS term_day, ${day('last_term')} AS last_term_day,
      ${day('committed_at')} AS signed_day
    FROM (SELECT *, ${priceSql(policies)} AS price, ${laterPriceSql(policies)} AS later_price
      FROM (SELECT *, least(own_end, CASE WHEN next > begun THEN next END) AS ends,
          ${policies.trials === 'exclude' ? 'greatest(begun, trial_ends_at)' : 'begun'} AS begins
        FROM (${placedSql(subscriptions, policies, before)})))`
}

/** Intervals in the order of their subscription: when each began and ended by itself, and the next. */
function placedSql(
  subscriptions: LoadedTable,
  policies: RevenuePolicies,
  before: number | null,
): string {
  const or = mappedColumns(subscriptions)
  const moments = [
    'ended_at',
    'cancelled_at',
    'committed_at',
    'trial_ends_at',
    'discount_ends_at',
    'term_ends_at',
  ]
  const texts = ['status', 'revenue_model', 'billing_period']
  const columns = [
    'subscription_id AS s_id',
    'account_id AS s_account',
    'started_at',
    ...['product', 'currency'].map((column) => `${or(column, 'VARCHAR')} AS ${column}`),
    ...moments.map((column) => `${or(column, 'BIGINT')} AS ${column}`),
    ...texts.map((column) => `lower(${or(column, 'VARCHAR')}) AS ${column}`),
    ...['amount', 'list_amount'].map((column) => `${or(column, 'DECIMAL(28, 10)')} AS ${column}`),
  ]
  const signed = `CASE WHEN row_number() OVER own = 1 THEN least(started_at, committed_at) ELSE started_at END`
  return `SELECT *, lead(started_at) OVER own AS next,
      lag(term_ends_at) OVER own AS last_term,
      ${policies.begins === 'committed' ? signed : 'started_at'} AS begun,
      ${policies.ends === 'cancelled' ? 'least(ended_at, cancelled_at)' : 'ended_at'} AS own_end
    FROM (SELECT ${columns.join(', ')} FROM ${knownRows(subscriptions, before)})
    WINDOW own AS (PARTITION BY s_id ORDER BY started_at)`
}

function notRecurring({ notCounted, usage }: RevenuePolicies): string {
  const byUse = usage === 'exclude' ? among('revenue_model', BY_USE) : 'false'
  return `(${among('status', notCounted)} OR ${byUse})`
}

function among(column: string, words: readonly string[]): string {
  return words.length === 0
    ? 'false'
    : `coalesce(${column} IN (${words.map(literal).join(', ')}), false)`
}

function priceSql({ discounts }: RevenuePolicies): string {
  switch (discounts) {
    case 'all':
      return 'amount'
    case 'lasting':
      return `CASE WHEN discount_ends_at IS NOT NULL THEN coalesce(list_amount, amount) ELSE amount END`
    case 'none':
      return 'coalesce(list_amount, amount)'
  }
}

/** The price after a discount that ends within the interval. */
function laterPriceSql({ discounts }: RevenuePolicies): string {
  return discounts === 'all'
    ? `CASE WHEN discount_ends_at > begins AND (ends IS NULL OR discount_ends_at < ends) THEN list_amount END`
    : 'CAST(NULL AS DECIMAL(28, 10))'
}

function yearlySql(price: string, payments: ReturnType<typeof yearlyPayments>): string {
  const cases = Object.entries(payments).map(([word, { num, den }]) => {
    const worth = den === 1 ? `${price} * ${num}` : ratioSql(price, num, den)
    return `WHEN ${literal(word)} THEN CAST(${worth} AS ${MONEY})`
  })
  return `CASE billing_period ${cases.join(' ')} END`
}
