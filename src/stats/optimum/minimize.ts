import { dot, times, type Matrix } from './matrix.ts'
import { slopes, type Surface } from './slopes.ts'

const ROUNDS = 300
const HALVINGS = 40
/** By how much of what the slope promises a step must come down (Armijo). */
const ENOUGH = 1e-4

/**
 * Where a smooth function is least, downhill from `start`: BFGS with halved steps
 * (Nocedal & Wright 2006, 6.1), slopes by differences where none are given. Where it is not finite
 * it counts as too high.
 * `minimize(([x = 0]) => (x - 2) ** 2, [0])` // => [2.0000000…]
 */
export function minimize(
  surface: Surface,
  start: readonly number[],
  slopesAt: (at: readonly number[]) => readonly number[] = (at) => slopes(surface, at),
): readonly number[] {
  let at = [...start]
  let height = surface(at)
  let slope = slopesAt(at)
  let inverse = unit(at.length)
  for (let round = 0; round < ROUNDS && size(slope) > 1e-9; round++) {
    let way = times(inverse, slope).map((value) => -value)
    if (!(dot(way, slope) < 0)) {
      inverse = unit(at.length)
      way = slope.map((value) => -value)
    }
    // No step would come down by more than rounding.
    if (-dot(way, slope) < 1e-15 * Math.max(1, Math.abs(height))) return at
    const found = comeDown(surface, { at, height, way, fall: dot(way, slope) })
    if (found === null) return at
    const next = slopesAt(found.at)
    inverse = updated(inverse, minus(found.at, at), minus(next, slope))
    ;({ at, height } = found)
    slope = next
  }
  return at
}

interface Descent {
  readonly at: readonly number[]
  readonly height: number
  readonly way: readonly number[]
  readonly fall: number
}

function comeDown(
  surface: Surface,
  { at, height, way, fall }: Descent,
): { readonly at: number[]; readonly height: number } | null {
  // The first steps are of no known length: none is longer than 1.
  let part = Math.min(1, 1 / size(way))
  for (let halving = 0; halving < HALVINGS; halving++, part /= 2) {
    const there = at.map((value, index) => value + part * way[index]!)
    const low = surface(there)
    if (low < height && low <= height + ENOUGH * part * fall) return { at: there, height: low }
  }
  return null
}

/** The inverse curvature, with what the last step has shown of it. */
function updated(inverse: Matrix, step: readonly number[], change: readonly number[]): Matrix {
  const along = dot(step, change)
  if (!(along > 1e-14)) return inverse
  const bent = times(inverse, change)
  const weight = (1 + dot(change, bent) / along) / along
  return inverse.map((row, one) =>
    row.map(
      (value, other) =>
        value +
        weight * step[one]! * step[other]! -
        (bent[one]! * step[other]! + step[one]! * bent[other]!) / along,
    ),
  )
}

function unit(length: number): Matrix {
  return Array.from({ length }, (_, row) =>
    Array.from({ length }, (__, column) => (row === column ? 1 : 0)),
  )
}

function minus(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, index) => value - other[index]!)
}

function size(vector: readonly number[]): number {
  return Math.sqrt(dot(vector, vector))
}
