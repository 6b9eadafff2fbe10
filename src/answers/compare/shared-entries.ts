import type { Day, Engine, Filter } from '../../engine/engine.ts'
import { questionOf, type Asked } from '../input/normalize.ts'

/**
 * By stage, how many dated entries are on both sides of a comparison: those that the filters, ranges
 * and dates of both let through. Two sides alike in all but what was known when share whatever the
 * one that knew less knows.
 */
export async function sharedEntries(
  engine: Engine,
  one: Asked,
  other: Asked,
): Promise<ReadonlyMap<string, number>> {
  const shared = new Map<string, number>()
  const where = bothFilters(one.where, other.where)
  const from = latest(one.from, other.from)
  const to = earliest(one.to, other.to)
  const asOf = Math.min(one.asOf, other.asOf)
  const isEmpty = where === null || (from ?? -Infinity) >= Math.min(to ?? Infinity, asOf)
  if (isEmpty || engine.catalog.stages.length === 0) return shared
  const knownBefore = earliest(one.knownBefore, other.knownBefore)
  const both: Asked = { ...other, view: 'cohort', asOf, knownBefore, from, to, where }
  const counts = await engine.counts({ ...questionOf(both), by: [], interval: null })
  for (const { stage, dated, count } of counts) {
    if (dated) shared.set(stage, (shared.get(stage) ?? 0) + count)
  }
  return shared
}

/** What both let through; `null` where that is nothing. */
function bothFilters(one: readonly Filter[], other: readonly Filter[]): readonly Filter[] | null {
  const names = [...new Set([...one, ...other].map(({ dimension }) => dimension))]
  const both = names.map((dimension): Filter => {
    const [own, theirs] = [one, other].map((each) =>
      each.find((filter) => filter.dimension === dimension),
    )
    const values = own?.values ?? theirs?.values ?? []
    return { dimension, values: values.filter((value) => (theirs ?? own)?.values.includes(value)) }
  })
  return both.some(({ values }) => values.length === 0) ? null : both
}

function latest(one: Day | null, other: Day | null): Day | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function earliest(one: Day | null, other: Day | null): Day | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}
