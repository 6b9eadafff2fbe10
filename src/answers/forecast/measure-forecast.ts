import type { Engine } from '../../engine/engine.ts'
import { slicesOf } from '../../models/data/slices.ts'
import { dealFacts } from '../../models/math/forecast/deal-facts.ts'
import type { ForecastFacts } from '../../models/math/forecast/facts.ts'
import type { Profile } from '../../standard/profiles.ts'
import type { Day } from '../../time/calendar.ts'
import { forecastMoney, moneyRows, type MoneyRows } from './forecast-money.ts'
import { forecastOrigin } from './forecast-origin.ts'
import { forecastSpend } from './forecast-spend.ts'
import { forecastWing } from './forecast-wing.ts'
import { newBusiness } from '../numbers/new-business.ts'
import type { Asked } from '../input/normalize.ts'

export interface ForecastAsked extends Pick<Asked, 'asOf' | 'knownBefore' | 'by' | 'where'> {
  readonly profile: Profile
}

/** What a forecast of each slice rests on at an as-of date, the largest slice first. */
export type MeasureAt = (
  at: Pick<Asked, 'asOf' | 'knownBefore'>,
) => Promise<readonly ForecastFacts[]>

/**
 * What a forecast of each slice rests on: new business on the left where journeys have kinds, all
 * that recurs on the right. The origin is the first of the as-of date's month, or an earlier one where
 * the data end before (`forecastOrigin`).
 */
export async function measureForecast(
  engine: Engine,
  { asOf, knownBefore, ...asked }: ForecastAsked,
): Promise<readonly ForecastFacts[]> {
  return forecastMeasure(engine, asked)({ asOf, knownBefore })
}

/**
 * The same for one date after another, the latest first. Where rows do not say when they were
 * recorded, what moved until the latest tells the earlier ones without being asked again.
 */
export function forecastMeasure(
  engine: Engine,
  { profile, by, where }: Omit<ForecastAsked, 'asOf' | 'knownBefore'>,
): MeasureAt {
  let kept: { readonly rows: MoneyRows | null; readonly until: Day } | null = null
  return async ({ asOf, knownBefore }) => {
    const origin = forecastOrigin(engine.catalog, asOf, profile)
    const whole = { view: 'period', from: null, to: null, interval: null } as const
    const asked: Asked = { ...whole, asOf: origin, knownBefore, by, where }
    const business = newBusiness(engine.catalog, asked)
    const isKept = kept !== null && !engine.catalog.recorded && origin <= kept.until
    const rows =
      kept !== null && isKept ? kept.rows : await moneyRows(engine, { asked, business, profile })
    kept = { rows, until: kept !== null && isKept ? kept.until : origin }
    const wing = await forecastWing(engine, business)
    const spent = await forecastSpend(engine, asked, profile)
    const late = wing.recorded === null ? {} : { recorded: wing.recorded }
    const money = await forecastMoney(engine, { asked, profile }, rows)
    const paid = wing.first === null ? 'paid' : ''
    const slices = slicesOf(
      [
        ...wing.entered,
        ...money.moved.map((each) => ({ stage: paid, by: each.by, count: each.units })),
      ],
      wing.first ?? paid,
      by.length,
    )
    return slices.map((slice): ForecastFacts => {
      const { stages, spread, ...wins } = wing.of(slice)
      const { customers, onboarding, signed, spread: paying } = money.of(slice)
      const deals = dealFacts({ ...wins, signed, spread: spread ?? paying })
      const spend = spent(slice)
      const told = spend === null ? {} : { spend }
      return { by: slice, origin, stages, ...deals, ...late, onboarding, customers, ...told }
    })
  }
}
