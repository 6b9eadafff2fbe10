import type { TableName } from '../../../standard/types.ts'
import type { Filter } from '../../engine.ts'
import { filterSql } from './counts-sql.ts'
import { literal } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import {
  attributesSql,
  dimensionColumn,
  dimensionSql,
  latestAttributes,
} from '../facts/known-journeys.ts'

const BY_JOURNEY = ['journeys', 'stage_entries', 'losses', 'touches', 'meetings', 'impacts']

/**
 * Row rules reach a table through its journey; accounts through their own dimensions; other
 * tables are not shown to a caller with rules.
 * @returns SQL conditions on `journey_id` and on `account_id`, `null` where nothing is allowed
 */
function scopeConditions(
  { catalog, tables, offsets }: OpenedBuild,
  scope: readonly Filter[],
): { readonly journeys: string; readonly accounts: string | null } {
  const dimensions = catalog.dimensions.map((dimension) => dimension.name)
  const allowed = (filters: typeof scope) =>
    filters.map((filter) => filterSql(filter, { dimensions })).join(' AND ')
  const journeys = `journey_id IN (SELECT journey_id FROM (${attributesSql(tables, {
    dimensions: catalog.dimensions,
    currency: catalog.currency,
    offsets,
    knownBefore: null,
    coded: [],
  })}) WHERE ${allowed(scope)})`
  const own = catalog.dimensions.filter(({ table }) => table === 'accounts')
  const accounts = tables.get('accounts')
  const isOwn = scope.every(({ dimension }) => own.some(({ name }) => name === dimension))
  if (accounts === undefined || !isOwn) return { journeys, accounts: null }
  const at = { holder: accounts, from: 'a', settings: { offsets, currency: catalog.currency } }
  const slices = own.map(
    ({ name: slice }) => `${dimensionSql(slice, at)} AS ${dimensionColumn(slice)}`,
  )
  return {
    journeys,
    accounts: `account_id IN (SELECT account_id FROM (
      SELECT account_id, ${slices.join(', ')} FROM ${latestAttributes(accounts, null)} a)
      WHERE ${allowed(scope)})`,
  }
}

/** SQL condition on a table's rows, `null` where the caller has no rules. */
export function scopeSql(
  build: OpenedBuild,
  table: TableName,
  scope: readonly Filter[],
): string | null {
  if (scope.length === 0) return null
  const { journeys, accounts } = scopeConditions(build, scope)
  if (BY_JOURNEY.includes(table)) {
    // A row that names no journey is nobody's: `journey_id` of impacts need not be mapped.
    const columns = build.tables.get(table)?.columns ?? []
    return columns.some(({ name }) => name === 'journey_id') ? journeys : 'false'
  }
  return table === 'accounts' ? (accounts ?? 'false') : 'false'
}

/** The same for rows set apart, whose ids stand in their cells. */
export function scopedApartSql(
  build: OpenedBuild,
  source: string,
  scope: readonly Filter[],
): string {
  if (scope.length === 0) return source
  const { journeys, accounts } = scopeConditions(build, scope)
  const byJourney = BY_JOURNEY.map(literal).join(', ')
  return `SELECT * FROM (SELECT *, CAST(cells AS JSON) ->> '$.journey_id' AS journey_id,
      CAST(cells AS JSON) ->> '$.account_id' AS account_id FROM (${source}))
    WHERE (table_name IN (${byJourney}) AND ${journeys})
      OR (table_name = 'accounts' AND ${accounts ?? 'false'})`
}
