import type { IncidencePaths } from './aalen-johansen.ts'
import type { Watched } from './watched.ts'

/** What a subject adds to the error, by 1, F and P − D: see `influence`. */
const TERMS = 3
/** Of two terms each: 1·1, F·F, (P−D)·(P−D), 1·F, 1·(P−D), F·(P−D). */
const PRODUCTS = 6
/** Of the squares that cancel each other. */
const NOTHING = 1e-13

/** After each age: with clusters, and as if everybody stood alone. */
export interface SweptErrors {
  readonly together: Float64Array
  readonly alone: Float64Array
}

/**
 * Standard errors of F(t) after each age: infinitesimal jackknife. Of each subject its influence is
 * linear in 1, F(t) and P(t) − D(t), with weights that change only when a watch begins and ends, so
 * that all ages together take one pass.
 * @param watched the very subjects that the paths were made of
 * @param last for so many ages
 * @param onWhole what each subject's influence has less of, for each F(t)
 */
export function sweptErrors(
  watched: readonly Watched[],
  paths: IncidencePaths,
  { cause, last, onWhole }: { cause: number; last: number; onWhole: Float64Array | null },
): SweptErrors {
  const { table, hazard, remaining, byCause } = paths
  const { starts, untils } = table
  const path = byCause[cause]
  if (watched.length !== starts.length) throw new Error('paths are of other subjects')
  if (path === undefined) return { together: new Float64Array(last), alone: new Float64Array(last) }
  const { incidence, weighted, spread, own } = path
  const [single, shared] = [new Float64Array(PRODUCTS * (last + 1)), sharedSteps(last)]
  for (let index = 0; index < watched.length; index++) {
    const { count, cluster, cause: ended } = watched[index]!
    const [start, until] = [starts[index]!, untils[index]!]
    if (Math.min(until, last) <= start) continue
    const less = onWhole === null ? 0 : onWhole[index]!
    const steps = cluster === null ? single : shared.squares
    const before = at(weighted, start) - at(spread, start)
    const risk = at(hazard, start)
    const held = before - risk * at(incidence, start)
    if (less !== 0) add(steps, 0, count, 0, -less, 0)
    if (cluster !== null && less !== 0) shared.change(0, cluster, 0, -count * less, 0)
    const isThere = until > start + 1 || until > last
    if (isThere) {
      if (less !== 0) add(steps, start + 1, -count, 0, -less, 0)
      add(steps, start + 1, count, -held, -risk - less, 1)
      if (cluster !== null) shared.change(start + 1, cluster, -count * held, -count * risk, count)
    }
    if (until > last) continue
    const leaving = ended === null ? 0 : remaining[until - 1]!
    const slope = at(hazard, until) - risk - leaving
    const base =
      at(weighted, until) -
      at(spread, until) -
      before -
      risk * (at(incidence, until) - at(incidence, start)) +
      (ended === cause ? own[until - 1]! : 0) -
      slope * at(incidence, until)
    if (isThere) add(steps, until, -count, -held, -risk - less, 1)
    else if (less !== 0) add(steps, until, -count, 0, -less, 0)
    add(steps, until, count, base, slope - less, 0)
    if (cluster === null) continue
    if (isThere)
      shared.change(until, cluster, count * (base + held), count * (slope + risk), -count)
    else shared.change(until, cluster, count * base, count * slope, 0)
  }
  return swept({ single, shared, last }, path)
}

function swept(
  { single, shared, last }: { single: Float64Array; shared: SharedSteps; last: number },
  { incidence, weighted, spread }: IncidencePaths['byCause'][number],
): SweptErrors {
  const [together, alone] = [new Float64Array(last), new Float64Array(last)]
  const [ones, apart] = [new Float64Array(PRODUCTS), new Float64Array(PRODUCTS)]
  const clusters = new Float64Array(PRODUCTS)
  const largest = new Float64Array(TERMS)
  for (let place = 0; place <= last; place++) {
    for (let term = 0; term < PRODUCTS; term++) {
      ones[term]! += single[place * PRODUCTS + term]!
      apart[term]! += shared.squares[place * PRODUCTS + term]!
    }
    shared.pass(place, clusters)
    for (let term = 0; term < TERMS; term++) {
      const now = ones[term]! + Math.max(apart[term]!, clusters[term]!)
      largest[term] = Math.max(largest[term]!, now)
    }
    if (place === 0) continue
    const index = place - 1
    const risen = incidence[index]!
    const under = weighted[index]! - spread[index]!
    const own = varianceOf(ones, risen, under)
    // Of a variance that is none, what rounding has left of all that was added and taken away.
    const least = NOTHING * squaresOf(largest, risen, under)
    const errorOf = (sums: Float64Array): number => {
      const variance = own + varianceOf(sums, risen, under)
      return variance > least ? Math.sqrt(variance) : 0
    }
    together[index] = errorOf(clusters)
    alone[index] = errorOf(apart)
  }
  return { together, alone }
}

function add(
  steps: Float64Array,
  place: number,
  count: number,
  one: number,
  risen: number,
  under: number,
): void {
  const from = place * PRODUCTS
  steps[from]! += count * one * one
  steps[from + 1]! += count * risen * risen
  steps[from + 2]! += count * under * under
  steps[from + 3]! += count * one * risen
  steps[from + 4]! += count * one * under
  steps[from + 5]! += count * risen * under
}

function squaresOf(sums: Float64Array, risen: number, under: number): number {
  return sums[0]! + sums[1]! * risen * risen + sums[2]! * under * under
}

function varianceOf(sums: Float64Array, risen: number, under: number): number {
  return (
    squaresOf(sums, risen, under) +
    2 * (sums[3]! * risen + sums[4]! * under + sums[5]! * risen * under)
  )
}

/** The running sum after `count` ages. */
function at(values: Float64Array, count: number): number {
  return count === 0 ? 0 : values[count - 1]!
}

interface SharedSteps {
  /** Of those who share clusters, as if each stood alone. */
  readonly squares: Float64Array
  /** Once so many ages have been seen, a cluster's weights change by so much. */
  readonly change: (
    place: number,
    cluster: number,
    one: number,
    risen: number,
    under: number,
  ) => void
  /** Brings the sums of products up to a place; every place in its turn. */
  readonly pass: (place: number, sums: Float64Array) => void
}

/** Those of a cluster are added up, then squared. */
function sharedSteps(last: number): SharedSteps {
  const places: (number[] | undefined)[] = Array.from({ length: last + 1 })
  const numbers = new Map<number, number>()
  const weights: number[] = []
  return {
    squares: new Float64Array(PRODUCTS * (last + 1)),
    change(place, cluster, one, risen, under) {
      let number = numbers.get(cluster)
      if (number === undefined) {
        number = numbers.size
        numbers.set(cluster, number)
        weights.push(0, 0, 0)
      }
      const steps = (places[place] ??= [])
      steps.push(number, one, risen, under)
    },
    pass(place, sums) {
      const steps = places[place]
      if (steps === undefined) return
      for (let step = 0; step < steps.length; step += TERMS + 1) {
        const from = TERMS * steps[step]!
        for (let term = 0; term < TERMS; term++) weights[from + term]! += steps[step + 1 + term]!
      }
      sums.fill(0)
      for (let from = 0; from < weights.length; from += TERMS) {
        add(sums, 0, 1, weights[from]!, weights[from + 1]!, weights[from + 2]!)
      }
    },
  }
}
