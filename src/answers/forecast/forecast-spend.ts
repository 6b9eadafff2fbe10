import type { Engine, Slice } from '../../engine/engine.ts'
import { bySlice } from '../../models/data/by-slice.ts'
import type { SpendFacts } from '../../models/math/forecast/facts.ts'
import { monthsBetween } from '../../models/math/forecast/months-between.ts'
import type { Profile } from '../../standard/profiles.ts'
import { questionOf, type Asked } from '../input/normalize.ts'
import { forecastOrigin } from './forecast-origin.ts'

/**
 * What each slice has spent before the as-of date, the origin of a forecast, and plans to spend from
 * then on; `null` where neither is told. Where rows do not say when they were recorded, what has
 * happened since is no plan: of a past date nothing was planned.
 */
export async function forecastSpend(
  engine: Engine,
  asked: Asked,
  profile: Profile,
): Promise<(slice: Slice) => SpendFacts | null> {
  const { catalog } = engine
  const { knownBefore, by, where, scope } = questionOf(asked)
  const table = catalog.tables.find(({ name }) => name === 'spend')
  if (table === undefined) return () => null
  const isPlan =
    table.columns.includes('recorded_at') ||
    asked.asOf >= forecastOrigin(catalog, catalog.asOf, profile)
  const told = bySlice(await engine.spent({ knownBefore, by, where, scope }))
  return (slice) => {
    const months = told(slice)
      .map(({ month, amount }) => ({ at: monthsBetween(asked.asOf, month), amount }))
      .toSorted((one, other) => one.at - other.at)
    const past = months.filter(({ at }) => at < 0)
    const ahead = isPlan ? months.filter(({ at }) => at >= 0) : []
    const [first] = past
    const last = past.at(-1)
    if (first === undefined || last === undefined) return null
    const amountAt = (at: number): number | null | undefined => {
      const amount = months.find((month) => month.at === at)?.amount
      return amount === null || amount === undefined ? amount : Number(amount)
    }
    return {
      // Between months with rows, one without has spent nothing.
      past: Array.from({ length: -first.at }, (_, at) => {
        const amount = amountAt(first.at + at)
        return amount === undefined ? (first.at + at <= last.at ? 0 : null) : amount
      }),
      ahead: Array.from({ length: (ahead.at(-1)?.at ?? -1) + 1 }, (_, at) => amountAt(at) ?? null),
    }
  }
}
