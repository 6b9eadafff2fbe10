import type { Band, Range } from '../../standard/benchmarks.ts'

/** `ahead` of what others reach, `near` it, or `behind`; `null`: there is nothing to compare with. */
export type Score = 'ahead' | 'near' | 'behind' | null

/** Lower is better for what is given away and for waiting before the knot. */
const lowerIsBetter: ReadonlySet<string> = new Set([
  'discountRate',
  'responseTime',
  'educationTime',
  'prioritizationTime',
  'salesCycle',
  'setupTime',
  'timeToFirstImpact',
])

/** As near counts what is within a fifth of a higher mark, within a quarter of a lower one. */
const NEAR_HIGHER = 0.8
const NEAR_LOWER = 1.25

/**
 * A metric beside its benchmark (an open set of revenue skills, domain notes 1.7): higher is
 * better, so ahead from the benchmark on and near from 80 % of it; where lower is better, ahead up
 * to it and near up to 125 %.
 * `benchmarkScore('winRate', 0.21, 0.25)` // => 'near'
 */
export function benchmarkScore(metric: string, value: number, benchmark: number): Score {
  if (lowerIsBetter.has(metric)) {
    if (value <= benchmark) return 'ahead'
    return value <= NEAR_LOWER * benchmark ? 'near' : 'behind'
  }
  if (value >= benchmark) return 'ahead'
  return value >= NEAR_HIGHER * benchmark ? 'near' : 'behind'
}

/**
 * What a band says of a metric: the value, or the middle of its range. Open-ended ranges count
 * with the end they have. `null` where it says nothing.
 */
export function benchmarkOf({ values, ranges }: Band, metric: string): number | null {
  return values[metric] ?? middle(ranges?.[metric])
}

/**
 * Of several steps in a row that are measured as one, because the stages between are not tracked:
 * the product of their benchmarks. `null` where one of them is missing.
 * `mergedBenchmark({ from: 0, upTo: null, values: { a: 0.95, b: 0.3 } }, ['a', 'b'])` // => 0.285
 */
export function mergedBenchmark(band: Band, metrics: readonly string[]): number | null {
  const each = metrics.map((metric) => benchmarkOf(band, metric))
  return each.reduce<number | null>(
    (product, value) => (product === null || value === null ? null : product * value),
    1,
  )
}

function middle(range: Range | undefined): number | null {
  if (range === undefined) return null
  const { from, upTo } = range
  if (from === null) return upTo
  return upTo === null ? from : (from + upTo) / 2
}
