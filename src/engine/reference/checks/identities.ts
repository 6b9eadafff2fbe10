import { entityColumns } from '../../../standard/entity-columns.ts'
import { groupBy } from '../group-by.ts'
import type { CheckedRow, CheckedTable } from './checked-table.ts'

/** One thing that a row of `identities` says: that this text, of this entity, names an id. */
interface Claim {
  readonly entity: string
  readonly text: string
  readonly id: string
}

/** By `claimKey`, the id that a text names. */
export type Names = ReadonlyMap<string, string>

/** What a row says: its id in that system names the id here, with the system before it or not. */
export function claimsOf({ values }: CheckedRow): Claim[] {
  const [entity, system, external, id] = ['entity', 'system', 'external_id', 'id'].map((name) =>
    String(values[name]),
  ) as [string, string, string, string]
  return [external, `${system}:${external}`].map((text) => ({ entity, text, id }))
}

/** The ids that a text of an entity is said to name. */
export function idsByText(identities: readonly CheckedRow[]): Map<string, Set<string>> {
  const groups = groupBy(identities.flatMap(claimsOf), claimKey)
  return new Map([...groups].map(([key, claims]) => [key, new Set(claims.map(({ id }) => id))]))
}

export function claimKey({ entity, text }: Pick<Claim, 'entity' | 'text'>): string {
  return JSON.stringify([entity, text])
}

/**
 * The id that each text names: the one that all who know the text agree on. A text that is an id
 * itself names itself, so nothing is followed further, and nothing goes round in circles.
 */
export function namesOf(identities: readonly CheckedRow[]): Names {
  const claims = identities.flatMap(claimsOf)
  const themselves = new Set(claims.map(({ entity, id }) => claimKey({ entity, text: id })))
  return new Map(
    [...idsByText(identities)].flatMap(([key, ids]) => {
      const [id, ...others] = ids
      return id === undefined || others.length > 0 || themselves.has(key) ? [] : [[key, id]]
    }),
  )
}

/** The table with every id as the one it names; `written` keeps what stood there. */
export function readIds(table: CheckedTable, names: Names): CheckedTable {
  const named = entityColumns(table.definition, table.columns)
  return {
    ...table,
    rows: table.rows.map((row) => {
      const read = named.flatMap(({ column, entity }) => {
        const text = row.values[column] ?? null
        if (text === null) return []
        const id = names.get(claimKey({ entity, text: String(text) }))
        return id === undefined ? [] : [{ column, id, written: String(text) }]
      })
      const ids = Object.fromEntries(read.map(({ column, id }) => [column, id]))
      return {
        ...row,
        values: { ...row.values, ...ids },
        raw: { ...row.raw, ...ids },
        written: Object.fromEntries(read.map(({ column, written }) => [column, written])),
      }
    }),
  }
}
