import { fitSmoothing, type SmoothingFit } from './fit-smoothing.ts'
import { formsFor } from './form.ts'

/**
 * The form that explains most for what it takes: least AICc of all worth trying. `null` with too
 * few values, or where all are the same.
 */
export function chooseSmoothing(values: readonly number[], period: number): SmoothingFit | null {
  return formsFor(values, period).reduce<SmoothingFit | null>((best, form) => {
    const fit = fitSmoothing(values, form, period)
    if (fit === null) return best
    return best === null || fit.aicc < best.aicc ? fit : best
  }, null)
}
