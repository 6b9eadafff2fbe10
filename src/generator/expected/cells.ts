import type { Truth } from '../truth/truth.ts'
import { arrivalsOf } from './arrivals.ts'
import type { Arrivals } from './arrivals.ts'
import type { Slice } from './expected.ts'

/** Attribute to value, of the attributes that make a difference. */
export type Values = Readonly<Record<string, string>>

/** Journeys that do not differ in anything that matters. */
export interface Cell {
  readonly values: Values
  /** Expected arrivals, as a share of all, by day. */
  readonly arrivals: Float64Array
  /** Indices of the slices it belongs to. */
  readonly slices: readonly number[]
}

export interface Cells {
  readonly cells: readonly Cell[]
  /** The first holds all. */
  readonly slices: readonly Slice[]
  /** Values of attributes that make no difference: a share of all, in everything. */
  readonly shares: readonly (Slice & { readonly share: number })[]
}

/**
 * Divides the journeys by every combination of values that matters to what becomes of them, or
 * that grows more or less frequent with time.
 */
export function cellsOf(truth: Truth): Cells {
  const arrivals = arrivalsOf(truth)
  const named = namedAttributes(truth)
  const matters = truth.attributes.map(
    ({ name, values }, index) =>
      named.has(name) || values.some((_, value) => varies(arrivals.share[index]![value]!)),
  )
  const slices: Slice[] = [{ attribute: null, value: null }]
  const shares: (Slice & { share: number })[] = []
  truth.attributes.forEach(({ name, values }, index) =>
    values.forEach(({ value }, place) => {
      const slice = { attribute: name, value }
      if (matters[index] === true) slices.push(slice)
      else shares.push({ ...slice, share: arrivals.share[index]![place]![0]! })
    }),
  )
  const cells = combinations(truth, arrivals, matters).map(({ values, arrivals: byDay }) => ({
    values,
    arrivals: byDay,
    slices: slices.flatMap(({ attribute, value }, index) =>
      attribute === null || values[attribute] === value ? [index] : [],
    ),
  }))
  return { cells, slices, shares }
}

/** Whether a condition holds in a cell. */
export function holds(when: Readonly<Record<string, readonly string[]>>, values: Values): boolean {
  return Object.entries(when).every(([name, meant]) => meant.includes(values[name] ?? ''))
}

function namedAttributes(truth: Truth): ReadonlySet<string> {
  const { effects, offers, people, mixes } = truth
  const conditions = [...effects, ...offers, ...people, ...mixes].map(({ when }) => when)
  const mixed = mixes.map(({ attribute }) => attribute)
  return new Set([...mixed, ...conditions.flatMap((when) => Object.keys(when))])
}

function varies(byDay: Float64Array): boolean {
  return byDay.some((share) => Math.abs(share - byDay[0]!) > 1e-12)
}

interface Combination {
  readonly values: Values
  readonly arrivals: Float64Array
}

function combinations(
  truth: Truth,
  { day, share }: Arrivals,
  matters: readonly boolean[],
): readonly Combination[] {
  let found: readonly Combination[] = [{ values: {}, arrivals: day }]
  truth.attributes.forEach(({ name, values }, index) => {
    if (matters[index] !== true) return
    const mixes = truth.mixes.filter(({ attribute }) => attribute === name)
    found = found.flatMap((before) => {
      const mix = mixes.find(({ when }) => holds(when, before.values))
      return values.map(({ value }, place) => ({
        values: { ...before.values, [name]: value },
        arrivals: before.arrivals.map(
          (weight, d) => weight * (mix?.shares[place]!.share ?? share[index]![place]![d]!),
        ),
      }))
    })
  })
  return found.filter(({ arrivals }) => arrivals.some((weight) => weight > 0))
}
