import { firstAbove, riskTable, type Watched } from './watched.ts'

/** By an age, for each competing cause: the share to which it happened first. */
export interface Incidence {
  readonly age: number
  /** Under watch at this age, all that has happened by it taken off. */
  readonly atRisk: number
  readonly causes: readonly CauseIncidence[]
  /** The share to which nothing has happened by this age; with the causes it makes 1. */
  readonly open: number
}

export interface CauseIncidence {
  readonly share: number
  /** Infinitesimal jackknife, clustered where subjects share a cluster. */
  readonly standardError: number
}

/**
 * Aalen–Johansen: cumulative incidence of competing causes at the given ages (Aalen & Johansen
 * 1978). What is lost competes and is never censored; what is open is censored. The standard error
 * is the infinitesimal jackknife of R `survival`: each subject's influence on the share, squared
 * and summed (over clusters: summed, then squared).
 *
 * With H the sum of dN/(Y(Y−dN)), P of H₋·dF, D of dF/Y, the influence of a subject watched from a
 * to m on F(A) is P(a,m] − H(a)·F(a,m] + H(a,m]·F(m,A] − D(a,m], and where it ended at m by an
 * event − F(m,A]/(Y−dN) more, and + S₋/Y where by this cause.
 */
export function aalenJohansen(
  watched: readonly Watched[],
  causes: number,
  ages: readonly number[],
): readonly Incidence[] {
  const table = riskTable(watched, causes)
  const paths = pathsOf(table, causes)
  return ages.map((age) => {
    const end = firstAbove(table.ages, age)
    return {
      age,
      atRisk: watched.reduce((sum, one) => sum + (isWatchedAfter(one, age) ? one.count : 0), 0),
      open: at(paths.survival, end, 1),
      causes: paths.byCause.map((path, cause) => ({
        share: at(path.incidence, end, 0),
        standardError: Math.sqrt(variance(watched, table.ages, paths, path, cause, end)),
      })),
    }
  })
}

function isWatchedAfter({ from, age }: Watched, limit: number): boolean {
  return age > limit && (from === null || from <= limit)
}

/** Running sums; element `index` is after the first `index + 1` ages. */
interface Paths {
  readonly survival: Float64Array
  /** H. */
  readonly hazard: Float64Array
  /** 1 / (Y − dN), 0 where nobody remains. */
  readonly remaining: Float64Array
  readonly byCause: readonly CausePath[]
}

interface CausePath {
  /** F. */
  readonly incidence: Float64Array
  /** P. */
  readonly weighted: Float64Array
  /** D. */
  readonly spread: Float64Array
  /** S₋ / Y: what an event of this cause adds by itself. */
  readonly own: Float64Array
}

function pathsOf(
  { ages, atRisk, ended, endedBy }: ReturnType<typeof riskTable>,
  causes: number,
): Paths {
  const size = ages.length
  const survival = new Float64Array(size)
  const hazard = new Float64Array(size)
  const remaining = new Float64Array(size)
  const byCause = Array.from({ length: causes }, () => ({
    incidence: new Float64Array(size),
    weighted: new Float64Array(size),
    spread: new Float64Array(size),
    own: new Float64Array(size),
  }))
  let left = 1
  let risen = 0
  for (let index = 0; index < size; index++) {
    const there = atRisk[index] ?? 0
    const gone = ended[index] ?? 0
    for (const [cause, path] of byCause.entries()) {
      const step = (left * (endedBy[cause]?.[index] ?? 0)) / there
      path.incidence[index] = at(path.incidence, index, 0) + step
      path.weighted[index] = at(path.weighted, index, 0) + risen * step
      path.spread[index] = at(path.spread, index, 0) + step / there
      path.own[index] = left / there
    }
    left *= 1 - gone / there
    remaining[index] = gone < there ? 1 / (there - gone) : 0
    risen += (gone / there) * (remaining[index] ?? 0)
    survival[index] = left
    hazard[index] = risen
  }
  return { survival, hazard, remaining, byCause }
}

function variance(
  watched: readonly Watched[],
  ages: Float64Array,
  paths: Paths,
  path: CausePath,
  cause: number,
  end: number,
): number {
  const clusters = new Map<number, number>()
  let alone = 0
  const { hazard, remaining } = paths
  const { incidence, weighted, spread, own } = path
  const last = at(incidence, end, 0)
  for (const subject of watched) {
    const start = subject.from === null ? 0 : firstAbove(ages, subject.from)
    const until = firstAbove(ages, subject.age)
    const stop = Math.min(until, end)
    if (stop <= start) continue
    const between = (values: Float64Array): number => at(values, stop, 0) - at(values, start, 0)
    const after = last - at(incidence, stop, 0)
    let influence =
      between(weighted) -
      at(hazard, start, 0) * between(incidence) +
      between(hazard) * after -
      between(spread)
    if (subject.cause !== null && until <= end) {
      influence -= after * (remaining[until - 1] ?? 0)
      if (subject.cause === cause) influence += own[until - 1] ?? 0
    }
    if (subject.cluster === null) alone += subject.count * influence ** 2
    else {
      const sum = clusters.get(subject.cluster) ?? 0
      clusters.set(subject.cluster, sum + subject.count * influence)
    }
  }
  return [...clusters.values()].reduce((sum, influence) => sum + influence ** 2, alone)
}

/** The running sum after `count` ages. */
function at(values: Float64Array, count: number, before: number): number {
  return count === 0 ? before : (values[count - 1] ?? 0)
}
