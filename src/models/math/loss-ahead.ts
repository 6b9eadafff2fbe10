import { DIRECTIONAL } from '../../standard/sample-sizes.ts'
import { cohortError, monthsKept, type KeptCohort } from './months-kept.ts'
import type { LossAhead } from './sheet.ts'

/** Looked ahead; later years are as the last of them. */
const YEARS = 5
const MONTHS = 12

/**
 * What will be lost in each year to come of what runs, for each of what was lost in the past one: who
 * stayed so far is less likely to leave, and those who pay now have paid for longer or shorter than
 * those did who paid a year ago. Each age loses what all did that could be followed through it; what
 * is older than that, what was lost at that time of the year before. `null` where a year cannot be
 * followed, or nothing was lost in it.
 */
export function lossAhead(cohorts: readonly KeptCohort[]): LossAhead | null {
  const times = timesOf(cohorts, DIRECTIONAL)
  if (times === null) return null
  const error = cohortError(cohorts, times[0] ?? 1, (own) => timesOf(own, 1)?.[0] ?? null)
  return { times, error }
}

function timesOf(cohorts: readonly KeptCohort[], least: number): readonly number[] | null {
  const kept = monthsKept(cohorts, { least })
  if (kept.length <= MONTHS) return null
  const past = lossOf(cohorts, { kept, since: MONTHS, years: 0 })
  const years = Array.from({ length: YEARS }, (_, at) => at)
  const ahead = years.map((at) => lossOf(cohorts, { kept, since: 0, years: at }))
  if (past === null || past <= 0) return null
  return ahead.map((loss) => (loss ?? past) / past)
}

interface Looked {
  readonly kept: readonly number[]
  /** Months before the as-of date, to see what was paid. */
  readonly since: number
  /** Years after that, in the next of which it is lost. */
  readonly years: number
}

/** Of what is left then, the share lost within a year. */
function lossOf(cohorts: readonly KeptCohort[], { kept, since, years }: Looked): number | null {
  let [there, left] = [0, 0]
  for (const { seen } of cohorts) {
    const age = seen.length - 1 - since
    const paid = Number(seen[age]?.amount ?? 0)
    const then = paid * through(kept, age, years * MONTHS)
    there += then
    left += then * through(kept, age + years * MONTHS, MONTHS)
  }
  return there > 0 ? 1 - left / there : null
}

/** What is left of an age so many months later. */
function through(kept: readonly number[], age: number, months: number): number {
  let left = 1
  for (let month = age + 1; month <= age + months; month++) {
    const beyond = Math.max(0, Math.ceil((month - kept.length + 1) / MONTHS))
    left *= kept[month - beyond * MONTHS] ?? 1
  }
  return left
}
