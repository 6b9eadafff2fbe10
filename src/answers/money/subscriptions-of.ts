import type { Catalog } from '../../engine/engine.ts'
import type { NumbersFacts } from '../../models/data/standard-numbers.ts'
import type { Asked } from '../input/normalize.ts'

/** Whether subscriptions tell what is asked: slices of journeys need the journey that names each. */
export function subscriptionsOf(
  { tables, dimensions }: Catalog,
  { by, where }: Asked,
  source = 'subscriptions',
): NumbersFacts['subscriptions'] {
  if (tables.every(({ name }) => name !== source)) return 'none'
  const asked = new Set([...by, ...where.map(({ dimension }) => dimension)])
  const isOfJourneys = dimensions.some(({ name, table }) => table === 'journeys' && asked.has(name))
  const journeys = tables.find(({ name }) => name === 'journeys')
  const isLinked = journeys?.columns.includes('subscription_id') === true
  return isOfJourneys && !isLinked ? 'unlinked' : 'told'
}
