import { learntRates } from '../../../../stats/gamma-poisson.ts'
import type { CustomerFacts } from '../facts.ts'

/** How many losses what is known of other ages weighs against those of one age of the later years. */
const WEIGHT = 8
/** Against those of all later years: the first year, with its trials and its first renewal, is another. */
const OTHER_YEAR = 1
/** As many ages are told apart: twenty years. */
export const MOST_AGES = 240

export interface ChurnHazards {
  /** Chance to leave within the month of that age. */
  readonly hazards: readonly number[]
  /** Variance of the logarithm of an age's chance that its own losses leave. */
  readonly variances: readonly number[]
  /** Chances within the months of a later year. */
  readonly pattern: readonly number[]
}

/**
 * Chances to leave by age: the first year's own; later a year's pattern, falling or rising from year to
 * year as was seen, and each age's own losses against it (Gamma-Poisson). How far the months of a year
 * are alike is learnt from them: contracts that end once a year are left then, and not before. Beyond
 * the oldest age its year goes on. `null`: nobody was ever at risk.
 */
export function churnHazards({ leaving }: Pick<CustomerFacts, 'leaving'>): ChurnHazards | null {
  const seen = leaving.filter(({ age, atRisk }) => age < MOST_AGES && atRisk > 0)
  const atRisk = seen.reduce((sum, each) => sum + each.atRisk, 0)
  const lost = seen.reduce((sum, each) => sum + each.lost, 0)
  if (!(atRisk > 0)) return null
  const all = lost / atRisk
  const firstYear = learnt(
    seen,
    false,
    Array.from({ length: 12 }, () => all),
  )
  const later = seen.filter(({ age }) => age >= 12)
  const less = risk(later, (each) => firstYear[each.age % 12] ?? 0, OTHER_YEAR)
  const ofYear = learnt(
    seen,
    true,
    firstYear.map((chance) => Math.min(1, chance * less)),
  )
  const years = Math.floor(seen.reduce((most, { age }) => Math.max(most, age), 0) / 12) + 1
  const factors: number[] = [1]
  for (let year = 1; year < years; year++) {
    const before = factors.at(-1) ?? 1
    const own = seen.filter(({ age }) => Math.floor(age / 12) === year)
    factors.push(before * risk(own, (each) => before * (ofYear[each.age % 12] ?? 0), WEIGHT))
  }
  const byAge = new Map(seen.map((each) => [each.age, each]))
  const own = Array.from({ length: Math.max(2, years) * 12 }, (_, age) => {
    const place = age % 12
    const year = Math.floor(age / 12)
    if (year === 0) {
      const lost = placed(seen, place, false).reduce((sum, each) => sum + each.lost, 0)
      return { hazard: Math.min(1, firstYear[place] ?? 0), variance: 1 / (OTHER_YEAR + lost) }
    }
    const prior = Math.min(1, (ofYear[place] ?? 0) * (factors[Math.min(years - 1, year)] ?? 1))
    const each = byAge.get(age) ?? { age, atRisk: 0, lost: 0 }
    const pooled = placed(seen, place, true).reduce((sum, { lost }) => sum + lost, 0)
    return {
      hazard: Math.min(1, shrunk(each, prior)),
      variance: 1 / (WEIGHT + prior * each.atRisk) + 1 / (OTHER_YEAR + pooled),
    }
  })
  return {
    hazards: own.map(({ hazard }) => hazard),
    variances: own.map(({ variance }) => variance),
    pattern: ofYear,
  }
}

/** The chance at an age, the last year going on. */
export function hazardAt(hazards: readonly number[], age: number): number {
  if (hazards.length === 0) return 0
  return hazards[ageWithin(age, hazards.length)] ?? 0
}

/** An age, or that of the last year at the same place. */
export function ageWithin(age: number, ages: number): number {
  if (age < ages) return Math.max(0, age)
  const year = Math.max(0, ages - 12)
  return year + ((age - year) % Math.min(12, ages))
}

interface Seen {
  readonly age: number
  readonly atRisk: number
  readonly lost: number
}

function placed(seen: readonly Seen[], place: number, isLater: boolean): readonly Seen[] {
  return seen.filter(({ age }) => age % 12 === place && age >= 12 === isLater)
}

/** What was lost over what was to be expected, that it is 1 weighing as many losses. */
function risk(seen: readonly Seen[], chance: (each: Seen) => number, weight: number): number {
  const expected = seen.reduce((sum, each) => sum + each.atRisk * chance(each), 0)
  const came = seen.reduce((sum, each) => sum + each.lost, 0)
  return (came + weight) / (expected + weight)
}

/** The chances of the places of a year, learnt from what they are expected to be and what was lost. */
function learnt(
  seen: readonly Seen[],
  isLater: boolean,
  expected: readonly number[],
): readonly number[] {
  const counts = expected.map((chance, place) => {
    const own = placed(seen, place, isLater)
    const atRisk = own.reduce((sum, each) => sum + each.atRisk, 0)
    return { expected: chance * atRisk, came: own.reduce((sum, each) => sum + each.lost, 0) }
  })
  return learntRates(counts).map((rate, place) => Math.min(1, rate * (expected[place] ?? 0)))
}

/** The share lost, a prior one weighing as losses. */
function shrunk({ atRisk, lost }: Pick<Seen, 'atRisk' | 'lost'>, prior: number): number {
  // Where nearly all leave at once a Gamma goes beyond 1: it is weighed by customers then.
  const events = (1 - prior) * WEIGHT
  if (prior <= 0 || events <= 0) return atRisk > 0 ? lost / atRisk : prior
  return (prior * (lost + events)) / (prior * atRisk + events)
}
