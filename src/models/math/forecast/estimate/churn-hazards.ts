import type { CustomerFacts } from '../facts.ts'

/** How many losses what is known of other ages weighs against those of one age of the later years. */
const WEIGHT = 8
/** Against those of a place in the year: the first year, with its trials and its first renewal, is another. */
const OTHER_YEAR = 1
/** As many ages are told apart: twenty years. */
const MOST_AGES = 240

export interface ChurnHazards {
  /** Chance to leave within the month of that age. */
  readonly hazards: readonly number[]
  /** Variance of the logarithm of an age's chance that its own losses leave. */
  readonly variances: readonly number[]
}

/**
 * Chances to leave by age: the first year's own; later a year's pattern (contracts that end once a
 * year show in it), falling or rising from year to year as was seen, and each age's own losses against
 * it (Gamma-Poisson). Beyond the oldest age its year goes on. `null`: nobody was ever at risk.
 */
export function churnHazards({ leaving }: Pick<CustomerFacts, 'leaving'>): ChurnHazards | null {
  const seen = leaving.filter(({ age, atRisk }) => age < MOST_AGES && atRisk > 0)
  const atRisk = seen.reduce((sum, each) => sum + each.atRisk, 0)
  const lost = seen.reduce((sum, each) => sum + each.lost, 0)
  if (!(atRisk > 0)) return null
  const all = lost / atRisk
  const firstYear = Array.from({ length: 12 }, (_, place) =>
    shrunk(placed(seen, place, false), all, OTHER_YEAR),
  )
  const ofYear = firstYear.map((first, place) =>
    shrunk(placed(seen, place, true), first, OTHER_YEAR),
  )
  const years = Math.floor(seen.reduce((most, { age }) => Math.max(most, age), 0) / 12) + 1
  const factors: number[] = [1]
  for (let year = 1; year < years; year++) {
    const before = factors.at(-1) ?? 1
    const own = seen.filter(({ age }) => Math.floor(age / 12) === year)
    const expected = own.reduce((sum, each) => sum + each.atRisk * (ofYear[each.age % 12] ?? 0), 0)
    const came = own.reduce((sum, each) => sum + each.lost, 0)
    factors.push((before * (came + WEIGHT)) / (expected * before + WEIGHT))
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
      hazard: Math.min(1, shrunk([each], prior, WEIGHT)),
      variance: 1 / (WEIGHT + prior * each.atRisk) + 1 / (OTHER_YEAR + pooled),
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

interface Seen {
  readonly age: number
  readonly atRisk: number
  readonly lost: number
}

function placed(seen: readonly Seen[], place: number, isLater: boolean): readonly Seen[] {
  return seen.filter(({ age }) => age % 12 === place && age >= 12 === isLater)
}

/** The share lost, a prior one weighing as many losses. */
function shrunk(
  own: readonly Pick<Seen, 'atRisk' | 'lost'>[],
  prior: number,
  weight: number,
): number {
  const atRisk = own.reduce((sum, each) => sum + each.atRisk, 0)
  const lost = own.reduce((sum, each) => sum + each.lost, 0)
  // Where nearly all leave at once a Gamma goes beyond 1: it is weighed by customers then.
  const events = Math.min(weight, (1 - prior) * weight)
  if (prior <= 0 || events <= 0) return atRisk > 0 ? lost / atRisk : prior
  return (prior * (lost + events)) / (prior * atRisk + events)
}
