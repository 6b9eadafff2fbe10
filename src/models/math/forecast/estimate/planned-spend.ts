import { exposureOdds } from '../../../../stats/wandering/exposure-odds.ts'
import type { SpendFacts } from '../facts.ts'

/** Months of spend below which nothing is known of what it brings. */
const FEWEST = 6
/** What is usual is the mean of so many months, the last that are known. */
const USUAL = 12
/** Cells of equal width in which the share that follows spend may lie. */
const CELLS = 25

/** What is planned to be spent, and how far arrivals follow it. */
export interface PlannedModel {
  /** Spend over the usual by month from the origin; 1 where nothing is planned. */
  readonly ahead: readonly number[]
  /** How likely the share lies in each of as many cells of equal width between 0 and 1; sums to 1. */
  readonly odds: readonly number[]
}

/** The same, and what was spent in the months before the origin over the usual; 1 where not known. */
export interface SpendEffect extends PlannedModel {
  readonly past: readonly number[]
}

/** How a series of counts is fitted beside what follows spend. */
interface Moves {
  readonly rising: number
  readonly period: number
}

/**
 * Spend of x times the usual brings 1 + c·(x − 1) times the arrivals. What is known of c, by past
 * arrivals and spend together with trend and season; before anything is seen each c from 0 to 1 is as
 * likely as another. `null` where nothing is planned, or too little is known of the past.
 * @param arrivals by month, the one before the origin last
 */
export function spendEffect(
  arrivals: readonly number[],
  spend: SpendFacts | undefined,
  moves: Moves,
): SpendEffect | null {
  if (spend === undefined || spend.ahead.every((amount) => amount === null)) return null
  const known = spend.past.flatMap((amount) => (amount === null ? [] : [Math.max(0, amount)]))
  const last = known.slice(-USUAL)
  const usual = last.reduce((sum, amount) => sum + amount, 0) / last.length
  if (known.length < FEWEST || !(usual > 0)) return null
  const over = (amount: number | null | undefined): number =>
    amount === null || amount === undefined ? 1 : Math.max(0, amount) / usual
  const past = arrivals.map((_, at) => over(spend.past[spend.past.length - arrivals.length + at]))
  const candidates = Array.from({ length: CELLS }, (_, cell) =>
    past.map((times) => following((cell + 0.5) / CELLS, times)),
  )
  const odds = exposureOdds(arrivals, candidates, moves)
  return odds === null ? null : { past, ahead: spend.ahead.map(over), odds }
}

/**
 * Arrivals over the usual, where the share of them follows spend of so many times the usual.
 * `following(0.4, 3) // => 1.8`
 */
export function following(share: number, times: number): number {
  return 1 + share * (times - 1)
}

/** The mean share. */
export function meanShare({ odds }: PlannedModel): number {
  return odds.reduce((sum, weight, cell) => sum + (weight * (cell + 0.5)) / odds.length, 0)
}

/** The share below which the true one lies with this chance. */
export function shareAt({ odds }: PlannedModel, chance: number): number {
  let below = 0
  for (const [cell, weight] of odds.entries()) {
    if (weight > 0 && below + weight >= chance) {
      return (cell + Math.max(0, chance - below) / weight) / odds.length
    }
    below += weight
  }
  return 1
}

/** Arrivals of a month ahead over the usual, as expected. */
export function plannedFactor(planned: PlannedModel | undefined, month: number): number {
  return planned === undefined ? 1 : following(meanShare(planned), planned.ahead[month] ?? 1)
}
