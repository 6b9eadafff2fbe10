import { Database } from '../../src/engine/duckdb/database.ts'
import type { SqlRow } from '../../src/engine/duckdb/database.ts'
import type { LoadedTable } from '../../src/engine/duckdb/rows/load-table.ts'

/** All that a build says, in an order of its own: what two builds of the same rows have in common. */
export interface BuildState {
  readonly catalog: unknown
  readonly loaded: readonly unknown[]
  /** By table, its rows as text. */
  readonly tables: Readonly<Record<string, readonly string[]>>
}

/** Reads a build's file. The numbers of journeys and slices, which say nothing, give way to what they stand for. */
export async function stateOf(file: string): Promise<BuildState> {
  const database = await Database.openReadOnly(file)
  try {
    const [row] = await database.ask('SELECT json, loaded FROM catalog')
    const { build, ...catalog } = JSON.parse(String(row?.['json'])) as { build: object }
    const loaded = JSON.parse(String(row?.['loaded'])) as readonly LoadedTable[]
    const named = await database.ask(
      `SELECT table_name AS t FROM duckdb_tables() WHERE database_name = 'build' ORDER BY t`,
    )
    const found = new Set(named.map(({ t }) => String(t)))
    const tables: Record<string, readonly string[]> = {}
    for (const table of found) {
      if (['catalog', 'kept_passages', 'known_journeys', 'slices'].includes(table)) continue
      const told = table.replace(/^linked_/, 'rows_')
      const isSliced = /^(monthly|rolled)_/.test(table)
      const sql = isSliced ? `SELECT * FROM ${table} JOIN slices USING (slice)` : `FROM ${told}`
      tables[told] = sorted(await database.ask(sql))
      const [all] = await database.ask(`SELECT count(*) AS n FROM ${table}`)
      if (Number(all?.['n']) !== tables[told].length)
        throw new Error(`rows of no journey or slice: ${table}`)
    }
    tables['known_journeys'] = sorted(await database.ask('FROM known_journeys'))
    if (found.has('kept_passages')) {
      const sql =
        'SELECT journey_id, account_id, p.* FROM passages p JOIN known_journeys USING (journey)'
      const facts = sorted(await database.ask(sql))
      const [all] = await database.ask('SELECT count(*) AS n FROM kept_passages')
      if (Number(all?.['n']) !== facts.length) throw new Error('passages of no journey')
      tables['passages'] = facts
    }
    return { catalog: { ...catalog, build: Object.keys(build) }, loaded: loaded.map(said), tables }
  } finally {
    database.close()
  }
}

/** Whether stamps name their zone is kept; of how many rows, only until both are met. */
function said(loaded: LoadedTable): unknown {
  return {
    ...loaded,
    zones: loaded.zones.filter(({ withZone, without }) => withZone > 0 && without > 0),
  }
}

function sorted(rows: readonly SqlRow[]): readonly string[] {
  const numbers = ['_row', '_journey', 'journey', 'slice']
  return rows
    .map((row) =>
      JSON.stringify(Object.entries(row).filter(([column]) => !numbers.includes(column))),
    )
    .sort()
}
