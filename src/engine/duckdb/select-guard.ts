import { ProjectError } from '../../project/project-error.ts'
import type { MappedSql, Place } from '../../project/project.ts'
import { type Database, literal } from './database.ts'

/** Table functions that make rows out of their arguments alone. */
const HARMLESS_TABLE_FUNCTIONS = new Set(['unnest', 'generate_series', 'range'])

/** Written without parentheses, these parse as column names. */
const BARE_FUNCTIONS = new Set([
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
  'current_user',
  'session_user',
  'user',
  'current_role',
])

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

/**
 * Holds a table's SQL to what a project may do: one SELECT, over declared sources and tables
 * only, without functions whose result changes from one run to the next.
 * @param rules.known names of sources and mapped tables
 * @param rules.unstable see `unstableFunctions`
 * @returns those of `known` that the SQL reads
 */
export async function guardSelect(
  database: Database,
  { name, sql, place }: MappedSql,
  { known, unstable }: { known: ReadonlySet<string>; unstable: ReadonlySet<string> },
): Promise<ReadonlySet<string>> {
  const tree = await parse(database, sql, place, name)
  const found = collect(tree)
  for (const { table, schema } of found.tables) {
    if (schema === '' && (known.has(table) || found.ctes.has(table))) continue
    throw new ProjectError(
      `tables.${name} reads what is not declared: ${qualified(schema, table)}`,
      {
        place: placeOf(table, sql, place),
        remedy: `Read one of ${[...known].sort().join(', ')}, or declare a source for it.`,
      },
    )
  }
  for (const call of found.tableFunctions) {
    if (HARMLESS_TABLE_FUNCTIONS.has(call)) continue
    throw new ProjectError(`tables.${name} may not call this table function: ${call}`, {
      place: placeOf(call, sql, place),
      remedy: 'Declare files under `sources:` and read them by their name.',
    })
  }
  for (const call of found.functions) {
    if (!unstable.has(call)) continue
    throw new ProjectError(
      `tables.${name} calls a function that changes from run to run: ${call}`,
      {
        place: placeOf(call, sql, place),
        remedy: 'Leave it out: a question is asked as of a date with --as-of.',
      },
    )
  }
  return new Set(
    found.tables.filter(({ table }) => !found.ctes.has(table)).map(({ table }) => table),
  )
}

async function parse(database: Database, sql: string, place: Place, name: string) {
  const [row] = await database.run(`SELECT json_serialize_sql(${literal(sql)}) AS tree`)
  const parsed = JSON.parse(String(row?.['tree'])) as {
    error: boolean
    error_type?: string
    error_message?: string
    position?: string
    statements?: unknown[]
  }
  if (parsed.error) {
    const isOther = parsed.error_type === 'not implemented'
    const at =
      parsed.position === undefined ? place : offsetPlace(Number(parsed.position), sql, place)
    throw new ProjectError(
      isOther
        ? `tables.${name} is not a SELECT`
        : `tables.${name} is not SQL: ${parsed.error_message ?? 'cannot be parsed'}`,
      { place: at, remedy: 'Write one SELECT that gives the columns of the table.', cause: parsed },
    )
  }
  if (parsed.statements?.length !== 1) {
    throw new ProjectError(`tables.${name} must be one SELECT: ${parsed.statements?.length ?? 0}`, {
      place,
      remedy: 'Keep one statement; join several results with UNION ALL.',
    })
  }
  return parsed.statements[0]
}

interface Found {
  readonly tables: { table: string; schema: string }[]
  readonly ctes: Set<string>
  readonly tableFunctions: Set<string>
  readonly functions: Set<string>
}

function collect(tree: unknown): Found {
  const found: Found = {
    tables: [],
    ctes: new Set(),
    tableFunctions: new Set(),
    functions: new Set(),
  }
  visit(tree, found)
  return found
}

function visit(node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const child of node) visit(child, found)
    return
  }
  if (typeof node !== 'object' || node === null) return
  const object = node as Record<string, unknown>
  const text = (key: string) => {
    const value = object[key]
    return typeof value === 'string' ? value.toLowerCase() : ''
  }
  if (object['type'] === 'BASE_TABLE') {
    found.tables.push({
      table: text('table_name'),
      schema: text('catalog_name') + text('schema_name'),
    })
  }
  if (object['type'] === 'TABLE_FUNCTION') {
    const call = object['function'] as Record<string, unknown>
    found.tableFunctions.add(String(call['function_name']).toLowerCase())
  }
  if (object['sample'] !== null && object['sample'] !== undefined) found.functions.add('sample')
  if (object['type'] === 'SHOW_REF') found.tableFunctions.add('show')
  if (object['class'] === 'FUNCTION') found.functions.add(text('function_name'))
  if (object['class'] === 'COLUMN_REF') {
    const names = object['column_names'] as string[]
    const bare = names.length === 1 ? (names[0] as string).toLowerCase() : ''
    if (BARE_FUNCTIONS.has(bare)) found.functions.add(bare)
  }
  const ctes = (object['cte_map'] as { map?: { key: string }[] } | undefined)?.map ?? []
  for (const { key } of ctes) found.ctes.add(key.toLowerCase())
  for (const child of Object.values(object)) visit(child, found)
}

/** Functions whose result differs from one run to the next, by DuckDB's own list. */
export async function unstableFunctions(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.run(
    `SELECT DISTINCT function_name AS f FROM duckdb_functions() WHERE stability <> 'CONSISTENT'`,
  )
  return new Set([
    ...rows.map((row) => String(row['f'])),
    ...BARE_FUNCTIONS,
    ...MISCALLED,
    'sample',
  ])
}

function qualified(schema: string, table: string): string {
  return schema === '' ? table : `${schema}.${table}`
}

/** The first mention of a word in the SQL. */
function placeOf(word: string, sql: string, place: Place): Place {
  return offsetPlace(Math.max(sql.toLowerCase().indexOf(word), 0), sql, place)
}

function offsetPlace(offset: number, sql: string, place: Place): Place {
  const before = sql.slice(0, offset).split('\n')
  const column = (before.at(-1) as string).length + 1
  return {
    file: place.file,
    line: place.line + before.length - 1,
    column: place.column + column - 1,
  }
}
