import { chooseSmoothing } from '../../../stats/smoothing/choose-smoothing.ts'
import { fitSmoothing, type SmoothingFit } from '../../../stats/smoothing/fit-smoothing.ts'
import type { Form } from '../../../stats/smoothing/form.ts'
import { ahead } from '../../../stats/smoothing/smooth.ts'
import { normalFan } from './normal-fan.ts'
import type { Fan } from './simulated.ts'

const SEASON = 12
const PLAIN: Form = { error: 'A', trend: 'N', season: 'N' }

/** The form of exponential smoothing of least AICc; `null` where all months are alike, or too few. */
export function smoothingForm(history: readonly number[]): Form | null {
  return chooseSmoothing(history, SEASON)?.form ?? null
}

/**
 * Exponential smoothing, fitted to the history; of a form, where one is given and there are months
 * enough for it. `null` where all months are alike, or too few.
 */
export function smoothingFan(history: readonly number[], months: number, form?: Form): Fan | null {
  const fit = form === undefined ? chooseSmoothing(history, SEASON) : fitted(history, form)
  if (fit === null) return null
  const middles = ahead(fit.form, fit.weights, fit.state, months)
  return normalFan(middles, deviationsOf(fit, middles))
}

function fitted(history: readonly number[], form: Form): SmoothingFit | null {
  const isPositive = history.every((value) => value > 0)
  const hasSeasons = history.length >= 2 * SEASON + 4
  const season = hasSeasons && (isPositive || form.season !== 'M') ? form.season : 'N'
  const error = isPositive ? form.error : 'A'
  return (
    fitSmoothing(history, { ...form, error, season }, SEASON) ??
    fitSmoothing(history, PLAIN, SEASON)
  )
}

/**
 * Of the errors of each month ahead: σ² (1 + Σ c²), c what a step takes in of an error so many steps
 * before (Hyndman, Koehler, Ord & Snyder 2008, table 6.1). Errors that are a share of the level are
 * taken as that share of each month's middle, which leaves out what their products add.
 */
function deviationsOf(
  { form, weights, deviation }: SmoothingFit,
  middles: readonly number[],
): readonly number[] {
  let variance = 1
  let fade = 1
  let faded = 0
  return middles.map((middle, at) => {
    if (at > 0) {
      fade *= weights.damping
      faded += form.trend === 'N' ? 0 : fade
      const seasonal = form.season !== 'N' && at % SEASON === 0 ? weights.season : 0
      variance += (weights.level + weights.trend * faded + seasonal) ** 2
    }
    const size = form.error === 'A' ? deviation : deviation * Math.abs(middle)
    return size * Math.sqrt(variance)
  })
}
