import type { Column, Table, TableName } from './types.ts'

/** What may be known in several systems, as `identities.entity` names it. */
export type Entity = 'account' | 'contact' | 'journey'

const HOLDERS: Readonly<Record<Entity, TableName>> = {
  account: 'accounts',
  contact: 'contacts',
  journey: 'journeys',
}

const entities = Object.keys(HOLDERS) as Entity[]

/** The columns of a table that name an account, a contact or a journey, each with which. */
export function entityColumns(
  { name, key }: Table,
  columns: readonly Column[],
): readonly { readonly column: string; readonly entity: Entity }[] {
  return columns.flatMap((column) => {
    const entity = entities.find(
      (entity) =>
        column.references === HOLDERS[entity] ||
        (name === HOLDERS[entity] && column.name === key[0]),
    )
    return entity === undefined ? [] : [{ column: column.name, entity }]
  })
}

/**
 * The column that says which account, contact or journey a row is about, of the table that holds
 * them: there, rows of one id from several systems make one. `null` for any other table.
 */
export function entityKey({ name, key }: Table): string | null {
  return Object.values(HOLDERS).includes(name) ? (key[0] ?? null) : null
}
