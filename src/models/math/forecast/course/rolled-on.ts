import { addMonths } from '../../../../time/calendar.ts'
import type { WanderingRate } from '../../../../stats/wandering/wandering-rate.ts'
import { expectedCourse } from '../expected-course.ts'
import type { CustomersModel, ForecastModel } from '../forecast-parts.ts'
import { plannedSlice } from './planned-slice.ts'

/**
 * The model as it would stand so many months later, had everything gone as expected: who pays then,
 * what waits, how high rates have risen. As many journeys are under way as at the origin.
 */
export function rolledOn(model: ForecastModel, months: number): ForecastModel {
  if (months <= 0) return model
  const { bookings } = expectedCourse(model, months)
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
        bookings.reduce(
          (sum, amount, at) => sum + amount * (shares[month + months - at] ?? 0),
          waiting[month + months] ?? 0,
        ),
      ),
    },
    customers: agedBy(model, months),
  }
}

function risenBy(rate: WanderingRate, months: number): WanderingRate {
  const { level, slope, season, errors } = rate
  const turn = season.length === 0 ? 0 : months % season.length
  return {
    ...rate,
    level: level + slope * months,
    season: [...season.slice(turn), ...season.slice(0, turn)],
    errors: {
      ...errors,
      level: errors.level + 2 * months * errors.together + months ** 2 * errors.slope,
      together: errors.together + months * errors.slope,
    },
  }
}

function agedBy(model: ForecastModel, months: number): CustomersModel {
  const { customers } = model
  const { existing, fresh, running, ofFresh } = expectedCourse(model, months)
  const { freshLeaving } = plannedSlice(model, months)
  const older = customers.ages.map(({ age, amount }) => {
    let kept = amount
    for (let month = 0; month < months; month++) kept *= 1 - freshLeaving(age + month, month)
    return { age: age + months, amount: kept }
  })
  const began = ofFresh.started.map((amount, month) => ({ age: months - 1 - month, amount }))
  const now = running[months - 1] ?? 0
  const share = customers.running > 0 ? now / customers.running : 0
  return {
    running: now,
    alike: now > 0 ? Math.max(1, Math.round(customers.alike * (share > 0 ? share : 1))) : 0,
    ages: [...scaled(older, existing[months - 1] ?? 0), ...scaled(began, fresh[months - 1] ?? 0)],
  }
}

function scaled(ages: CustomersModel['ages'], to: number): CustomersModel['ages'] {
  const whole = ages.reduce((sum, { amount }) => sum + amount, 0)
  return whole > 0 ? ages.map(({ age, amount }) => ({ age, amount: (amount * to) / whole })) : []
}
