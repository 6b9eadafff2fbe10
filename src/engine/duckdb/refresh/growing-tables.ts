import type { Project } from '../../../project/project.ts'
import { isByJourney } from '../rows/apart.ts'
import type { Bound } from '../sources/bind-project.ts'
import { CannotRefresh } from './cannot-refresh.ts'
import { crossesJourneys } from './crosses-journeys.ts'
import type { Database } from '../database.ts'
import type { LoadedTable } from '../rows/load-table.ts'

/**
 * Holds the tables that read append-only sources, or one another, to what a refresh rests on: new
 * rows of a journey change rows of this journey alone.
 */
export async function checkGrowing(
  database: Database,
  { sources }: Project,
  { order, selects }: Bound,
  tables: ReadonlyMap<string, LoadedTable>,
): Promise<void> {
  const rows = await database.run(
    `SELECT DISTINCT function_name AS f FROM duckdb_functions() WHERE function_type = 'aggregate'`,
  )
  const aggregates = new Set(rows.map((row) => String(row['f'])))
  const growing = new Map(
    sources.flatMap(({ name, appendOnly }): [string, string][] =>
      appendOnly === null ? [] : [[name, appendOnly.toLowerCase()]],
    ),
  )
  for (const { name } of order) {
    const select = selects.get(name)
    const grown = [...(select?.reads ?? [])].find((read) => growing.has(read))
    if (grown === undefined) continue
    if (!isByJourney(tables.get(name)?.columns ?? [])) {
      throw new CannotRefresh(`tables.${name} reads ${grown}, and its rows are of no journey`)
    }
    const found = crossesJourneys(select?.tree, { growing, aggregates })
    if (found !== null) {
      throw new CannotRefresh(`tables.${name} reads ${grown} through ${found}`)
    }
    growing.set(name, 'journey_id')
  }
}
