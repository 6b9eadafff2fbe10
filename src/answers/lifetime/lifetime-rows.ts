import { shareLeft } from '../../models/math/customer-lifetime.ts'
import { minorDigits } from '../../money/decimal.ts'
import { formatDay } from '../../time/calendar.ts'
import type { AnswerRow, AnswerTable } from '../answer.ts'
import type { CountedLives, SliceLifetime } from './count-lived.ts'
import { lifetimeColumns, shareYears, slicing } from './lifetime-columns.ts'
import { lifetimeFindings } from './lifetime-findings.ts'
import { chosenWords, curveLabels, lifetimeSentence } from './lifetime-words.ts'
import { moneyRef } from '../refs/money-ref.ts'
import { rangedCells } from './ranged.ts'

const DAYS = 365.25

/** One row for each slice: how long its customers stay, and what they are worth. */
export function lifetimeRows(counted: CountedLives): AnswerTable {
  const { context, asked, slices } = counted
  const { columns, cellsOf } = slicing(counted, lifetimeColumns(asked.grain, context.lang))
  return {
    asOf: formatDay(asked.asOf),
    columns,
    rows: slices
      .filter(({ lived }) => lived.customers > 0)
      .map((slice) => ({ ...cellsOf(slice), ...figures(slice, counted) })),
    summary: summaryOf(counted, 'lifetime'),
    findings: lifetimeFindings(counted),
  }
}

/** What both views say beside their rows. */
export function summaryOf(counted: CountedLives, view: string): AnswerTable['summary'] {
  const { terms, step, cohorts, asked } = counted
  const { horizon, margin, discounting } = terms
  return {
    sentence: lifetimeSentence(counted),
    view,
    interval: step,
    cohorts,
    horizon,
    margin,
    discounting,
    paid: 'beginning',
    grain: asked.grain,
    basis: asked.profile.source,
  }
}

function figures(slice: SliceLifetime, { context, asked, terms }: CountedLives): AnswerRow {
  const { lived, told, since, until, by } = slice
  const { catalog } = context.engine
  const digits = minorDigits(catalog.currency)
  const money = (value: number | null): string | null =>
    value === null ? null : value.toFixed(digits)
  const shares = shareYears.map((years) =>
    rangedCells(`share_${years}y`, shareLeft(told.choice, years, terms.perYear), (value) => value),
  )
  return {
    customers: lived.customers,
    lost: lived.lost,
    known: days(told.known),
    curve: told.fit === null ? null : curveLabels[told.fit.curve.model][context.lang],
    chosen: told.fit === null ? null : chosenWords[told.choice.by][context.lang],
    model: told.fit?.curve.model ?? null,
    chosen_by: told.fit === null ? null : told.choice.by,
    ...rangedCells('lifetime', told.lifetime, days),
    lifetime_naive: days(told.lifetimeNaive),
    ...Object.fromEntries(shares.flatMap((cells) => Object.entries(cells))),
    ...rangedCells('value', told.value, money),
    value_naive: money(told.valueNaive),
    ...rangedCells('residual_value', told.residualValue, money),
    ref: since === null ? null : moneyRef(since, until, by, { asked, catalog, movement: 'new' }),
  }
}

function days(years: number | null): number | null {
  return years === null ? null : years * DAYS
}
