import {
  steady,
  wanderingBy,
  type Seasonal,
  type WanderingRate,
  type Way,
} from '../../../stats/wandering/wandering-rate.ts'
import type { ForecastModel, StageModel } from './forecast-parts.ts'

/** A model for tests: nobody there, nobody comes, all that is known is sure; but for what is given. */
export function madeModel(given: Partial<ForecastModel> = {}): ForecastModel {
  const sure = steady(0, 0)
  return {
    by: [],
    origin: 20_454,
    stages: [],
    direct: null,
    winning: sure,
    price: { mean: 1, spread: 0, level: sure },
    begin: { shares: [1], waiting: [], level: sure },
    customers: { running: 0, alike: 0, ages: [] },
    churn: { hazards: [], atOnce: 0, level: sure, size: 1 },
    expansion: { expanded: null, contracted: null, returned: null, currency: 0 },
    paidYearly: 0,
    isUnsigned: false,
    gaps: [],
    ...given,
  }
}

/** A stage that nobody enters or leaves and nobody is in; but for what is given. */
export function madeStage(id: string, given: Partial<StageModel> = {}): StageModel {
  return {
    id,
    arrivals: null,
    curve: { next: [0], skipped: [0], lost: [0] },
    toCommit: [0],
    trusted: 0,
    open: [],
    ...given,
  }
}

/** A rate for tests that goes one way: known, even and without drift or season, but for what is given. */
export function madeRate(
  level: number,
  { errors, slope = 0, drift = 0, ...given }: MadeRate = {},
): WanderingRate {
  const known = { level: 0, slope: 0, together: 0, ...errors }
  return wanderingBy([{ share: 1, level, slope, drift, errors: known }], {
    season: [],
    seasonError: 0,
    dispersion: 1,
    ...given,
  })
}

export interface MadeRate extends Partial<Seasonal> {
  readonly slope?: number
  readonly drift?: number
  readonly errors?: Partial<Way['errors']>
}
