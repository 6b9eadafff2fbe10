import type { Catalog, Engine } from '../../engine/engine.ts'
import type { LeftOut, NotCounted } from '../../engine/money.ts'
import type { Finding, FindingCode } from '../../findings/finding.ts'
import { addDecimals } from '../../money/decimal.ts'
import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import { formatDay } from '../../time/calendar.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import { moneyAsked, moneyQuestion, type MoneyAsked, type MoneyInput } from './money-asked.ts'
import { nearestFilter } from '../input/nearest-filter.ts'
import { subscriptionsOf } from './subscriptions-of.ts'

const codes = {
  not_recurring: 'money_not_recurring',
  no_amount: 'money_without_amount',
  no_period: 'money_without_period',
  no_rate: 'money_without_rate',
  not_positive: 'money_not_positive',
  empty: 'money_empty',
  overlap: 'money_overlapping',
} as const satisfies Readonly<Record<NotCounted, FindingCode>>

const severities: Readonly<Record<NotCounted, Finding['severity']>> = {
  not_recurring: 'info',
  no_amount: 'warning',
  no_period: 'warning',
  no_rate: 'warning',
  not_positive: 'warning',
  empty: 'warning',
  overlap: 'info',
}

/** What touches recurring money: the build's findings, what is left out of it, and the question. */
export function moneyFindings(
  catalog: Catalog,
  asked: MoneyAsked,
  leftOut: readonly LeftOut[],
): readonly Finding[] {
  const { source } = asked.profile.policies
  const touched = [source, 'accounts', 'exchange_rates']
  if (!asked.isMapped) {
    return [...unmapped(source, 'by_profile'), ...asOfFindings(catalog, asked)]
  }
  return [
    ...catalog.findings.filter(({ where }) => touched.includes(where.split(/[./]/u)[0] ?? '')),
    ...leftOutFindings(leftOut, asked, catalog.currency),
    ...grainFindings(catalog, asked),
    ...linkFindings(catalog, asked),
    ...asOfFindings(catalog, asked),
  ]
}

/** That a table is missing which the profile reads, or which is needed by any. */
export function unmapped(where: string, needed: 'by_profile' | 'always'): readonly Finding[] {
  return [{ code: 'money_without_table', severity: 'warning', where, rows: 0, params: { needed } }]
}

/**
 * What recurring money leaves out of a build, by the table that the profile counts from, or by the
 * other one where that is not mapped.
 */
export async function dataLeftOut(
  engine: Engine,
  input: Pick<MoneyInput, 'asOf' | 'profile'>,
): Promise<readonly Finding[]> {
  const { catalog } = engine
  const asked = moneyAsked(catalog, { ...input, by: [], where: [] }, 'month')
  const { policies } = asked.profile
  const mapped = (name: string): boolean => catalog.tables.some((table) => table.name === name)
  const source = ([policies.source, 'subscriptions', 'charges'] as const).find(mapped)
  if (source === undefined) return []
  const profile = { ...asked.profile, policies: { ...policies, source } }
  const own: MoneyAsked = { ...asked, profile }
  return leftOutFindings(await engine.leftOut(moneyQuestion(own)), own, catalog.currency)
}

/** One finding for each reason, with the money at stake in each currency. */
function leftOutFindings(
  leftOut: readonly LeftOut[],
  { profile }: MoneyAsked,
  ours: string,
): readonly Finding[] {
  const { source } = profile.policies
  const reasons = Object.keys(codes) as readonly NotCounted[]
  return reasons.flatMap((why): readonly Finding[] => {
    const own = leftOut.filter((each) => each.why === why && each.intervals > 0)
    const rows = own.reduce((sum, { intervals }) => sum + intervals, 0)
    if (rows === 0) return []
    const sums = new Map<string, string>()
    for (const { amount, currency } of own) {
      const name = currency ?? ours
      const sum = addDecimals(sums.get(name) ?? null, amount)
      if (sum !== null) sums.set(name, sum)
    }
    const amounts = Array.from(sums, ([currency, amount]) => ({ currency, amount }))
    const params = { amounts, source }
    return [{ code: codes[why], severity: severities[why], where: source, rows, params }]
  })
}

/** Where nothing tells the units apart, they are accounts. */
function grainFindings({ tables }: Catalog, { grain, profile }: MoneyAsked): readonly Finding[] {
  const [table, column] =
    grain === 'parent'
      ? ['accounts', 'parent_id']
      : [profile.policies.source, grain === 'product' ? 'product' : 'account_id']
  if (grain === 'account' || grain === 'subscription') return []
  const mapped = tables.find(({ name }) => name === table)
  if (mapped?.columns.includes(column) === true) return []
  const where = `${table}.${column}`
  return [{ code: 'money_grain_unmapped', severity: 'warning', where, rows: 0, params: { grain } }]
}

function linkFindings(catalog: Catalog, asked: MoneyAsked): readonly Finding[] {
  if (subscriptionsOf(catalog, asked, asked.profile.policies.source) !== 'unlinked') return []
  const where = 'journeys.subscription_id'
  return [{ code: 'money_unlinked', severity: 'warning', where, rows: 0, params: {} }]
}

/** Nothing matches the filters asked for. */
export function noMatch(
  { where }: Pick<MoneyAsked, 'where'>,
  nearest: string | null,
): readonly Finding[] {
  if (where.length === 0) return []
  const filters = where
    .flatMap(({ dimension, values }) => values.map((value) => `${dimension}=${value ?? ''}`))
    .join(', ')
  const params = { filters, nearest }
  return [{ code: 'no_match', severity: 'warning', where: 'where', rows: 0, params }]
}

/** `rows`: of the last period, which is not over. */
export function underWay(rows: number, { until }: MoneyAsked): readonly Finding[] {
  if (rows === 0) return []
  const params = { until: formatDay(until) }
  return [{ code: 'period_under_way', severity: 'info', where: 'maturity', rows, params }]
}

/** `sizes`: of how many customers each share is. */
export function fewCustomers(sizes: readonly number[], where: string): readonly Finding[] {
  const rows = sizes.filter((n) => n < DIRECTIONAL).length
  const about = { code: 'few_customers', severity: 'info', where } as const
  return rows === 0 ? [] : [{ ...about, rows, params: { least: DIRECTIONAL } }]
}

/** A value of a dimension that occurs and may be meant, by the money that has it. */
export function nearestOfMoney(engine: Engine, asked: MoneyAsked): Promise<string | null> {
  const question = { ...moneyQuestion(asked), where: [] }
  return nearestFilter(asked, async (dimension) => {
    const moved = await engine.moved({ ...question, by: [dimension] })
    return moved.flatMap(({ by }) => by[0] ?? [])
  })
}
