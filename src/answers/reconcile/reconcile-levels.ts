import type { Catalog, Day, Engine } from '../../engine/engine.ts'
import type { Loose } from '../../engine/reconcile.ts'
import { levelsAtEnds, levelsThrough } from '../../models/business/month-levels.ts'
import { readDecimal } from '../../money/decimal.ts'
import type { RevenuePolicies } from '../../standard/revenue-policies.ts'
import { dayOfInstant, nextPeriod, periodStart } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import { levelQuestion, yearly, type Theirs } from './reconcile-asked.ts'

const KNOT = 'commit'
const MOST = 10_000_000

/** One after the other: what each question prices stands in memory while it is asked. */
export async function inTurn<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const done: R[] = []
  for (const item of items) done.push(await work(item))
  return done
}

/** Ours in total, in scaled money of a year, for each month as theirs is told: at its end, or through it. */
export async function levelsOf(
  engine: Engine,
  asked: MoneyAsked,
  policies: RevenuePolicies,
  { theirs, months }: { readonly theirs: Theirs; readonly months: readonly Day[] },
): Promise<ReadonlyMap<Day, bigint>> {
  const last = months.at(-1)
  const isMapped = engine.catalog.tables.some(({ name }) => name === policies.source)
  if (last === undefined || !isMapped) return new Map()
  const interval = theirs.isThrough ? 'day' : 'month'
  const asOf = nextPeriod(last, 'month')
  const moved = await engine.moved(levelQuestion(asked, policies, { asOf, interval }))
  return theirs.isThrough ? levelsThrough(moved, months) : levelsAtEnds(moved, months)
}

/** Ours by account, in the same way, in one month. */
export async function accountLevels(
  engine: Engine,
  asked: MoneyAsked,
  policies: RevenuePolicies,
  { theirs, month }: { readonly theirs: Theirs; readonly month: Day },
): Promise<ReadonlyMap<string, bigint>> {
  const isMapped = engine.catalog.tables.some(({ name }) => name === policies.source)
  if (!isMapped) return new Map()
  const end = nextPeriod(month, 'month')
  if (!theirs.isThrough) return heldBefore(engine, asked, policies, end)
  const opening = await heldBefore(engine, asked, policies, month)
  const days = Array.from({ length: end - month }, (_, i) => month + i)
  const { items } = await engine.unitsMoved({
    ...levelQuestion(asked, policies, { asOf: end, interval: 'day' }),
    periods: days,
    movements: [],
    limit: MOST,
    offset: 0,
  })
  const sums = new Map([...opening].map(([unit, amount]) => [unit, amount * BigInt(days.length)]))
  for (const { unit, period, before, after } of items) {
    const change = (readDecimal(after) - readDecimal(before)) * BigInt(end - period)
    sums.set(unit, (sums.get(unit) ?? 0n) + change)
  }
  const half = BigInt(days.length)
  return new Map([...sums].map(([unit, sum]) => [unit, (2n * sum + half) / (2n * half)]))
}

/** Theirs by account, in one month, in scaled money of a year. */
export async function theirAccounts(
  engine: Engine,
  { knownBefore }: Pick<MoneyAsked, 'knownBefore'>,
  { theirs, month }: { readonly theirs: Theirs; readonly month: Day },
): Promise<ReadonlyMap<string, bigint>> {
  const { table, name, unit } = theirs
  const sums = await engine.series({
    table,
    name,
    month,
    knownBefore,
    scope: [],
    byAccount: true,
  })
  return new Map(
    sums.flatMap(({ account, amount }) =>
      account === null ? [] : [[account, yearly(amount, unit)] as const],
    ),
  )
}

/** The win of a journey; no stage before it is one. */
export function looseAt(
  engine: Engine,
  { knownBefore }: Pick<MoneyAsked, 'knownBefore'>,
  asOf: Day,
): Promise<readonly Loose[]> {
  return engine.loose({ asOf, knownBefore, scope: [], stage: KNOT })
}

export function hasKnot({ stages, tables }: Catalog): boolean {
  return stages.some(({ id }) => id === KNOT) && tables.some(({ name }) => name === 'subscriptions')
}

/** What journeys won without a subscription would add to ours, told as theirs is. */
export function unbilledLevels(
  loose: readonly Loose[],
  { catalog }: Engine,
  { theirs, months }: { readonly theirs: Theirs; readonly months: readonly Day[] },
): ReadonlyMap<Day, bigint> {
  const offsets = zoneOffsets(catalog.timezone)
  const won = loose.flatMap(({ side, at, amount }) => {
    if (side !== 'won' || amount === null) return []
    const day = at === null ? -Infinity : dayOfInstant(at, offsets)
    const period = theirs.isThrough || at === null ? day : periodStart(day, 'month')
    return [{ period, by: [], movement: 'new' as const, units: 1, amount }]
  })
  return theirs.isThrough ? levelsThrough(won, months) : levelsAtEnds(won, months)
}

async function heldBefore(
  engine: Engine,
  asked: MoneyAsked,
  policies: RevenuePolicies,
  asOf: Day,
): Promise<ReadonlyMap<string, bigint>> {
  const question = levelQuestion(asked, policies, { asOf, interval: 'month' })
  const held = await engine.held({ ...question, limit: null, offset: 0 })
  return new Map(held.map(({ unit, amount }) => [unit, readDecimal(amount)]))
}
