import type { Catalog, Day } from '../engine/engine.ts'
import type { Movement } from '../engine/money.ts'
import type { Slice } from '../models/data/slices.ts'
import type { MoneyAsked } from './money-asked.ts'
import { formatRef } from './ref.ts'

/**
 * The address of who moved between two days, in one slice. Its own values take the place of the
 * filters on the same dimensions.
 */
export function moneyRef(
  from: Day,
  to: Day,
  by: Slice,
  {
    asked,
    catalog,
    movement = null,
  }: {
    readonly asked: MoneyAsked
    readonly catalog: Catalog
    readonly movement?: Movement | null
  },
): string {
  const own = asked.by.map((dimension, index) => ({ dimension, values: [by[index] ?? null] }))
  const kept = asked.where.filter(({ dimension }) => !asked.by.includes(dimension))
  return formatRef({
    kind: 'revenue',
    movement,
    asOf: asked.asOf,
    knownNow: catalog.recorded && asked.knownBefore === null,
    step: asked.step,
    from,
    to,
    profile: asked.profile.id,
    grain: asked.grain,
    where: [...kept, ...own],
  })
}
