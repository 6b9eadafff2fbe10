import type { Day } from '../../time/calendar.ts'
import { cohortError, monthsKept, type KeptCohort } from './months-kept.ts'
import type { Young } from './sheet.ts'

/** Months after the one begun in: the first renewal of yearly contracts is among them. */
const MONTHS = 12

export interface BegunFacts {
  readonly cohorts: readonly KeptCohort[]
  /** By month, all that was new on its day in it, and what of it was there at the end of the month. */
  readonly began: ReadonlyMap<Day, number>
  readonly stayed: ReadonlyMap<Day, number>
}

export interface BegunLeft {
  readonly left: readonly number[]
  /** The standard error of what is lost in all these months, relative to it; `null`: not known. */
  readonly error: number | null
}

/**
 * Of what began to be paid, the share left at the end of its month, of the month after, at most of the
 * twelfth: each from all who could be followed from the month before, and no longer than at least
 * twenty could. What grew counts as it began; what came back, as gone.
 */
export function leftOfBegun({ cohorts, began, stayed }: BegunFacts): BegunLeft | null {
  const kept = monthsKept(cohorts, { most: MONTHS })
  if (kept.length < 2) return null
  const months = [...new Set([...began.keys(), ...stayed.keys()])]
  const at = new Set(months)
  const told = leftAlong(kept, { began: sumOf(began, at), stayed: sumOf(stayed, at) })
  const lost = 1 - (told.at(-1) ?? 1)
  const error = cohortError(cohorts, lost, (own) => {
    const most = kept.length - 1
    const starts = new Set(own.map(({ start }) => start))
    const sums = { began: sumOf(began, starts), stayed: sumOf(stayed, starts) }
    const left = leftAlong(monthsKept(own, { most, least: 1 }), sums)
    return left.length < kept.length ? null : 1 - (left.at(-1) ?? 1)
  })
  return { left: told, error }
}

interface Begun {
  readonly began: number
  readonly stayed: number
}

function leftAlong(kept: readonly number[], { began, stayed }: Begun): readonly number[] {
  let left = began > 0 ? Math.min(1, stayed / began) : 1
  return kept.map((share) => (left *= share))
}

function sumOf(byMonth: ReadonlyMap<Day, number>, months: ReadonlySet<Day>): number {
  let sum = 0
  for (const [month, amount] of byMonth) if (months.has(month)) sum += amount
  return sum
}

/**
 * What was lost first is of those who never go live, as many of them as there are of all who begin.
 *
 * ```ts
 * youngOf({ left: [0.95, 0.9, 0.81], error: null }, 0.9, 0.1).gone.map((share) => Number(share.toFixed(9))) // => [0.5, 1, 1]
 * youngOf({ left: [0.95, 0.9, 0.81], error: null }, 0.9, 0.1).left // => [1, 1, 0.9]
 * ```
 */
export function youngOf({ left, error }: BegunLeft, gross: number, never: number): Young {
  return {
    gone: left.map((share) => (never > 0 ? Math.min(1, (1 - share) / never) : 1)),
    left: left.map((share) => (never < 1 ? Math.min(1, share / (1 - never)) : 1)),
    gross,
    error,
  }
}
