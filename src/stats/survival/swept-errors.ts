import type { IncidencePaths } from './aalen-johansen.ts'
import type { Watched } from './watched.ts'

/** What a subject adds to the error, by 1, F and P − D: see `influence`. */
const TERMS = 3
/** Of two terms each: 1·1, F·F, (P−D)·(P−D), 1·F, 1·(P−D), F·(P−D). */
const PRODUCTS = 6

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
): Float64Array {
  const { table, hazard, remaining, byCause } = paths
  const { starts, untils } = table
  const errors = new Float64Array(last)
  const path = byCause[cause]
  if (watched.length !== starts.length) throw new Error('paths are of other subjects')
  if (path === undefined) return errors
  const { incidence, weighted, spread, own } = path
  const alone = changesAlone(last)
  const together = changesTogether(last)
  for (let index = 0; index < watched.length; index++) {
    const { count, cluster, cause: ended } = watched[index]!
    const [start, until] = [starts[index]!, untils[index]!]
    if (Math.min(until, last) <= start) continue
    const change = cluster === null ? alone.change : together.change
    const less = onWhole === null ? 0 : onWhole[index]!
    const before = at(weighted, start) - at(spread, start)
    const risk = at(hazard, start)
    const held = before - risk * at(incidence, start)
    change(0, count, cluster, 0, 0, 0, 0, -less, 0)
    const isThere = until > start + 1 || until > last
    if (isThere) change(start + 1, count, cluster, 0, -less, 0, -held, -risk - less, 1)
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
    if (isThere) change(until, count, cluster, -held, -risk - less, 1, base, slope - less, 0)
    else change(until, count, cluster, 0, -less, 0, base, slope - less, 0)
  }
  const [one, other] = [new Float64Array(PRODUCTS), new Float64Array(PRODUCTS)]
  alone.pass(0, one)
  together.pass(0, other)
  let most = 0
  for (let index = 0; index < last; index++) {
    alone.pass(index + 1, one)
    together.pass(index + 1, other)
    const risen = incidence[index]!
    const under = weighted[index]! - spread[index]!
    const squares = squaresOf(one, risen, under) + squaresOf(other, risen, under)
    const sum = squares + productsOf(one, risen, under) + productsOf(other, risen, under)
    most = Math.max(most, squares)
    // Of a variance that is none, what rounding has left.
    errors[index] = sum > NOTHING * most ? Math.sqrt(sum) : 0
  }
  return errors
}

/** Of the squares that cancel each other. */
const NOTHING = 1e-13

function squaresOf(sums: Float64Array, risen: number, under: number): number {
  return sums[0]! + sums[1]! * risen ** 2 + sums[2]! * under ** 2
}

function productsOf(sums: Float64Array, risen: number, under: number): number {
  return 2 * (sums[3]! * risen + sums[4]! * under + sums[5]! * risen * under)
}

/** The running sum after `count` ages. */
function at(values: Float64Array, count: number): number {
  return count === 0 ? 0 : values[count - 1]!
}

interface Changes {
  /** Once so many ages have been seen, the weights of `count` subjects alike become others. */
  readonly change: (
    place: number,
    count: number,
    cluster: number | null,
    fromOne: number,
    fromRisen: number,
    fromUnder: number,
    one: number,
    risen: number,
    under: number,
  ) => void
  /** Brings the sums of products up to a place; every place in its turn. */
  readonly pass: (place: number, sums: Float64Array) => void
}

/** Subjects who stand alone: the sum of their squares. */
function changesAlone(last: number): Changes {
  const steps = new Float64Array(PRODUCTS * (last + 1))
  return {
    change(place, count, _cluster, fromOne, fromRisen, fromUnder, one, risen, under) {
      const from = place * PRODUCTS
      steps[from]! += count * (one * one - fromOne * fromOne)
      steps[from + 1]! += count * (risen * risen - fromRisen * fromRisen)
      steps[from + 2]! += count * (under * under - fromUnder * fromUnder)
      steps[from + 3]! += count * (one * risen - fromOne * fromRisen)
      steps[from + 4]! += count * (one * under - fromOne * fromUnder)
      steps[from + 5]! += count * (risen * under - fromRisen * fromUnder)
    },
    pass(place, sums) {
      for (let term = 0; term < PRODUCTS; term++) sums[term]! += steps[place * PRODUCTS + term]!
    },
  }
}

/** Those of a cluster are added up, then squared. */
function changesTogether(last: number): Changes {
  const places: (number[] | undefined)[] = Array.from({ length: last + 1 })
  const numbers = new Map<number, number>()
  const weights: number[] = []
  return {
    change(place, count, cluster, fromOne, fromRisen, fromUnder, one, risen, under) {
      const number = numbers.get(cluster ?? -1) ?? numbers.size
      numbers.set(cluster ?? -1, number)
      const steps = (places[place] ??= [])
      steps.push(number, count * (one - fromOne), count * (risen - fromRisen))
      steps.push(count * (under - fromUnder))
    },
    pass(place, sums) {
      const steps = places[place]
      if (steps === undefined) return
      while (weights.length < TERMS * numbers.size) weights.push(0)
      for (let step = 0; step < steps.length; step += TERMS + 1) {
        const from = TERMS * steps[step]!
        for (let term = 0; term < TERMS; term++) weights[from + term]! += steps[step + 1 + term]!
      }
      sums.fill(0)
      for (let from = 0; from < weights.length; from += TERMS) {
        const [one, risen, under] = [weights[from]!, weights[from + 1]!, weights[from + 2]!]
        sums[0]! += one * one
        sums[1]! += risen * risen
        sums[2]! += under * under
        sums[3]! += one * risen
        sums[4]! += one * under
        sums[5]! += risen * under
      }
    },
  }
}
