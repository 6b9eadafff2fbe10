import * as made from '../../render/goldens/envelopes.ts'
import { withRates } from './with-rates.ts'

/** A mature one, an early one, one that is higher so far, a directional one, two that are not told. */
export const ratedHarbor = withRates(made.harbor('en'), {
  awareness: { rate: 0.248, low: 0.24, high: 0.256, age: 60, median: 5.8 },
  education: { rate: 0.47, low: 0.43, high: 0.51, maturity: 0.31, age: 60, median: 14 },
  consideration: { rate: 0.452, low: 0.418, high: 0.486, age: 30, median: 7 },
  selection: { rate: 0.243, low: 0.21, high: 0.28, median: 38.4 },
  commit: { rate: 0.9, low: 0.66, high: 0.98, n: 19, age: 60, median: 21 },
  live: { rate: 1, n: 142, age: 180, median: 69.5 },
  impact: { maturity: 0, age: 365 },
  retention: { n: 4, age: 90 },
})
/** The same a period before: some of it. */
export const ratedBefore = withRates(made.harbor('en'), {
  awareness: { rate: 0.22, low: 0.21, high: 0.23, age: 60, median: 6 },
  selection: { rate: 0.25, low: 0.2, high: 0.3, median: 30 },
  impact: { rate: 0.6, low: 0.5, high: 0.7, age: 365, median: 300 },
})
