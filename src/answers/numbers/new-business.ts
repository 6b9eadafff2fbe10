import type { Catalog } from '../../engine/engine.ts'
import type { Asked } from '../input/normalize.ts'

/** Journeys of no kind are leads that became no deal: what they would have been is new business. */
const NEW: readonly (string | null)[] = ['new', null]

/** Benchmarks are of new business: where journeys have kinds and none is asked for, new ones. */
export function newBusiness(catalog: Catalog, asked: Asked): Asked {
  const isMapped = catalog.dimensions.some(({ name }) => name === 'kind')
  const isAsked =
    asked.by.includes('kind') || asked.where.some(({ dimension }) => dimension === 'kind')
  if (!isMapped || isAsked) return asked
  return { ...asked, where: [...asked.where, { dimension: 'kind', values: NEW }] }
}

/** A slice may be compared with what others reach: no renewal or expansion counts in it. */
export function isNewBusiness({ by, where }: Asked, slice: readonly (string | null)[]): boolean {
  const at = by.indexOf('kind')
  if (at >= 0) return NEW.includes(slice[at] ?? null)
  const kinds = where.find(({ dimension }) => dimension === 'kind')?.values ?? []
  return kinds.every((kind) => NEW.includes(kind))
}
