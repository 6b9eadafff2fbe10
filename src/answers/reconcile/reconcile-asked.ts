import type { Day, Engine } from '../../engine/engine.ts'
import type { MoneyQuestion } from '../../engine/money.ts'
import type { SeriesSum, SeriesTable } from '../../engine/reconcile.ts'
import { parseDecimal, readDecimal } from '../../money/decimal.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import { nextPeriod, parseDay, periodStart } from '../../time/calendar.ts'
import { CallError } from '../call-error.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import type { MoneyOf } from '../money/revenue-columns.ts'
import { suggestName } from '../input/suggest-name.ts'
import { questionBy } from '../money/money-asked.ts'

/** What finance's own ledger is called among the series. */
export const LEDGER = 'ledger'

/** Somebody else's figures, in scaled money of a year. */
export interface Theirs {
  readonly name: string
  readonly table: SeriesTable
  /** What a figure is of, as they give it. */
  readonly unit: MoneyOf
  /** Earned through the month; else what it was at its end. */
  readonly isThrough: boolean
  readonly months: ReadonlyMap<Day, TheirMonth>
}

export interface TheirMonth {
  readonly amount: bigint
  /** Of a figure for the whole company, where there is one. */
  readonly isWhole: boolean
  /** Figures that name an account, in sum; `null` where there are none. */
  readonly ofAccounts: bigint | null
}

/** What is asked beside what every answer about money is asked. */
export interface ReconcileAsked extends MoneyAsked {
  readonly per: MoneyOf
  /** Scaled, in a year's money: gaps as small are none. */
  readonly tolerance: bigint
}

/** The series of that name, or the only one; `null` where there is none at all. */
export async function theirsOf(
  engine: Engine,
  { knownBefore }: Pick<MoneyAsked, 'knownBefore'>,
  asked: { readonly series: string | undefined; readonly unit: MoneyOf | undefined },
): Promise<Theirs | null> {
  const all = { knownBefore, scope: [], name: null, month: null, byAccount: false }
  const [series, ledger] = await Promise.all([
    engine.series({ ...all, table: 'reference_series' }),
    engine.series({ ...all, table: 'finance' }),
  ])
  const names = [...new Set(series.map(({ name }) => name))].toSorted()
  const name = seriesName(asked.series, names, ledger.length > 0)
  if (name === null) return null
  const unit = asked.unit ?? unitSaid(name)
  const own = series.filter((each) => each.name === name)
  return own.length > 0
    ? { name, table: 'reference_series', unit, isThrough: false, months: monthsOf(own, unit) }
    : { name, table: 'finance', unit, isThrough: true, months: monthsOf(ledger, unit) }
}

/** A series that is called `reported_arr` is of a year; others are of a month. */
function unitSaid(name: string): MoneyOf {
  const words = name.toLowerCase().split(/[^\p{L}]+/u)
  return words.some((word) => ['arr', 'annual', 'yearly'].includes(word)) ? 'year' : 'month'
}

/** Figures as they stand, in a year's money. */
export function yearly(amount: string, unit: MoneyOf): bigint {
  return readDecimal(amount) * (unit === 'month' ? 12n : 1n)
}

/** Months that are over by the as-of date and lie in the range, first to last. */
export function monthsAsked(
  { months }: Theirs,
  { from, until }: Pick<MoneyAsked, 'from' | 'until'>,
): readonly Day[] {
  return [...months.keys()]
    .filter((month) => month >= (from ?? -Infinity) && nextPeriod(month, 'month') <= until)
    .toSorted((one, other) => one - other)
}

/** The question of the engine about what accounts pay at the end of a day before. */
export function levelQuestion(
  { knownBefore }: Pick<MoneyAsked, 'knownBefore'>,
  policies: RevenuePolicies,
  { asOf, interval }: Pick<MoneyQuestion, 'asOf' | 'interval'>,
): MoneyQuestion {
  // Who comes and goes within a period changes no level.
  const told = { ...policies, within: 'net' } as const
  return questionBy({ asOf, knownBefore, by: [], where: [] }, interval, told)
}

/** `2026-03`, or a day of it. */
export function monthOf(text: string | undefined): Day | null {
  if (text === undefined) return null
  const trimmed = text.trim()
  const day = parseDay(/^\d{4}-\d{2}$/u.test(trimmed) ? `${trimmed}-01` : trimmed)
  if (day !== null) return periodStart(day, 'month')
  throw new CallError('bad_date', `month is not a month: ${text}`, 'write YYYY-MM')
}

/** Scaled, of a year. */
export function toleranceOf(text: string, unit: MoneyOf): bigint {
  const scaled = parseDecimal(text)
  if (scaled !== null && scaled >= 0n) return scaled * (unit === 'month' ? 12n : 1n)
  throw new CallError(
    'bad_option',
    `tolerance is not an amount: ${text}`,
    'write an amount of money from 0 on, such as 0.005 or 1',
  )
}

/** A finding of the build touches theirs, or what joins the two sides. */
export function isTouched(where: string, { table }: Theirs): boolean {
  return where.split(/[./]/u)[0] === table || where === 'journeys.subscription_id'
}

function seriesName(
  wanted: string | undefined,
  names: readonly string[],
  hasLedger: boolean,
): string | null {
  const known = [...names, ...(hasLedger && !names.includes(LEDGER) ? [LEDGER] : [])]
  if (wanted !== undefined) {
    if (known.includes(wanted.trim())) return wanted.trim()
    throw new CallError(
      'bad_option',
      `series is none that is known: ${wanted}`,
      known.length === 0
        ? 'map the table reference_series, or finance with its revenue'
        : suggestName(wanted, known),
    )
  }
  if (names.length <= 1) return names[0] ?? known[0] ?? null
  throw new CallError(
    'bad_option',
    `series is not given, and there are several: ${known.join(', ')}`,
    `give series ${names[0] ?? ''}, or another of them`,
  )
}

function monthsOf(sums: readonly SeriesSum[], unit: MoneyOf): ReadonlyMap<Day, TheirMonth> {
  const months = new Map<Day, { whole: bigint | null; accounts: bigint | null }>()
  for (const { month, ofAccounts, amount } of sums) {
    const own = months.get(month) ?? { whole: null, accounts: null }
    const figure = yearly(amount, unit)
    if (ofAccounts) own.accounts = (own.accounts ?? 0n) + figure
    else own.whole = (own.whole ?? 0n) + figure
    months.set(month, own)
  }
  return new Map(
    [...months].map(([month, { whole, accounts }]) => [
      month,
      { amount: whole ?? accounts ?? 0n, isWhole: whole !== null, ofAccounts: accounts },
    ]),
  )
}
