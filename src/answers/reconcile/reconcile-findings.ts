import type { Day, Engine } from '../../engine/engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { formatDay, nextPeriod } from '../../time/calendar.ts'
import { asOfFindings } from '../bowtie/bowtie-findings.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import { moneyFindings } from '../money/money-findings.ts'
import { isTouched, type Theirs } from './reconcile-asked.ts'
import { levelQuestion } from './reconcile-asked.ts'

/** So far from twelve times, or a twelfth, theirs may be and still look like another unit. */
const NEAR_TWELVE = 0.25

/** No series is mapped, or no figure of the ledger. */
export function noSeries({ catalog }: Engine, asked: MoneyAsked): readonly Finding[] {
  const about = { code: 'series_none', severity: 'warning', where: 'reference_series' } as const
  return [{ ...about, rows: 0, params: {} }, ...asOfFindings(catalog, asked)]
}

/** What touches either side: what ours leaves out, and what is wrong with theirs. */
export async function reconcileFindings(
  engine: Engine,
  asked: MoneyAsked,
  { theirs, months }: { readonly theirs: Theirs; readonly months: readonly Day[] },
): Promise<readonly Finding[]> {
  const { catalog } = engine
  const { until: asOf, profile } = asked
  const question = levelQuestion(asked, profile.policies, { asOf, interval: 'month' })
  const leftOut = asked.isMapped ? await engine.leftOut(question) : []
  return [
    ...moneyFindings(catalog, asked, leftOut),
    ...catalog.findings.filter(({ where }) => isTouched(where, theirs)),
    ...beyond(asked, theirs),
    ...missing(months, theirs),
  ]
}

/** Ours and theirs are apart by about twelve. */
export function unitFindings(
  ours: readonly bigint[],
  theirs: readonly bigint[],
  { unit, table }: Theirs,
): readonly Finding[] {
  const [one, other] = [sum(ours), sum(theirs)]
  if (one <= 0 || other <= 0) return []
  // Taken for a month's, a year's figure is twelve times too large; and the other way round.
  const times = unit === 'month' ? other / one : one / other
  if (Math.abs(times / 12 - 1) > NEAR_TWELVE) return []
  const params = { unit }
  return [{ code: 'series_unit', severity: 'warning', where: table, rows: 0, params }]
}

function sum(amounts: readonly bigint[]): number {
  return Number(amounts.reduce((all, amount) => all + amount, 0n))
}

/** `rows`: of the months shown, those whose figures name no account. */
export function withoutAccounts(months: readonly Day[], theirs: Theirs): readonly Finding[] {
  const rows = months.filter((month) => theirs.months.get(month)?.ofAccounts === null).length
  const about = { code: 'series_without_accounts', severity: 'info' } as const
  return rows === 0 ? [] : [{ ...about, where: theirs.table, rows, params: {} }]
}

/** Months that were not over where ours ends. */
function beyond({ until, to }: MoneyAsked, { months, table }: Theirs): readonly Finding[] {
  if (to !== null && to <= until) return []
  const rows = [...months.keys()].filter((month) => nextPeriod(month, 'month') > until).length
  const params = { until: formatDay(until) }
  return rows === 0 ? [] : [{ code: 'series_beyond', severity: 'info', where: table, rows, params }]
}

/** Months between the first and the last of which they say nothing. */
function missing(months: readonly Day[], { table }: Theirs): readonly Finding[] {
  const rows = monthsWithin(months).length - months.length
  const about = { code: 'series_months_missing', severity: 'warning', where: table } as const
  return rows === 0 ? [] : [{ ...about, rows, params: {} }]
}

function monthsWithin(months: readonly Day[]): readonly Day[] {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return []
  const all: Day[] = []
  for (let month = first; month <= last; month = nextPeriod(month, 'month')) all.push(month)
  return all
}
