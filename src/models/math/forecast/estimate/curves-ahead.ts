import { areAlike } from '../../../../stats/gamma-poisson.ts'
import { sumOf } from '../../../../stats/sum-of.ts'
import { fitCurve, type CurveFit } from '../../../../stats/retention/fit-curve.ts'
import { logLikelihood } from '../../../../stats/retention/log-likelihood.ts'
import { chooseCurve } from '../../../../stats/retention/choose-curve.ts'
import { logKept, type RetentionCurve } from '../../../../stats/retention/curve.ts'
import {
  curveDraws,
  type CurveDraw,
  type LikelyFit,
} from '../../../../stats/retention/curve-draws.ts'
import type { Exposure } from '../../../../stats/retention/exposure.ts'
import { isMisfit } from '../../../../stats/retention/measured.ts'
import type { CustomerFacts } from '../facts.ts'
import type { HazardsAhead } from '../forecast-parts.ts'
import { leavingTogether } from './leaving-together.ts'
import { hazardAt, MOST_AGES, type ChurnHazards } from './churn-hazards.ts'

type Leaving = CustomerFacts['leaving']

/** An age that so many customers have reached is known by itself. */
const KNOWN_FROM = 20
/** What a curve says is followed so far beyond the oldest customer; then its last year goes on. */
const AHEAD = 60
const MONTHS = 12
/** A curve of two numbers runs through any two years: the third one tells whether it is true. */
const LEAST_YEARS = 3

/**
 * Chances to leave at ages that hardly anybody has reached, by each of the curves of retention that may
 * be true. By months where those of a year are alike; by years where contracts end with them, of which each
 * month has its part as it had before. `null`, so that the last year goes on: a first year is not known,
 * or of yearly contracts no three; or the curve that foretold best is not one that these losses come from.
 */
export function curvesAhead(leaving: Leaving, found: ChurnHazards): HazardsAhead | null {
  const seen = leaving.filter(({ age, atRisk }) => age < MOST_AGES && atRisk > 0)
  const byAge = new Map(seen.map((each) => [each.age, each]))
  let from = 0
  while ((byAge.get(from)?.atRisk ?? 0) >= KNOWN_FROM) from++
  if (from < MONTHS) return null
  const oldest = Math.max(...byAge.keys())
  const ages = MONTHS * Math.ceil((oldest + 1 + AHEAD) / MONTHS)
  const isByYears = isYearly(seen)
  if (isByYears && from < LEAST_YEARS * MONTHS) return null
  const curves = isByYears ? byYears(byAge) : byMonths(seen)
  if (curves === null) return null
  const known = Array.from({ length: from }, (_, age) => hazardAt(found.hazards, age))
  const ways = curves.map(({ share, curve }) => ({
    share,
    hazards: [
      ...known,
      ...Array.from({ length: ages - from }, (_, past) => {
        const age = from + past
        return isByYears
          ? inYear(found.pattern, age % MONTHS, logKept(curve, ...yearOf(age)))
          : -Math.expm1(logKept(curve, age, age + 1))
      }),
    ],
  }))
  return { from, ways }
}

function byMonths(seen: Leaving): readonly CurveDraw[] | null {
  const exposures = seen.map(({ age, ...each }) => ({ ...each, age: age + 1 }))
  return fittingCurves(exposures, {
    firstYear: MONTHS,
    mayBe: (curve) => areAlike(placesOf(seen, curve)),
  })
}

/** After the first year, too, some months of a year are unlike others: contracts end with it. */
function isYearly(seen: Leaving): boolean {
  const later = seen.filter(({ age }) => age >= MONTHS)
  const { fit } = fitCurve(later, 'geometric')
  return fit !== null && !areAlike(placesOf(later, fit.curve))
}

function byYears(byAge: ReadonlyMap<number, Leaving[number]>): readonly CurveDraw[] | null {
  const exposures: Exposure[] = []
  for (let year = 0; ; year++) {
    const months = Array.from({ length: MONTHS }, (_, month) => byAge.get(year * MONTHS + month))
    const whole = months.filter((each) => each !== undefined)
    if (whole.length < MONTHS) break
    exposures.push({ age: year + 1, ...together(whole) })
  }
  return fittingCurves(exposures, { firstYear: 1, mayBe: () => true })
}

interface Fitting {
  readonly firstYear: number
  /** Whether a curve is one to go by at all. */
  readonly mayBe: (curve: RetentionCurve) => boolean
}

/** The model of three numbers takes most of the work: it competes where the others misfit. */
function fittingCurves(
  exposures: readonly Exposure[],
  { firstYear, mayBe }: Fitting,
): readonly CurveDraw[] | null {
  for (const most of [2, 3]) {
    const choice = chooseCurve(exposures, null, most)
    if (choice.fit === null || !mayBe(choice.fit.curve)) return null
    if (isMisfit(exposures, choice.fit.curve)) continue
    return curveDraws(likely(choice.plausible, exposures, firstYear))
  }
  return null
}

/**
 * Beside them that after the first year all leave alike, each as likely as it tells who left since then: a
 * first year of trials and beginnings falls like customers who differ, and says nothing of later ones.
 */
function likely(
  plausible: readonly CurveFit[],
  exposures: readonly Exposure[],
  firstYear: number,
): readonly LikelyFit[] {
  const later = exposures.filter(({ age }) => age > firstYear)
  const even = fitCurve(later, 'geometric').fit
  const fits = even === null ? plausible : [...plausible, even]
  const heights = fits.map(({ curve }) => logLikelihood(later, curve))
  const top = Math.max(...heights)
  const odds = heights.map((height) => Math.exp(height - top))
  const whole = sumOf(odds)
  return fits.map((fit, at) => ({ fit, share: odds[at]! / whole }))
}

/** By the months of a year: who was expected to leave by the curve, and who did. */
function placesOf(seen: Leaving, curve: RetentionCurve) {
  return Array.from({ length: MONTHS }, (_, place) => {
    const own = seen.filter(({ age }) => age % MONTHS === place)
    const expected = own.reduce(
      (sum, { age, atRisk }) => sum - atRisk * Math.expm1(logKept(curve, age, age + 1)),
      0,
    )
    return { expected, came: own.reduce((sum, { lost }) => sum + lost, 0) }
  })
}

/** As many customers at risk in one go as tell as much of the share that stays (Greenwood). */
function together(months: Leaving): Pick<Exposure, 'atRisk' | 'lost'> {
  const kept = months.reduce((share, { atRisk, lost }) => share * (1 - lost / atRisk), 1)
  const least = Math.min(...months.map(({ atRisk }) => atRisk))
  const spread = months.reduce(
    (sum, { atRisk, lost }) => sum + lost / (atRisk * (atRisk - lost)),
    0,
  )
  const atRisk = kept > 0 && kept < 1 ? (1 - kept) / (kept * spread) : least
  return { atRisk, lost: atRisk * (1 - kept) }
}

/** The chance in a month of a year of which so much is kept, in logarithms. */
function inYear(pattern: readonly number[], place: number, yearKept: number): number {
  const logs = pattern.map((chance) => Math.log1p(-Math.min(chance, 1 - 1e-9)))
  const whole = logs.reduce((sum, each) => sum + each, 0)
  const part = whole < 0 ? (logs[place] ?? 0) / whole : 1 / MONTHS
  return -Math.expm1(part * yearKept)
}

function yearOf(age: number): [number, number] {
  const year = Math.floor(age / MONTHS)
  return [year, year + 1]
}

/** Chances to leave, whichever of the ways is true: they part at the age they begin at. */
export function meanHazards({ from, ways }: HazardsAhead): readonly number[] {
  const known = ways[0]?.hazards.slice(0, from) ?? []
  const apart = ways.map(({ share, hazards }) => ({ share, leaving: hazards.slice(from) }))
  return [...known, ...leavingTogether(apart)]
}
