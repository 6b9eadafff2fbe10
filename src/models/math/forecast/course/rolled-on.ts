import { addMonths } from '../../../../time/calendar.ts'
import { rerouted, type WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import { courseOf } from '../expected-course.ts'
import type { CustomersModel, ForecastModel } from '../forecast-parts.ts'
import { plannedSlice, RISE_KEPT, risen, type PlannedSlice } from './planned-slice.ts'

/**
 * The model as it would stand so many months later, had everything gone as expected: who pays then,
 * what waits, how high rates have risen. As many journeys are under way as at the origin.
 */
export function rolledOn(model: ForecastModel, months: number): ForecastModel {
  if (months <= 0) return model
  const plan = plannedSlice(model, months)
  const found = courseOf(model, plan)
  const { shares, waiting } = model.begin
  const length = Math.max(0, shares.length - 1, waiting.length - months)
  return {
    ...model,
    origin: addMonths(model.origin, months),
    stages: model.stages.map((stage) => ({
      ...stage,
      arrivals: stage.arrivals === null ? null : risenBy(stage.arrivals, months),
    })),
    direct: model.direct === null ? null : risenBy(model.direct, months),
    ...(model.planned === undefined
      ? {}
      : { planned: { ...model.planned, ahead: model.planned.ahead.slice(months) } }),
    begin: {
      ...model.begin,
      waiting: Array.from({ length }, (_, month) =>
        found.course.bookings.reduce(
          (sum, amount, at) => sum + amount * (shares[month + months - at] ?? 0),
          waiting[month + months] ?? 0,
        ),
      ),
    },
    customers: agedBy(model, plan, found),
  }
}

/** As it is a while ahead: a rise has faded, and what is not known of it has come to the level. */
function risenBy(rate: WanderingRate, months: number): WanderingRate {
  const { season } = rate
  const turn = season.length === 0 ? 0 : months % season.length
  const left = RISE_KEPT ** months
  const rise = risen(months) - left * risen(0)
  const later = rerouted(rate, ({ level, slope, errors, ...way }) => ({
    ...way,
    level: level + slope * rise,
    slope: slope * left,
    errors: {
      level: errors.level + 2 * rise * errors.together + rise ** 2 * errors.slope,
      together: left * (errors.together + rise * errors.slope),
      slope: left ** 2 * errors.slope,
    },
  }))
  return { ...later, season: [...season.slice(turn), ...season.slice(0, turn)] }
}

function agedBy(
  { customers }: ForecastModel,
  { months, freshLeaving }: PlannedSlice,
  { course, freshLeft }: ReturnType<typeof courseOf>,
): CustomersModel {
  const { existing, running } = course
  const older = customers.ages.map(({ age, amount }) => {
    let kept = amount
    for (let month = 0; month < months; month++) kept *= 1 - freshLeaving(age + month, month)
    return { age: age + months, amount: kept }
  })
  const whole = older.reduce((sum, { amount }) => sum + amount, 0)
  const grown = whole > 0 ? (existing[months - 1] ?? 0) / whole : 0
  const now = running[months - 1] ?? 0
  const share = customers.running > 0 ? now / customers.running : 0
  return {
    running: now,
    alike: now > 0 ? Math.max(1, Math.round(customers.alike * (share > 0 ? share : 1))) : 0,
    ages: [
      ...older.map(({ age, amount }) => ({ age, amount: amount * grown })),
      ...Array.from(freshLeft, (amount, month) => ({ age: months - 1 - month, amount })),
    ],
  }
}
