import { shareLeft } from '../../models/math/customer-lifetime.ts'
import { measured } from '../../stats/retention/measured.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerRow, AnswerTable } from '../answer.ts'
import type { CountedLives, SliceLifetime } from './count-lived.ts'
import { curveColumns, slicing } from './lifetime-columns.ts'
import { curveLabels } from './lifetime-words.ts'
import { lifetimeFindings } from './lifetime-findings.ts'
import { summaryOf } from './lifetime-rows.ts'
import { moneyRef } from '../refs/money-ref.ts'

const DAYS = 365.25

/** One row for each slice and age until the horizon: what was seen, and what the curve tells. */
export function curveRows(counted: CountedLives): AnswerTable {
  const { context, asked, slices } = counted
  const { columns, cellsOf } = slicing(counted, curveColumns(context.lang))
  return {
    asOf: formatDay(asked.asOf),
    columns,
    rows: slices.flatMap((slice) =>
      agesOf(slice, counted).map((row) => ({ ...cellsOf(slice), ...row })),
    ),
    summary: summaryOf(counted, 'curve'),
    findings: lifetimeFindings(counted),
  }
}

function agesOf(
  { lived, told, since, until, by }: SliceLifetime,
  { asked, terms, context }: CountedLives,
): readonly AnswerRow[] {
  if (since === null) return []
  const { perYear, horizon } = terms
  const seen = new Map(measured(lived.exposures).map((each) => [each.age, each]))
  const oldest = Math.max(0, ...seen.keys())
  const last = told.fit === null ? oldest : Math.max(oldest, horizon * perYear)
  const { catalog } = context.engine
  const ref = moneyRef(since, until, by, { asked, catalog, movement: 'new' })
  return Array.from({ length: last + 1 }, (_, age): AnswerRow => {
    const own = seen.get(age)
    const fitted = shareLeft(told.choice, age / perYear, perYear)
    return {
      age,
      days: (age / perYear) * DAYS,
      at_risk: own?.atRisk ?? null,
      lost: own?.lost ?? null,
      share: age === 0 ? 1 : (own?.share ?? null),
      share_low: own?.interval?.low ?? null,
      share_high: own?.interval?.high ?? null,
      fitted: fitted.value,
      fitted_low: fitted.low,
      fitted_high: fitted.high,
      curve: told.fit === null ? null : curveLabels[told.fit.curve.model][context.lang],
      model: told.fit?.curve.model ?? null,
      ref,
    }
  })
}
