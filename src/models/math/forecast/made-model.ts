import { steady } from '../../../stats/wandering/wandering-rate.ts'
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
