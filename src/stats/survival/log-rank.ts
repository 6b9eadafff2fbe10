import { chiSquareUpper } from '../chi-square.ts'
import { riskTable, type RiskTable, type Watched } from './watched.ts'

export interface LogRank {
  /** Ends in the first group, and how many there would be if both ended alike. */
  readonly observed: number
  readonly expected: number
  /** How many there would be in the second. */
  readonly expectedOther: number
  readonly variance: number
  /** Chance of as much distance where both end alike. */
  readonly chance: number
}

/**
 * Whether two groups end alike, whatever the cause (Mantel 1966; R `survdiff`); `null` where nothing
 * can be told.
 */
export function logRank(one: readonly Watched[], other: readonly Watched[]): LogRank | null {
  const marked = [
    ...one.map((each) => [each, 0] as const),
    ...other.map((each) => [each, 1] as const),
  ]
  // As competing causes, ends tell their group; both stand in one table.
  const both = marked.map(([each, group]) =>
    each.cause === null ? each : { ...each, cause: group },
  )
  const table = riskTable(both, 2)
  const { atRisk, ended, endedBy } = table
  const own = atRiskOf(one, table)
  let [observed, expected, expectedOther, variance] = [0, 0, 0, 0]
  for (const [index, there] of atRisk.entries()) {
    const gone = ended[index] ?? 0
    const share = (own[index] ?? 0) / there
    observed += endedBy[0]?.[index] ?? 0
    expected += gone * share
    expectedOther += gone * (1 - share)
    if (there > 1) variance += (gone * share * (1 - share) * (there - gone)) / (there - 1)
  }
  if (!(variance > 0)) return null
  const chance = chiSquareUpper((observed - expected) ** 2 / variance, 1)
  return { observed, expected, expectedOther, variance, chance }
}

/** At risk of the first group at each age: between the first its subjects are, and the last. */
function atRiskOf(
  one: readonly Watched[],
  { ages, starts, untils }: Pick<RiskTable, 'ages' | 'starts' | 'untils'>,
): Float64Array {
  const steps = new Float64Array(ages.length + 1)
  for (const [index, { from, age, count }] of one.entries()) {
    if (from !== null && from >= age) continue
    const [first, after] = [starts[index] ?? 0, untils[index] ?? 0]
    steps[first] = (steps[first] ?? 0) + count
    steps[after] = (steps[after] ?? 0) - count
  }
  let there = 0
  return steps.map((step) => (there += step))
}
