import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { knownRows } from '../rows/versions.ts'

/** SQL for the exchange rates known, above zero: `r_currency`, `r_day` and `rate`; `null` where none are mapped. */
export function knownRatesSql(
  { tables }: Pick<OpenedBuild, 'tables'>,
  before: number | null,
): string | null {
  const rates = tables.get('exchange_rates')
  return rates === undefined
    ? null
    : `SELECT * FROM (
        SELECT currency AS r_currency, CAST(date - DATE '1970-01-01' AS INTEGER) AS r_day,
          TRY_CAST(CAST(rate AS VARCHAR) AS DECIMAL(28, 10)) AS rate
        FROM ${knownRows(rates, before)}) WHERE rate > 0`
}

/** SQL for lines of a `native` currency and a `day`, each with the `rate` known by then, or NULL. */
export function withRatesSql(
  lines: string,
  build: Pick<OpenedBuild, 'tables'>,
  before: number | null,
): string {
  const rates = knownRatesSql(build, before)
  return rates === null
    ? `SELECT *, CAST(NULL AS DECIMAL(28, 10)) AS rate FROM (${lines})`
    : `SELECT l.*, r.rate FROM (${lines}) l
        ASOF LEFT JOIN (${rates}) r ON r.r_currency = l.native AND l.day >= r.r_day`
}

interface PeriodRates {
  readonly rates: string
  /** The project's own. */
  readonly currency: string
  readonly asOf: number
}

/** SQL over `priced` and `span` for the rate, `rate`, of each `r_native` on the last day of each `r_q`. */
export function periodRatesSql({ rates, currency, asOf }: PeriodRates): string {
  return `SELECT s.native AS r_native, s.q AS r_q, r.rate
    FROM (SELECT native, q, least(q_next, ${asOf}) - 1 AS last_day
      FROM (SELECT DISTINCT native FROM priced WHERE native <> ${literal(currency)}) CROSS JOIN span) s
    ASOF JOIN (${rates}) r ON r.r_currency = s.native AND s.last_day >= r.r_day`
}
