/**
 * Places slots along a line: in order, without overlap, as near as possible (least squares) to
 * where each wants to begin. `null` where they do not fit at all.
 *
 * spread([0, 10, 100], [30, 30, 30], 0, 200) // => [0, 30, 100]
 */
export function spread(
  wishes: readonly number[],
  sizes: readonly number[],
  from: number,
  to: number,
): readonly number[] | null {
  const before: number[] = []
  let total = 0
  for (const size of sizes) {
    before.push(total)
    total += size
  }
  if (total > to - from + 1e-6) return null
  const last = Math.max(from, to - total)
  const inOrder = nearestRising(wishes.map((wish, index) => wish - (before[index] ?? 0)))
  return inOrder.map((place, index) => Math.min(last, Math.max(from, place)) + (before[index] ?? 0))
}

/** The same for every second slot by itself: neighbours may overlap, they are not in one line. */
export function spreadByTurns(
  wishes: readonly number[],
  sizes: readonly number[],
  from: number,
  to: number,
): readonly number[] | null {
  const [even, odd] = [0, 1].map((turn) => {
    const own = (values: readonly number[]): readonly number[] =>
      values.filter((_, index) => index % 2 === turn)
    return spread(own(wishes), own(sizes), from, to)
  })
  if (even === undefined || even === null || odd === undefined || odd === null) return null
  return wishes.map((_, index) => (index % 2 === 0 ? even : odd)[Math.floor(index / 2)] ?? from)
}

/** The rising sequence nearest to the values: neighbours out of order share their mean. */
function nearestRising(values: readonly number[]): readonly number[] {
  const pools: { mean: number; count: number }[] = []
  for (const value of values) {
    let pool = { mean: value, count: 1 }
    for (
      let left = pools.at(-1);
      left !== undefined && left.mean > pool.mean;
      left = pools.at(-1)
    ) {
      const count = left.count + pool.count
      pool = { mean: (left.mean * left.count + pool.mean * pool.count) / count, count }
      pools.pop()
    }
    pools.push(pool)
  }
  return pools.flatMap(({ mean, count }) => Array<number>(count).fill(mean))
}
