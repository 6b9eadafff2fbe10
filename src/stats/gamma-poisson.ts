import { logGamma } from './gamma.ts'

/** What is expected weighs as so many counts: hardly any, or many. */
const WEIGHTS = [0.03, 0.1, 0.3, 1, 3, 10, 30]

export interface Expected {
  readonly expected: number
  readonly came: number
}

/**
 * Rates of places that are more or less alike: how much the expected one of each weighs against its
 * own counts is learnt from all of them (counts of Gamma rates are negative binomial), each weight as
 * likely as any before. The posterior mean of each place's rate over the expected one.
 */
export function learntRates(places: readonly Expected[]): readonly number[] {
  const fits = WEIGHTS.map((weight) =>
    places.reduce((sum, place) => sum + logChance(place, weight), 0),
  )
  const best = Math.max(...fits)
  const odds = fits.map((fit) => Math.exp(fit - best))
  const whole = odds.reduce((sum, each) => sum + each, 0)
  return places.map(
    ({ expected, came }) =>
      WEIGHTS.reduce(
        (sum, weight, at) => sum + (odds[at] ?? 0) * ((came + weight) / (expected + weight)),
        0,
      ) / whole,
  )
}

/** A twentieth as likely is strong evidence (Kass and Raftery, 1995). */
const STRONG = 3

/**
 * Nothing speaks against it that all rates are as expected, by more or less alike.
 * `areAlike([{ expected: 5, came: 6 }, { expected: 5, came: 3 }])` // => true
 */
export function areAlike(places: readonly Expected[]): boolean {
  const fits = WEIGHTS.map((weight) =>
    places.reduce((sum, place) => sum + logChance(place, weight), 0),
  )
  return (fits.at(-1) ?? 0) > Math.max(...fits) - STRONG
}

/** But for what is the same at every weight. */
function logChance({ expected, came }: Expected, weight: number): number {
  const whole = expected + weight
  const counted = came > 0 ? came * Math.log(expected / whole) : 0
  return logGamma(came + weight) - logGamma(weight) + weight * Math.log(weight / whole) + counted
}
