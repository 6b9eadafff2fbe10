import type { TableName } from '../../standard/types.ts'
import type { Dimension, Filter } from '../engine.ts'
import { canonicalText } from './checks/canonical-text.ts'
import { mapsColumn } from './checks/checked-table.ts'
import type { CheckedRow } from './checks/checked-table.ts'
import type { KeptTable, KeptTables } from './checks/kept-table.ts'
import type { Zone } from './zone.ts'

export type Slice = Readonly<Record<string, string | null>>

const BUILT_IN = ['motion', 'kind', 'product', 'owner_id']
const UNASSIGNED = 'unassigned'

/** The slices there are: the standard's where they are mapped, then the project's. */
export function dimensionsOf(tables: KeptTables, declared: readonly string[]): Dimension[] {
  const journeys = tables.get('journeys')
  const namesAccounts = (['journeys', 'subscriptions', 'charges'] as const).some((name) =>
    mapsColumn(tables.get(name), 'account_id'),
  )
  const linked = namesAccounts ? tables.get('accounts') : undefined
  const tableOf = (name: string): TableName | null => {
    if (mapsColumn(journeys, name)) return 'journeys'
    return mapsColumn(linked, name) ? 'accounts' : null
  }
  const builtIn = BUILT_IN.filter((name) => mapsColumn(journeys, name))
  return [...new Set([...builtIn, ...declared])].flatMap((name) => {
    const table = tableOf(name)
    return table === null ? [] : [{ name, table }]
  })
}

/** A journey's values, of its own row and its account's. */
export function sliceOf(
  rows: { readonly journey: CheckedRow | null; readonly account: CheckedRow | null },
  input: Zone & { readonly dimensions: readonly Dimension[]; readonly tables: KeptTables },
): Slice {
  return Object.fromEntries(
    input.dimensions.map(({ name, table }) => {
      const row = table === 'journeys' ? rows.journey : rows.account
      const column = input.tables.get(table)?.columns.find((column) => column.name === name)
      const text = row === null || column === undefined ? null : canonicalText(row, column, input)
      return [name, name === 'motion' && table === 'journeys' ? (text ?? UNASSIGNED) : text]
    }),
  )
}

/** The values of a row's own columns, of those that are named. */
export function sliceIn(
  table: KeptTable,
  row: CheckedRow,
  zone: Zone,
  names: readonly string[],
): Slice {
  return Object.fromEntries(
    table.columns
      .filter(({ name }) => names.includes(name))
      .map((column) => {
        const text = canonicalText(row, column, zone)
        return [column.name, column.name === 'motion' ? (text ?? UNASSIGNED) : text]
      }),
  )
}

/** Every filter holds. A filter on a dimension that is not there is misuse. */
export function passes(slice: Slice, filters: readonly Filter[]): boolean {
  return filters.every(({ dimension, values }) => values.includes(slice[dimension] ?? null))
}

export function assertKnown(dimensions: readonly Dimension[], names: readonly string[]): void {
  for (const wanted of names) {
    if (dimensions.every(({ name }) => name !== wanted)) {
      throw new Error(`unknown dimension: ${wanted}`)
    }
  }
}
