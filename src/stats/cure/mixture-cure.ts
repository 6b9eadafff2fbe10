import { logistic } from '../logistic.ts'
import { minimize } from '../optimum/minimize.ts'
import { positiveInverse } from '../optimum/positive-inverse.ts'
import { curvature, slopes } from '../optimum/slopes.ts'
import { z95, type Interval } from '../survival/interval.ts'
import { clusteredSpread } from './clustered-spread.ts'
import { hazardBy, type Lived, type Mixture } from './likelihood.ts'
import { likelihoodOf, type Likelihood } from './likelihood-slopes.ts'
import { mergedRows } from './merged-rows.ts'
import { mixtureAt, startsFor, type Form } from './parameters.ts'

export interface MixtureCure {
  readonly mixture: Mixture
  readonly logLikelihood: number
  /** Of those who had not ended by the age asked for (0: of all), the share that ends by cause 0. */
  readonly later: number
  /** Standard error of the logit of `later`. */
  readonly error: number
  /** Of `later`, 95 %. */
  readonly interval: Interval
}

/** With fewer losses their times are taken to be exponential. */
const SHAPED = 20
/** A share so near to none or all lies at the edge. */
const EDGE = 1e-3
const SHAPES = { least: 0.1, most: 10 }
/** A curvature, per subject, that differences cannot tell from none. */
const FLAT = 1e-8
/** By how much of log-likelihood a fit at the edge may fall short of one that does not settle. */
const AS_GOOD = 0.1

/**
 * The share that ends by cause 0 at last, beyond what was observed: a mixture cure model with
 * Weibull times (Boag 1949; Farewell 1982), the other cause competing with its own share and times
 * (Larson & Dinse 1985), by maximum likelihood. Ages in whole units, each standing for half a unit
 * around it. The interval is normal on the logit scale, by observed information and the delta
 * method; with clusters, by their spread. `after` an age it is told of those who are open then.
 * `null` where the fit does not settle or lies at its edge.
 */
export function mixtureCure(
  watched: readonly Lived[],
  clustered: readonly Lived[] | null = null,
  after = 0,
): MixtureCure | null {
  const lost = watched.reduce((n, { cause, count }) => n + (cause === 1 ? count : 0), 0)
  const losses = lost === 0 ? 'none' : lost < SHAPED ? 'exponential' : 'weibull'
  const open = bestOf(watched, clustered, { losses, isWhole: false, after })
  if (open.settled !== null && open.mixture.never > EDGE) return judged(open, open.settled, after)
  if (losses === 'none') return null
  // Nobody seems to stay for ever: then whoever does not go on is lost.
  const whole = bestOf(watched, clustered, { losses, isWhole: true, after })
  if (whole.settled === null || open.logLikelihood > whole.logLikelihood + AS_GOOD) return null
  return judged(whole, whole.settled, after)
}

interface Fit {
  readonly mixture: Mixture
  readonly logLikelihood: number
  /** Standard error of the logit; `null`: the fit did not settle. */
  readonly settled: number | null
}

function bestOf(
  watched: readonly Lived[],
  clustered: readonly Lived[] | null,
  { after, ...form }: Form & { readonly after: number },
): Fit {
  const n = watched.reduce((sum, { count }) => sum + count, 0)
  const rows = mergedRows(watched)
  const likelihood = remembered(likelihoodOf(rows, form, n))
  const surface = (at: readonly number[]): number => -likelihood(at).value
  const slopesAt = (at: readonly number[]) => likelihood(at).slopes.map((slope) => -slope)
  const fitFrom = (start: readonly number[]): Fit => {
    const at = minimize(surface, start, slopesAt)
    const settled = errorAt(watched, clustered, { form, after, at, surface, slopesAt, n })
    return { mixture: mixtureAt(at, form), logLikelihood: n * likelihood(at).value, settled }
  }
  const { sofar, later } = startsFor(watched, form)
  const first = fitFrom(sofar)
  if (first.settled !== null) return first
  const second = fitFrom(later)
  return second.logLikelihood > first.logLikelihood ? second : first
}

/** A step down is asked for its slopes right after its height. */
function remembered(likelihood: (at: readonly number[]) => Likelihood) {
  let last: { readonly at: readonly number[]; readonly found: Likelihood } | null = null
  return (at: readonly number[]): Likelihood => {
    if (last?.at !== at) last = { at, found: likelihood(at) }
    return last.found
  }
}

interface Found {
  readonly form: Form
  readonly after: number
  readonly at: readonly number[]
  readonly surface: (at: readonly number[]) => number
  readonly slopesAt: (at: readonly number[]) => readonly number[]
  readonly n: number
}

function errorAt(
  watched: readonly Lived[],
  clustered: readonly Lived[] | null,
  { form, after, at, surface, slopesAt, n }: Found,
): number | null {
  const bend = curvature(surface, at, slopesAt)
  const inverse = bend.some((row, index) => row[index]! < FLAT) ? null : positiveInverse(bend)
  if (inverse === null) return null
  const product = (one: readonly number[], other: readonly number[]): number =>
    one.reduce(
      (all, left, row) =>
        all +
        left * other.reduce((part, right, column) => part + right * inverse[row]![column]!, 0),
      0,
    )
  const slope = slopesAt(at)
  // What another step of Newton's would gain, in log-likelihood.
  if (!((n * product(slope, slope)) / 2 < 1e-4)) return null
  const direction = slopes((there) => logitAfter(after, mixtureAt(there, form)), at)
  if (clustered === null || clustered.every(({ cluster }) => cluster === null)) {
    return Math.sqrt(product(direction, direction) / n)
  }
  const reach = at.map((_, column) =>
    product(
      direction,
      at.map((__, index) => (index === column ? 1 : 0)),
    ),
  )
  const spread = clusteredSpread(watched, clustered, { form, at, direction: reach })
  return Math.sqrt(spread) / n
}

function judged({ mixture, logLikelihood }: Fit, error: number, after: number): MixtureCure | null {
  const { on, timeOn, timeLost, lost } = mixture
  const isShaped = [timeOn, ...(lost > 0 ? [timeLost] : [])].every(
    ({ shape }) => shape > SHAPES.least && shape < SHAPES.most,
  )
  if (on < EDGE || on > 1 - EDGE || !isShaped || !Number.isFinite(error)) return null
  const logit = logitAfter(after, mixture)
  const interval = { low: logistic(logit - z95 * error), high: logistic(logit + z95 * error) }
  return { mixture, logLikelihood, later: logistic(logit), error, interval }
}

/** Of the share going on of those open at an age. By logarithms: long after, all are next to nothing. */
function logitAfter(age: number, { on, lost, never, timeOn, timeLost }: Mixture): number {
  const stays = Math.log(lost) - hazardBy(age, timeLost)
  const rest = Math.max(stays, Math.log(never))
  const others = rest + Math.log(Math.exp(stays - rest) + Math.exp(Math.log(never) - rest))
  return Math.log(on) - hazardBy(age, timeOn) - others
}
