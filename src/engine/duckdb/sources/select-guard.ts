import { ProjectError } from '../../../project/project-error.ts'
import type { MappedSql, Place } from '../../../project/project.ts'
import { type Database, literal } from '../database.ts'
import { selectParts } from './select-parts.ts'
import { BARE_FUNCTIONS } from './unstable-functions.ts'

/** Table functions that make rows out of their arguments alone. */
const HARMLESS_TABLE_FUNCTIONS = new Set(['unnest', 'generate_series', 'range'])

/** A table's SELECT, held to what a project may do. */
export interface GuardedSelect {
  /** Names of sources and mapped tables that it reads. */
  readonly reads: ReadonlySet<string>
  /** As DuckDB's `json_serialize_sql` gives it. */
  readonly tree: unknown
}

/**
 * Holds a table's SQL to what a project may do: one SELECT, over declared sources and tables
 * only, without functions whose result changes from one run to the next.
 * @param rules.known names of sources and mapped tables
 * @param rules.unstable see `unstableFunctions`
 */
export async function guardSelect(
  database: Database,
  { name, sql, place }: MappedSql,
  { known, unstable }: { known: ReadonlySet<string>; unstable: ReadonlySet<string> },
): Promise<GuardedSelect> {
  const tree = await parse(database, sql, place, name)
  const found = selectParts(tree, sql)
  for (const { table, schema } of found.tables) {
    if (schema === '' && known.has(table)) continue
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
        remedy: BARE_FUNCTIONS.has(call)
          ? `Leave it out: a question is asked as of a date with --as-of. A column of that name is written "${call}".`
          : 'Leave it out: a question is asked as of a date with --as-of.',
      },
    )
  }
  return { reads: new Set(found.tables.map(({ table }) => table)), tree }
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
