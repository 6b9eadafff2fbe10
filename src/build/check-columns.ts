import type { Database } from '../engine/duckdb/database.ts'
import { name } from '../engine/duckdb/database.ts'
import { dimensionFaults } from '../engine/duckdb/dimensions.ts'
import { ProjectError } from '../project/project-error.ts'
import type { MappedSql, Place, Project } from '../project/project.ts'
import { instead, nearestName } from '../standard/nearest-name.ts'
import { tableNamed } from '../standard/tables.ts'

export interface CheckedColumns {
  /** Columns that a table must give and does not, and dimensions that slice nothing. */
  readonly errors: readonly ProjectError[]
  /** Columns that mean nothing. */
  readonly warnings: readonly ProjectError[]
}

/** Compares what each bound table gives with what the standard and the dimensions know. */
export async function checkColumns(database: Database, project: Project): Promise<CheckedColumns> {
  const errors: ProjectError[] = []
  const tables = new Map<string, { columns: { name: string }[] }>()
  const warnings: ProjectError[] = []
  const dimensions = project.dimensions.map(({ value }) => value)
  for (const mapped of project.tables) {
    const rows = await database.run(`DESCRIBE SELECT * FROM ${name(mapped.name)}`)
    const given = rows.map((row) => String(row['column_name']))
    tables.set(mapped.name, { columns: given.map((column) => ({ name: column })) })
    const { columns } = tableNamed(mapped.name)
    const known = [...columns.map((column) => column.name), ...dimensions]
    const unknown = given.filter((column) => !known.includes(column))
    for (const { name: column, required } of columns) {
      if (required && !given.includes(column)) {
        errors.push(missing(mapped, column, unknown, given))
      }
    }
    const free = known.filter((column) => !given.includes(column))
    warnings.push(...unknown.map((column) => meaningless(mapped, column, free)))
  }
  errors.push(...dimensionFaults(project, tables))
  return { errors: errors.toSorted(inFileOrder), warnings }
}

function inFileOrder({ place: one }: ProjectError, { place: two }: ProjectError): number {
  return (one?.line ?? 0) - (two?.line ?? 0) || (one?.column ?? 0) - (two?.column ?? 0)
}

function missing(
  mapped: MappedSql,
  column: string,
  unknown: readonly string[],
  given: readonly string[],
): ProjectError {
  const nearest = nearestName(column, unknown)
  return new ProjectError(`tables.${mapped.name} lacks a column it must give: ${column}`, {
    place: nearest === null ? mapped.place : placeOf(nearest, mapped),
    remedy:
      nearest === null
        ? `Select something \`as ${column}\`; the SQL gives ${given.join(', ')}.`
        : `Write \`${column}\` in place of \`${nearest}\`.`,
  })
}

function meaningless(mapped: MappedSql, column: string, free: readonly string[]): ProjectError {
  const nearest = nearestName(column, free)
  const otherwise = 'name it under `dimensions` to split by it, or leave it out'
  return new ProjectError(
    `tables.${mapped.name} gives a column that means nothing, and is ignored: ${column}`,
    {
      place: placeOf(column, mapped),
      remedy: nearest === null ? otherwise : `${instead(nearest, [])}; else ${otherwise}`,
    },
  )
}

/** The last mention of a column, as names are given at the end of an expression. */
function placeOf(column: string, { sql, place }: MappedSql): Place {
  const word = column.replaceAll(/[$()*+.?[\\\]^{|}/]/g, '\\$&')
  const found = [...sql.matchAll(new RegExp(`(?<![\\w$])${word}(?![\\w$])`, 'giu'))]
  const named = found.find(({ index }) => /\bas\s+"?$/iu.test(sql.slice(0, index))) ?? found[0]
  if (named === undefined) return place
  const before = sql.slice(0, named.index).split('\n')
  const inLine = before.at(-1)?.length ?? 0
  const { file, line, column: first } = place
  return { file, line: line + before.length - 1, column: first + inLine }
}
