import type { Catalog, Filter, Slice } from '../../engine/engine.ts'
import type { Asked } from '../input/normalize.ts'
import type { RefMoment } from './ref-text.ts'

/** The moment of what was asked, as a ref says it. */
export function askedMoment(
  { asOf, knownBefore }: Pick<Asked, 'asOf' | 'knownBefore'>,
  { recorded }: Pick<Catalog, 'recorded'>,
): RefMoment {
  return { asOf, knownNow: recorded && knownBefore === null }
}

/** What a slice holds: its own values take the place of the filters on the same dimensions. */
export function sliceWhere(
  { by, where }: Pick<Asked, 'by' | 'where'>,
  slice: Slice,
): readonly Filter[] {
  const own = by.map((dimension, index) => ({ dimension, values: [slice[index] ?? null] }))
  return [...where.filter(({ dimension }) => !by.includes(dimension)), ...own]
}
