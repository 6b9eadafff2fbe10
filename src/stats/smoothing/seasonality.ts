/**
 * What each place of the season adds (sum 0), or multiplies by (mean 1): means of what lies between
 * the values and their centred moving average (classical decomposition). The first value's place
 * first; needs two whole seasons.
 */
export function seasonIndices(
  values: readonly number[],
  period: number,
  how: 'A' | 'M',
): readonly number[] {
  const found = Array.from({ length: period }, () => ({ sum: 0, count: 0 }))
  for (const [index, trend] of centred(values, period).entries()) {
    const place = found[index % period]
    const value = values[index]
    if (trend === null || place === undefined || value === undefined) continue
    place.sum += how === 'A' ? value - trend : value / trend
    place.count += 1
  }
  const means = found.map(({ sum, count }) => (count === 0 ? Number(how === 'M') : sum / count))
  const mean = means.reduce((sum, each) => sum + each, 0) / period
  return means.map((each) => (how === 'A' ? each - mean : each / mean))
}

/**
 * Whether values go together a season apart, at 90 %: the autocorrelation at the season's length
 * against those before it (the test of the M competitions).
 */
export function isSeasonal(values: readonly number[], period: number): boolean {
  if (period < 2 || values.length < 3 * period) return false
  const correlations = Array.from({ length: period }, (_, lag) => correlation(values, lag + 1))
  const own = correlations.at(-1) ?? 0
  const before = correlations.slice(0, -1).reduce((sum, each) => sum + each * each, 0)
  return Math.abs(own) > 1.645 * Math.sqrt((1 + 2 * before) / values.length)
}

/** Moving average over a season, half of both ends where it is even; `null` where it does not reach. */
function centred(values: readonly number[], period: number): readonly (number | null)[] {
  const half = Math.floor(period / 2)
  return values.map((_, index) => {
    if (index < half || index + half >= values.length) return null
    let sum = 0
    for (let step = -half; step <= half; step++) {
      const isEnd = period % 2 === 0 && Math.abs(step) === half
      sum += (values[index + step] ?? 0) * (isEnd ? 0.5 : 1)
    }
    return sum / period
  })
}

function correlation(values: readonly number[], lag: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  if (spread === 0) return 0
  const together = values
    .slice(lag)
    .reduce((sum, value, index) => sum + (value - mean) * ((values[index] ?? 0) - mean), 0)
  return together / spread
}
