import type { Catalog, Day, Slice } from '../../engine/engine.ts'
import type { Movement } from '../../engine/money.ts'
import type { MoneyAsked } from '../money/money-asked.ts'
import { askedMoment, sliceWhere } from './asked-ref.ts'
import { formatRef } from './ref.ts'

/** The address of who moved between two days, in one slice. */
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
  return formatRef({
    kind: 'revenue',
    movement,
    ...askedMoment(asked, catalog),
    step: asked.step,
    from,
    to,
    profile: asked.profile.id,
    grain: asked.grain,
    where: sliceWhere(asked, by),
  })
}
