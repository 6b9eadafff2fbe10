import { logistic } from '../logistic.ts'
import { covarianceAt, spread } from '../optimum/likeliest.ts'
import { times } from '../optimum/matrix.ts'
import { minimize } from '../optimum/minimize.ts'
import { slopes } from '../optimum/slopes.ts'
import { z95, type Interval } from '../survival/interval.ts'
import type { Watched } from '../survival/watched.ts'
import { clusteredError } from './clustered-error.ts'
import { logLikelihoods, type Mixture } from './likelihood.ts'
import { mergedRows } from './merged-rows.ts'
import { mixtureAt, startsFor, type Form } from './parameters.ts'

export interface MixtureCure {
  readonly mixture: Mixture
  readonly logLikelihood: number
  /** Of `mixture.on`, 95 %. */
  readonly interval: Interval
}

/** With fewer losses their times are taken to be exponential. */
const SHAPED = 20
/** A share so near to none or all lies at the edge. */
const EDGE = 1e-3
const SHAPES = { least: 0.1, most: 10 }
/** What another step of Newton's may still gain, in log-likelihood. */
const SETTLED = 1e-4
/** By how much of log-likelihood a fit at the edge may fall short of one that does not settle. */
const AS_GOOD = 0.1

/**
 * The share that ends by cause 0 at last, beyond what was observed: a mixture cure model with
 * Weibull times (Boag 1949; Farewell 1982), the other cause competing with its own share and times
 * (Larson & Dinse 1985), by maximum likelihood. Ages in whole units, each standing for half a unit
 * around it. The interval is normal on the logit scale, by observed information and the delta
 * method; with clusters, by their spread. `null` where the fit does not settle or lies at its edge.
 */
export function mixtureCure(watched: readonly Watched[]): MixtureCure | null {
  const lost = watched.reduce((n, { cause, count }) => n + (cause === 1 ? count : 0), 0)
  const losses = lost === 0 ? 'none' : lost < SHAPED ? 'exponential' : 'weibull'
  const open = bestOf(watched, { losses, isWhole: false })
  if (open.settled !== null && open.mixture.never > EDGE) return judged(open, open.settled)
  if (losses === 'none') return null
  // Nobody seems to stay for ever: then whoever does not go on is lost.
  const whole = bestOf(watched, { losses, isWhole: true })
  if (whole.settled === null || open.logLikelihood > whole.logLikelihood + AS_GOOD) return null
  return judged(whole, whole.settled)
}

interface Fit {
  readonly mixture: Mixture
  readonly logLikelihood: number
  /** Standard error of the logit; `null`: the fit did not settle. */
  readonly settled: number | null
}

function bestOf(watched: readonly Watched[], form: Form): Fit {
  const n = watched.reduce((sum, { count }) => sum + count, 0)
  const rows = mergedRows(watched)
  const sum = (at: readonly number[]): number => {
    const each = logLikelihoods(rows, mixtureAt(at, form))
    return rows.reduce((total, { count }, row) => total + count * each[row]!, 0)
  }
  const surface = (at: readonly number[]): number => -sum(at) / n
  const fitFrom = (start: readonly number[]): Fit => {
    const at = minimize(surface, start)
    const settled = errorAt(watched, { form, at, surface, n })
    return { mixture: mixtureAt(at, form), logLikelihood: sum(at), settled }
  }
  const { sofar, later } = startsFor(watched, form)
  const first = fitFrom(sofar)
  if (first.settled !== null) return first
  const second = fitFrom(later)
  return second.logLikelihood > first.logLikelihood ? second : first
}

interface Found {
  readonly form: Form
  readonly at: readonly number[]
  readonly surface: (at: readonly number[]) => number
  readonly n: number
}

function errorAt(watched: readonly Watched[], { form, at, surface, n }: Found): number | null {
  const covariance = covarianceAt(surface, at, { subjects: n, settled: SETTLED })
  if (covariance === null) return null
  const direction = slopes((there) => logitOf(mixtureAt(there, form)), at)
  return watched.every(({ cluster }) => cluster === null)
    ? Math.sqrt(spread(covariance, direction))
    : clusteredError(watched, { form, at, direction: times(covariance, direction) })
}

function judged({ mixture, logLikelihood }: Fit, error: number): MixtureCure | null {
  const { on, timeOn, timeLost, lost } = mixture
  const isShaped = [timeOn, ...(lost > 0 ? [timeLost] : [])].every(
    ({ shape }) => shape > SHAPES.least && shape < SHAPES.most,
  )
  if (on < EDGE || on > 1 - EDGE || !isShaped || !Number.isFinite(error)) return null
  const logit = logitOf(mixture)
  const interval = { low: logistic(logit - z95 * error), high: logistic(logit + z95 * error) }
  return { mixture, logLikelihood, interval }
}

function logitOf({ on, lost, never }: Mixture): number {
  return Math.log(on / (lost + never))
}
