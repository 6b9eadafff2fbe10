import type { CustomerFacts } from '../facts.ts'

/** How many losses the pattern of all ages weighs against those of one age. */
const WEIGHT = 8
/** As many ages are told apart: twenty years. */
const MOST_AGES = 240

export interface ChurnHazards {
  /** Chance to leave within the month of that age. */
  readonly hazards: readonly number[]
  /** Variance of the logarithm of an age's chance that its own losses leave. */
  readonly variances: readonly number[]
}

/**
 * Chances to leave by age: a year's pattern (contracts that end once a year show in it), falling or
 * rising from year to year as was seen, and each age's own losses against it (Gamma-Poisson). Beyond
 * the oldest age its year goes on. `null`: nobody was ever at risk.
 */
export function churnHazards({ leaving }: Pick<CustomerFacts, 'leaving'>): ChurnHazards | null {
  const seen = leaving.filter(({ age, atRisk }) => age < MOST_AGES && atRisk > 0)
  const atRisk = seen.reduce((sum, each) => sum + each.atRisk, 0)
  const lost = seen.reduce((sum, each) => sum + each.lost, 0)
  if (!(atRisk > 0)) return null
  const all = lost / atRisk
  const ofYear = Array.from({ length: 12 }, (_, place) => {
    const own = seen.filter(({ age }) => age % 12 === place)
    return shrunk(own, () => all)
  })
  const years = Math.floor(seen.reduce((most, { age }) => Math.max(most, age), 0) / 12) + 1
  const factors: number[] = []
  for (let year = 0; year < years; year++) {
    const before = factors.at(-1) ?? 1
    const own = seen.filter(({ age }) => Math.floor(age / 12) === year)
    const expected = own.reduce((sum, each) => sum + each.atRisk * (ofYear[each.age % 12] ?? 0), 0)
    const came = own.reduce((sum, each) => sum + each.lost, 0)
    factors.push((before * (came + WEIGHT)) / (expected * before + WEIGHT))
  }
  const byAge = new Map(seen.map((each) => [each.age, each]))
  const priorOf = (age: number): number =>
    Math.min(1, (ofYear[age % 12] ?? 0) * (factors[Math.min(years - 1, Math.floor(age / 12))] ?? 1))
  const own = Array.from({ length: years * 12 }, (_, age) => {
    const each = byAge.get(age) ?? { age, atRisk: 0, lost: 0 }
    const prior = priorOf(age)
    return {
      hazard: Math.min(
        1,
        shrunk([each], () => prior),
      ),
      variance: 1 / (WEIGHT + prior * each.atRisk),
    }
  })
  return {
    hazards: own.map(({ hazard }) => hazard),
    variances: own.map(({ variance }) => variance),
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

function shrunk(
  own: readonly { readonly atRisk: number; readonly lost: number }[],
  priorOf: () => number,
): number {
  const prior = priorOf()
  const atRisk = own.reduce((sum, each) => sum + each.atRisk, 0)
  const lost = own.reduce((sum, each) => sum + each.lost, 0)
  if (prior <= 0) return atRisk > 0 ? lost / atRisk : 0
  // Where nearly all leave at once a Gamma goes beyond 1: it is weighed by customers then.
  const weight = Math.min(WEIGHT, (1 - prior) * WEIGHT)
  if (weight <= 0) return atRisk > 0 ? lost / atRisk : prior
  return (prior * (lost + weight)) / (prior * atRisk + weight)
}
