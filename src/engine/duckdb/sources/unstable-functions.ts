import type { Database } from '../database.ts'
import { literal, name } from '../database.ts'

/** Written without parentheses these parse as columns; where there is none, each is a function. */
const BARE: Readonly<Record<string, string>> = {
  current_catalog: 'current_catalog',
  current_date: 'current_date',
  current_role: 'current_role',
  current_schema: 'current_schema',
  current_time: 'get_current_time',
  current_timestamp: 'get_current_timestamp',
  current_user: 'current_user',
  localtime: 'current_localtime',
  localtimestamp: 'current_localtimestamp',
  session_user: 'session_user',
  user: 'user',
}

export const BARE_FUNCTIONS: ReadonlySet<string> = new Set(Object.keys(BARE))

/** Called consistent by DuckDB, and yet of another day or another sample at each build. */
const MISCALLED = [
  'current_localtime',
  'current_localtimestamp',
  'age',
  'reservoir_quantile',
  'current_setting',
  'getvariable',
  'version',
]

/** The same for every database of this process: DuckDB's list is long, and no project adds to it. */
let listed: ReadonlySet<string> | null = null

/**
 * Functions whose result differs from one run to the next, by DuckDB's own list, and its macros
 * that read the catalogue.
 */
export async function unstableFunctions(database: Database): Promise<ReadonlySet<string>> {
  listed ??= await list(database)
  return listed
}

async function list(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.run(
    `SELECT DISTINCT function_name AS f FROM duckdb_functions()
     WHERE stability <> 'CONSISTENT' OR macro_definition ILIKE '%duckdb\\_%' ESCAPE '\\'`,
  )
  return new Set([
    ...rows.map((row) => String(row['f'])),
    ...BARE_FUNCTIONS,
    ...MISCALLED,
    'sample',
  ])
}

/**
 * A name in quotes may be a column called like such a function. Where it is none, DuckDB would
 * call the function: these macros stand in its place.
 */
export async function shadowBareFunctions(database: Database): Promise<void> {
  for (const [bare, called] of Object.entries(BARE)) {
    const says = literal(`no column is called so: ${bare}`)
    await database.run(`CREATE TEMP MACRO ${name(called)}() AS error(${says})`)
  }
}
