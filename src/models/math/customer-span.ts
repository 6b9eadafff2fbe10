import { interval } from '../../stats/survival/interval.ts'
import { kaplanMeier, type SurvivalStep } from '../../stats/survival/kaplan-meier.ts'
import type { Watched } from '../../stats/survival/watched.ts'
import { stepQuantile } from '../../stats/step-quantile.ts'
import { pooled, type Exposure } from '../../stats/retention/exposure.ts'

/** How long customers stay, in months; `null` where the curve does not come down so far. */
export interface CustomerSpan {
  readonly p25: number | null
  readonly median: number | null
  readonly p75: number | null
  /** Of the median, 95 %; `high` is `null` where the band does not come down to a half. */
  readonly low: number | null
  readonly high: number | null
}

/** So near to a share it is that share: products of fractions are not exact. */
const SAME = 1e-12

/**
 * Kaplan–Meier quartiles of the months until customers leave; who is still there counts for as long
 * as watched. The interval is where the log-log band of the curve crosses a half (Brookmeyer & Crowley
 * 1982), as R `survival` has it. Exposures are of months: age 1 is lost within the first.
 */
export function customerSpan(exposures: readonly Exposure[]): CustomerSpan {
  const steps = kaplanMeier(pooled(exposures).flatMap(watchedOf))
  const bands = steps.map((step) => ({ age: step.age, band: bandOf(step) }))
  const low = bands.find(({ band }) => band !== null && band.low <= 0.5)?.age ?? null
  const high = bands.find(({ band }) => band !== null && band.high <= 0.5)?.age ?? null
  const median = agePast(steps, 0.5)
  return {
    p25: agePast(steps, 0.25),
    median,
    p75: agePast(steps, 0.75),
    low: median === null ? null : low,
    high: median === null ? null : high,
  }
}

/** One month of watching: those who left in it, and those who did not. */
function watchedOf({ age, atRisk, lost }: Exposure): readonly Watched[] {
  const month = { from: age - 1, age, cluster: null }
  return [
    { ...month, cause: 0, count: lost },
    { ...month, cause: null, count: atRisk - lost },
  ].filter(({ count }) => count > 0)
}

/** The age by which the share `p` has left. */
function agePast(steps: readonly SurvivalStep[], p: number): number | null {
  const left = steps.at(-1)?.survival ?? 1
  if (1 - left < p - SAME) return null
  const ages = steps.map(({ age }) => age)
  const weights = steps.map(({ survival }, at) => (steps[at - 1]?.survival ?? 1) - survival)
  // Whoever is still there leaves later than anybody.
  const age = stepQuantile([...ages, Infinity], [...weights, left], p)
  return age === Infinity ? null : age
}

function bandOf({ survival, standardError }: SurvivalStep) {
  return interval(survival, standardError, 'log-log')
}
