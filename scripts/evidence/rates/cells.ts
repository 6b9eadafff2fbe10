import type { Followed } from '../../../src/engine/engine.ts'
import type { ExpectedIncidence } from '../../../src/generator/expected/expected.ts'
import { incidenceDays } from '../../../src/generator/expected/outcomes.ts'
import { rateOf, type Rate } from '../../../src/models/data/rates.ts'
import type { StageWindow } from '../../../src/standard/policies.ts'

export const AGES = incidenceDays
export const LEAST_AT_RISK = 20

/** One rate of one company beside what is true. */
export interface Cell {
  readonly stage: string
  readonly age: number
  readonly truth: number
  readonly naive: number
  readonly rate: Rate
}

export interface Known {
  readonly incidence: readonly ExpectedIncidence[]
  readonly isClustered: boolean
  readonly windows: readonly StageWindow[]
}

/**
 * The rates that are told of many enough, of a truth that is neither none nor all. Chosen by the
 * truth and not by what came of it: who looks where many are left sees low rates.
 */
export function cellsOf(
  followed: readonly Followed[],
  { incidence, isClustered, windows }: Known,
): readonly Cell[] {
  const names = [...new Set(followed.map(({ stage }) => stage))]
  return names.flatMap((stage) => {
    const own = followed.filter((each) => each.stage === stage)
    const entered = own.reduce((sum, { count }) => sum + count, 0)
    const most = windows.find((window) => window.stage === stage)?.most ?? Infinity
    const expected = (days: number): ExpectedIncidence | undefined =>
      incidence.find(
        (each) => each.stage === stage && each.days === days && each.attribute === null,
      )
    return AGES.flatMap((age, matureIndex): readonly Cell[] => {
      const [here, within] = [expected(age), expected(Math.min(age, most))]
      if (here === undefined || within === undefined) return []
      const truth = within.next + within.skipped
      const followable = own.reduce((sum, { mature }) => sum + (mature[matureIndex] ?? 0), 0)
      const atRisk = followable * (1 - here.next - here.skipped - here.lost)
      if (atRisk < LEAST_AT_RISK || truth < 0.05 || truth > 0.95) return []
      const { rate } = rateOf({
        followed: own,
        entered,
        age,
        matureIndex,
        clustered: isClustered ? own : null,
      })
      if (rate.value === null || rate.low === null || rate.high === null) return []
      const gone = own.filter(({ outcome }) => outcome === 'next' || outcome === 'skipped')
      const naive = gone.reduce((sum, { count }) => sum + count, 0) / entered
      return [{ stage, age, truth, naive, rate }]
    })
  })
}
