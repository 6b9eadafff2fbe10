import { influence, shareAt, type IncidencePaths } from './aalen-johansen.ts'
import { firstAbove, type Watched } from './watched.ts'

/** What a subject adds to the error, by 1, F and P − D: see `influence`. */
type Weights = readonly [one: number, risen: number, under: number]

interface Change {
  readonly subject: Watched
  readonly from: Weights
  readonly to: Weights
}

/**
 * Standard errors of F(t) ÷ F(end) after each age up to `end` at which something happened:
 * infinitesimal jackknife, the influence on a ratio being that of its parts (delta method). Of each
 * subject it is linear in 1, F(t) and P(t) − D(t), with weights that change only when a watch
 * begins and ends, so that all ages together take one pass.
 */
export function ratioErrors(
  watched: readonly Watched[],
  paths: IncidencePaths,
  cause: number,
  end: number,
): Float64Array {
  const own = paths.byCause[cause]
  const whole = shareAt(paths, cause, end)
  const last = firstAbove(paths.table.ages, end)
  const errors = new Float64Array(last)
  if (own === undefined || whole === 0) return errors
  const changes = changesOf(watched, paths, { cause, end, whole, last })
  const squares = squaresOf()
  for (let seen = 0; seen <= last; seen++) {
    for (const change of changes[seen] ?? []) squares.apply(change)
    if (seen === 0) continue
    const index = seen - 1
    const under = (own.weighted[index] ?? 0) - (own.spread[index] ?? 0)
    errors[index] = squares.root([1, own.incidence[index] ?? 0, under]) / whole
  }
  return errors
}

/** How weights change once so many ages have been seen; before all, from nothing. */
function changesOf(
  watched: readonly Watched[],
  paths: IncidencePaths,
  { cause, end, whole, last }: { cause: number; end: number; whole: number; last: number },
): readonly (readonly Change[])[] {
  const { table, hazard, remaining, byCause } = paths
  const changes: Change[][] = Array.from({ length: last + 1 }, () => [])
  const path = byCause[cause]
  if (path === undefined) return changes
  const { incidence, weighted, spread, own } = path
  for (const subject of watched) {
    const start = subject.from === null ? 0 : firstAbove(table.ages, subject.from)
    const until = firstAbove(table.ages, subject.age)
    if (Math.min(until, last) <= start) continue
    const onWhole = influence(subject, paths, cause, end) / whole
    const before = at(weighted, start) - at(spread, start)
    const risk = at(hazard, start)
    const held = before - risk * at(incidence, start)
    const waiting: Weights = [0, -onWhole, 0]
    const there: Weights = [-held, -risk - onWhole, 1]
    changes[0]?.push({ subject, from: [0, 0, 0], to: waiting })
    const hasEnded = subject.cause !== null
    if (until > start + 1 || until > last)
      changes[start + 1]?.push({ subject, from: waiting, to: there })
    if (until > last) continue
    const slope = at(hazard, until) - risk - (hasEnded ? (remaining[until - 1] ?? 0) : 0)
    const base =
      at(weighted, until) -
      at(spread, until) -
      before -
      risk * (at(incidence, until) - at(incidence, start)) +
      (subject.cause === cause ? (own[until - 1] ?? 0) : 0)
    const gone: Weights = [base - slope * at(incidence, until), slope - onWhole, 0]
    changes[until]?.push({ subject, from: until > start + 1 ? there : waiting, to: gone })
  }
  return changes
}

/** The running sum after `count` ages. */
function at(values: Float64Array, count: number): number {
  return count === 0 ? 0 : (values[count - 1] ?? 0)
}

/** The sum of squares of what subjects add, those of a cluster added up before. */
function squaresOf() {
  const sums = new Float64Array(6)
  const clusters = new Map<number, Weights>()
  const add = ([one, risen, under]: Weights, times: number): void => {
    const put = (place: number, product: number): void => {
      sums[place] = (sums[place] ?? 0) + times * product
    }
    put(0, one * one)
    put(1, risen * risen)
    put(2, under * under)
    put(3, one * risen)
    put(4, one * under)
    put(5, risen * under)
  }
  const apply = ({ subject: { cluster, count }, from, to }: Change): void => {
    if (cluster === null) {
      add(from, -count)
      add(to, count)
      return
    }
    const old = clusters.get(cluster) ?? [0, 0, 0]
    const moved = (place: 0 | 1 | 2): number => old[place] + count * (to[place] - from[place])
    const sum: Weights = [moved(0), moved(1), moved(2)]
    clusters.set(cluster, sum)
    add(old, -1)
    add(sum, 1)
  }
  const root = ([one, risen, under]: Weights): number => {
    const [ones = 0, risens = 0, unders = 0, oneRisen = 0, oneUnder = 0, both = 0] = sums
    const squares = ones * one ** 2 + risens * risen ** 2 + unders * under ** 2
    const products = oneRisen * one * risen + oneUnder * one * under + both * risen * under
    return Math.sqrt(Math.max(0, squares + 2 * products))
  }
  return { apply, root }
}
