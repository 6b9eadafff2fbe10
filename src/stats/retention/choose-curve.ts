import type { RetentionModel } from './curve.ts'
import { pooled, type Exposure } from './exposure.ts'
import { families, familyOf } from './families.ts'
import { fitCurve, type CurveFit, type CurveResult, type NoCurve } from './fit-curve.ts'
import { logLikelihood } from './log-likelihood.ts'

export interface Candidate {
  readonly model: RetentionModel
  /** Of all that was seen. */
  readonly result: CurveResult
  /** How likely the later ages are by the curve fitted to the earlier ones; `null`: there is none. */
  readonly heldOut: number | null
}

export interface Choice {
  /** `null` where no model has a curve. */
  readonly fit: CurveFit | null
  /** It first, then those that are not much worse: the truth may be any of them. */
  readonly plausible: readonly CurveFit[]
  /** Why the simplest model has none. */
  readonly why: NoCurve | null
  /**
   * `held_out`: how well the later ages were foreseen; `seen`: too little to hold any back, how well
   * all ages are told (Akaike, 1974); `asked`: by whoever asked.
   */
  readonly by: 'held_out' | 'seen' | 'asked'
  /** The first age held back. */
  readonly heldOutFrom: number | null
  readonly candidates: readonly Candidate[]
}

/** Of the ages, to learn from. */
const EARLY = 2 / 3
/** Of the largest model; it takes as many ages. */
const MOST_NUMBERS = 3
const LEAST_AGES = MOST_NUMBERS
const LEAST_LOSSES = 10
/** A difference in log-likelihood below this is not worth more than a mention (Kass and Raftery, 1995). */
const TIE = 1
/** Below this it is not strong evidence: a twentieth as likely (the same). */
const WORSE = 3

/**
 * The curve that foresaw best: each model is fitted to the first two thirds of the ages and judged by
 * the later ones; the winner is then fitted to all. Of models that are as good, the one with the fewest
 * numbers. Where less than 3 ages would be left to learn from or fewer than 10 losses to judge by, by
 * Akaike's criterion on all that was seen.
 * @param most models of no more numbers compete
 */
export function chooseCurve(
  exposures: readonly Exposure[],
  asked: RetentionModel | null = null,
  most = MOST_NUMBERS,
): Choice {
  const seen = pooled(exposures)
  const models = families
    .filter(({ model, size }) => (asked ?? model) === model && size <= most)
    .map(({ model }) => model)
  const from = asked === null ? heldOutFrom(seen) : null
  const candidates = models.map((model): Candidate => ({
    model,
    result: fitCurve(seen, model),
    heldOut: from === null ? null : foreseen(seen, { model, from }),
  }))
  const judged = candidates.some(({ heldOut, result }) => heldOut !== null && result.fit !== null)
  const score = ({ model, result: { fit }, heldOut }: Candidate): number => {
    if (fit === null || (judged && heldOut === null)) return -Infinity
    return judged ? (heldOut ?? -Infinity) : fit.logLikelihood - familyOf(model).size
  }
  const best = Math.max(...candidates.map(score))
  const chosen = candidates.find((each) => score(each) > best - TIE)
  const others = candidates.filter((each) => each !== chosen && score(each) > best - WORSE)
  const fits = [...(chosen === undefined ? [] : [chosen]), ...others]
  return {
    fit: chosen?.result.fit ?? null,
    plausible: fits.flatMap(({ result }) => result.fit ?? []),
    why: chosen === undefined ? (candidates[0]?.result.why ?? null) : null,
    by: asked === null ? (judged ? 'held_out' : 'seen') : 'asked',
    heldOutFrom: judged ? from : null,
    candidates,
  }
}

function heldOutFrom(seen: readonly Exposure[]): number | null {
  const early = Math.max(LEAST_AGES, Math.ceil(seen.length * EARLY))
  const late = seen.slice(early)
  const lost = late.reduce((sum, each) => sum + each.lost, 0)
  return lost < LEAST_LOSSES ? null : late[0]!.age
}

function foreseen(
  seen: readonly Exposure[],
  { model, from }: { readonly model: RetentionModel; readonly from: number },
): number | null {
  const { fit } = fitCurve(
    seen.filter(({ age }) => age < from),
    model,
  )
  if (fit === null) return null
  const likelihood = logLikelihood(
    seen.filter(({ age }) => age >= from),
    fit.curve,
  )
  return Number.isFinite(likelihood) ? likelihood : null
}
