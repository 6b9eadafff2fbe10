import type { ForecastModel } from '../forecast-parts.ts'
import { losingShares } from './planned-slice.ts'

const YEAR = 12
const STEPS = 64
/** By so much more all who may leave do. */
const MOST = 2 ** 40

/**
 * Of what runs at the origin of these slices, the share expected to leave or shrink away within a year,
 * with churn times a factor; what it grows by is left out. `null`: nothing runs.
 */
export function yearLoss(models: readonly ForecastModel[], factor = 1): number | null {
  const running = models.reduce((sum, { customers }) => sum + customers.running, 0)
  if (!(running > 0)) return null
  const lost = models.reduce(
    (sum, model) => sum + model.customers.running * lossOf(model, factor),
    0,
  )
  return lost / running
}

/** The least factor of churn by which that share is lost; as far as it goes, where it does not. */
export function lossFactor(models: readonly ForecastModel[], share: number): number {
  const lossAt = (factor: number): number => yearLoss(models, factor) ?? 0
  if (share <= 0) return 0
  const now = lossAt(1)
  if (share === now) return 1
  let [below, above] = share < now ? [0, 1] : [1, 2]
  while (above < MOST && lossAt(above) < share) [below, above] = [above, 2 * above]
  for (let step = 0; step < STEPS; step++) {
    const middle = (below + above) / 2
    if (lossAt(middle) < share) below = middle
    else above = middle
  }
  return above
}

function lossOf(model: ForecastModel, factor: number): number {
  const { leaving, contracted } = losingShares(model, YEAR, { churn: [factor] })
  return (
    1 - leaving.reduce((kept, share, month) => kept * (1 - share) * (1 - contracted[month]!), 1)
  )
}
