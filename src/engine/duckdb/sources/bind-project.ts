import { ProjectError } from '../../../project/project-error.ts'
import type { Project, Source } from '../../../project/project.ts'
import { instead, nearestName } from '../../../standard/nearest-name.ts'
import { type Database, literal, name, SqlError } from '../database.ts'
import { asPattern, defineSource } from './read-source.ts'
import { guardSelect } from './select-guard.ts'
import type { GuardedSelect } from './select-guard.ts'
import { isSourceFault, sourceFault } from './source-fault.ts'
import { defineMacros } from './stamp-macros.ts'
import { shadowBareFunctions, unstableFunctions } from './unstable-functions.ts'

/** A project's sources and tables, each a view. */
export interface Bound {
  /** The tables in an order in which each comes after those it reads. */
  readonly order: Project['tables']
  /** By table, its SELECT. */
  readonly selects: ReadonlyMap<string, GuardedSelect>
}

/** The view over the added rows of so many-th source; no project can name it. */
export function addedRows(index: number): string {
  return name(`added rows ${index}`)
}

/**
 * Defines every source and table as a view, each table's SQL held to what a project may do.
 * @param added sources again, of what was added to them alone
 */
export async function bindProject(
  database: Database,
  project: Project,
  added: readonly Source[] = [],
): Promise<Bound> {
  await lockDown(database, [...project.sources, ...added], project.timezone)
  await defineMacros(database)
  await shadowBareFunctions(database)
  for (const source of project.sources) {
    await defineSource(database, source, name(source.name))
    await checkJourneyKey(database, source)
  }
  for (const [index, source] of added.entries()) {
    await defineSource(database, source, addedRows(index))
  }
  const known = new Set([
    ...project.sources.map((source) => source.name),
    ...project.tables.map((table) => table.name),
  ])
  const selects = new Map<string, GuardedSelect>()
  const unstable = await unstableFunctions(database)
  for (const table of project.tables) {
    selects.set(table.name, await guardSelect(database, table, { known, unstable }))
  }
  const order = inOrder(project.tables, selects)
  for (const table of order) {
    const sql = table.sql.replace(/;\s*$/, '')
    await onSources(project, table, () =>
      database.run(`CREATE TEMP VIEW ${name(table.name)} AS\n${sql}\n`),
    )
  }
  return { order, selects }
}

async function checkJourneyKey(
  database: Database,
  { name: source, appendOnly, place }: Source,
): Promise<void> {
  if (appendOnly === null) return
  const rows = await database.run(`DESCRIBE SELECT * FROM ${name(source)}`)
  const columns = rows.map((row) => String(row['column_name']))
  if (columns.includes(appendOnly)) return
  throw new ProjectError(`sources.${source}.append_only names no column: ${appendOnly}`, {
    place,
    remedy: `${instead(nearestName(appendOnly, columns), columns)}.`,
  })
}

/** Only the declared files can be read from here on, and nothing can be loosened again. */
async function lockDown(
  database: Database,
  sources: readonly Source[],
  timezone: string,
): Promise<void> {
  const files = sources
    .flatMap((source) => source.files)
    .flatMap((file) => [...new Set([file, asPattern(file)])].map(literal))
  await database.run(`SET allowed_paths = [${files.join(', ')}]`)
  await database.run('SET enable_external_access = false')
  await database.run('SET preserve_insertion_order = false')
  // What the project's own SQL does with zoned stamps must not depend on the machine.
  await database.run(`SET TimeZone = ${literal(timezone)}`)
  await database.run('SET lock_configuration = true')
}

function inOrder(tables: Project['tables'], selects: Bound['selects']): Project['tables'] {
  const done: Project['tables'][number][] = []
  let rest = [...tables]
  while (rest.length > 0) {
    const waiting = new Set<string>(rest.map((table) => table.name))
    const ready = rest.filter((table) =>
      [...(selects.get(table.name)?.reads ?? [])].every((read) => !waiting.has(read)),
    )
    const [first] = rest
    if (ready.length === 0 && first !== undefined) {
      throw new ProjectError(`tables read each other in a circle: ${[...waiting].join(', ')}`, {
        place: first.place,
        remedy: 'Let one of them read the sources instead.',
      })
    }
    done.push(...ready)
    rest = rest.filter((table) => !ready.includes(table))
  }
  return done
}

/** Runs a table's SQL; what fails is told as a fault of the file or of the SQL, with its place. */
export async function onSources<T>(
  project: Project,
  mapped: Project['tables'][number],
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
    if (isSourceFault(error.message)) throw sourceFault(error, project.sources, mapped.place)
    throw sqlFault(error, mapped)
  }
}

function sqlFault(error: SqlError, mapped: Project['tables'][number]): ProjectError {
  const [reason = '', ...rest] = error.message.split('\n').filter((line) => line.trim() !== '')
  const line = Number(/LINE (\d+):/.exec(error.message)?.[1] ?? 2)
  const candidates = rest.find((text) => /Candidate bindings|Did you mean/.test(text))
  const isBinding = /^(Binder|Catalog|Parser) Error/.test(reason)
  return new ProjectError(`tables.${mapped.name}: ${reason.replace(/^[\w ]+ Error: /, '')}`, {
    // A view's SQL begins on the second line of the statement.
    place: isBinding
      ? { ...mapped.place, line: mapped.place.line + Math.max(line - 2, 0) }
      : mapped.place,
    remedy: candidates?.trim() ?? 'Mend the SQL; `bowline validate` checks it without building.',
    cause: error,
  })
}
