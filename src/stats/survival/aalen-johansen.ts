import { onceFor } from './once-for.ts'
import { firstAbove, riskTable, type RiskTable, type Watched } from './watched.ts'

/** By an age, for each competing cause: the share to which it happened first. */
export interface Incidence {
  readonly age: number
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
 */
export function aalenJohansen(
  watched: readonly Watched[],
  causes: number,
  ages: readonly number[],
): readonly Incidence[] {
  const paths = incidencePaths(watched, causes)
  return ages.map((age) => ({
    age,
    open: openAt(paths, age),
    causes: paths.byCause.map((_, cause) => ({
      share: shareAt(paths, cause, age),
      standardError: standardErrorAt(watched, paths, cause, age),
    })),
  }))
}

/** All that the incidences of a company of subjects are read from. Sums run over the ages. */
export interface IncidencePaths {
  readonly table: RiskTable
  readonly survival: Float64Array
  /** H: of dN / (Y (Y − dN)). */
  readonly hazard: Float64Array
  /** 1 / (Y − dN), 0 where nobody remains. */
  readonly remaining: Float64Array
  readonly byCause: readonly CausePath[]
}

interface CausePath {
  /** F. */
  readonly incidence: Float64Array
  /** P: of H₋ dF. */
  readonly weighted: Float64Array
  /** D: of dF / Y. */
  readonly spread: Float64Array
  /** S₋ / Y: what an event of this cause adds by itself. */
  readonly own: Float64Array
}

/** Of the same list worked out once. */
export function incidencePaths(watched: readonly Watched[], causes: number): IncidencePaths {
  const known = knownPaths(watched)
  const paths = known.get(causes) ?? pathsOf(riskTable(watched, causes))
  known.set(causes, paths)
  return paths
}

const knownPaths = onceFor<readonly Watched[], Map<number, IncidencePaths>>(() => new Map())

function pathsOf(table: RiskTable): IncidencePaths {
  const { ages, atRisk, ended, endedBy } = table
  const zeros = (): Float64Array => new Float64Array(ages.length)
  const [survival, hazard, remaining] = [zeros(), zeros(), zeros()]
  const byCause = endedBy.map(() => ({
    incidence: zeros(),
    weighted: zeros(),
    spread: zeros(),
    own: zeros(),
  }))
  let left = 1
  let risen = 0
  for (let index = 0; index < ages.length; index++) {
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
    if (left === 0) makeWhole(byCause, index)
    remaining[index] = gone < there ? 1 / (there - gone) : 0
    risen += (gone / there) * (remaining[index] ?? 0)
    survival[index] = left
    hazard[index] = risen
  }
  return { table, survival, hazard, remaining, byCause }
}

/** Where nobody is left and all ended one way, that is the whole, which a sum of steps may miss by a digit. */
function makeWhole(byCause: readonly CausePath[], index: number): void {
  const [only, ...others] = byCause.filter(({ incidence }) => at(incidence, index + 1, 0) > 0)
  if (only !== undefined && others.length === 0) only.incidence[index] = 1
}

/** The share to which `cause` had happened by an age. */
export function shareAt({ table, byCause }: IncidencePaths, cause: number, age: number): number {
  return at(pathOf(byCause, cause).incidence, firstAbove(table.ages, age), 0)
}

/** The share to which nothing had happened by an age. */
export function openAt({ table, survival }: IncidencePaths, age: number): number {
  return at(survival, firstAbove(table.ages, age), 1)
}

/** @param watched the very subjects that the paths were made of */
export function standardErrorAt(
  watched: readonly Watched[],
  paths: IncidencePaths,
  cause: number,
  age: number,
): number {
  const { ages, starts, untils } = paths.table
  if (watched.length !== starts.length) throw new Error('paths are of other subjects')
  const end = firstAbove(ages, age)
  return spreadOf(watched, (subject, index) => {
    const places = { start: starts[index] ?? 0, until: untils[index] ?? 0, end }
    return influenceBetween(subject, paths, cause, places)
  })
}

/** The `influence` of every subject. */
export function influences(
  watched: readonly Watched[],
  paths: IncidencePaths,
  cause: number,
  age: number,
): Float64Array {
  const { ages, starts, untils } = paths.table
  const end = firstAbove(ages, age)
  const found = new Float64Array(watched.length)
  for (let index = 0; index < watched.length; index++) {
    const places = { start: starts[index]!, until: untils[index]!, end }
    found[index] = influenceBetween(watched[index]!, paths, cause, places)
  }
  return found
}

/** The root of the summed squares of influences, those of a cluster added up before. */
export function spreadOf(
  watched: readonly Watched[],
  influenceOf: (subject: Watched, index: number) => number,
): number {
  const clusters = new Map<number, number>()
  let squares = 0
  for (const [index, subject] of watched.entries()) {
    const each = influenceOf(subject, index)
    if (subject.cluster === null) squares += subject.count * each ** 2
    else {
      const sum = clusters.get(subject.cluster) ?? 0
      clusters.set(subject.cluster, sum + subject.count * each)
    }
  }
  return Math.sqrt([...clusters.values()].reduce((sum, each) => sum + each ** 2, squares))
}

/**
 * How the share by an age changes with the weight of one subject. Watched from a to m it is
 * P(a,m] − H(a)·F(a,m] + H(a,m]·F(m,A] − D(a,m]; where it ended at m − F(m,A]/(Y − dN) more, and
 * + S₋/Y where by this cause.
 */
export function influence(
  subject: Watched,
  paths: IncidencePaths,
  cause: number,
  age: number,
): number {
  const { ages } = paths.table
  return influenceBetween(subject, paths, cause, {
    start: subject.from === null ? 0 : firstAbove(ages, subject.from),
    until: firstAbove(ages, subject.age),
    end: firstAbove(ages, age),
  })
}

/** How many ages lie before its watch, until its end, and until the age asked for. */
interface Places {
  readonly start: number
  readonly until: number
  readonly end: number
}

function influenceBetween(
  subject: Watched,
  { hazard, remaining, byCause }: IncidencePaths,
  cause: number,
  { start, until, end }: Places,
): number {
  const { incidence, weighted, spread, own } = pathOf(byCause, cause)
  const stop = Math.min(until, end)
  if (stop <= start) return 0
  const between = (values: Float64Array): number => at(values, stop, 0) - at(values, start, 0)
  const after = at(incidence, end, 0) - at(incidence, stop, 0)
  const watching =
    between(weighted) -
    at(hazard, start, 0) * between(incidence) +
    between(hazard) * after -
    between(spread)
  if (subject.cause === null || until > end) return watching
  const ending = subject.cause === cause ? (own[until - 1] ?? 0) : 0
  return watching + ending - after * (remaining[until - 1] ?? 0)
}

function pathOf(byCause: readonly CausePath[], cause: number): CausePath {
  const path = byCause[cause]
  if (path === undefined) throw new Error(`cause must be below ${byCause.length}: ${cause}`)
  return path
}

/** The running sum after `count` ages. */
function at(values: Float64Array, count: number, before: number): number {
  return count === 0 ? before : (values[count - 1] ?? 0)
}
