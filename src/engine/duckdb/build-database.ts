import type { Catalog, Instant } from '../engine.ts'
import type { Finding } from '../../findings/finding.ts'
import { ProjectError } from '../../project/project-error.ts'
import type { Project } from '../../project/project.ts'
import { projectStages } from '../../standard/project-stages.ts'
import { zoneOffsets } from '../../time/zone.ts'
import { catalogFindings } from './catalog-findings.ts'
import { countedStages } from './counted-stages.ts'
import { type Database, literal, name, SqlError } from './database.ts'
import { availableDimensions } from './dimensions.ts'
import { defaultAsOf, findHorizons } from './horizons.ts'
import { createApart } from './apart.ts'
import { readIdentities } from './identities.ts'
import { loadTable, offsetsOf } from './load-table.ts'
import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './rows-of.ts'
import { settleTable } from './settle-table.ts'
import type { MixedZones } from './settle-table.ts'
import { codeDimensions, createKnownJourneys } from './known-journeys.ts'
import { passagesSql } from './passages.ts'
import { asPattern, defineSource } from './read-source.ts'
import { guardSelect } from './select-guard.ts'
import { watchStages } from './stage-watch.ts'
import { isSourceFault, sourceFault } from './source-fault.ts'
import { defineMacros } from './stamp-macros.ts'
import { shadowBareFunctions, unstableFunctions } from './unstable-functions.ts'
import { isRecorded, setDuplicatesApart, setOrphansApart } from './versions.ts'

export interface BuildSettings {
  readonly id: string
  /** The moment of the build: what is stamped later cannot have happened. */
  readonly builtAt: Instant
  readonly version: string
  readonly progress: (line: string) => void
}

/** Reads a project's sources into a fresh database: rows, facts and the catalog. */
export async function buildDatabase(
  database: Database,
  project: Project,
  settings: BuildSettings,
): Promise<Catalog> {
  const order = await bindProject(database, project)
  const everyOffset = zoneOffsets(project.timezone)
  const stages = projectStages(project.stages)
  await createApart(database)
  const given: LoadedTable[] = []
  const names = order.map((table) => table.name)
  const numbered = names.includes('journeys') ? 'journeys' : 'stage_entries'
  for (const mapped of order) {
    settings.progress(`reading ${mapped.name}`)
    const loaded = await onSources(project, mapped, () =>
      loadTable(database, mapped, {
        offsets: everyOffset,
        dimensions: project.dimensions.map(({ value }) => value),
        dates: project.dates,
        stages: stages.map(({ id }) => id),
        builtAt: settings.builtAt,
        isNumbered: mapped.name === numbered,
      }),
    )
    given.push(loaded)
  }
  const offsets = offsetsOf(given, everyOffset)
  settings.progress('checking keys and references')
  const text = { offsets, currency: project.currency }
  for (const loaded of given.filter(isIdentities)) await setDuplicatesApart(database, loaded, text)
  const all = await readIdentities(database, given)
  const others = all.filter((loaded) => !isIdentities(loaded))
  for (const loaded of others) await setDuplicatesApart(database, loaded, text)
  const tables = new Map<string, LoadedTable>(all.map((loaded) => [loaded.table.name, loaded]))
  await setOrphansApart(database, all, text)
  const mixed = new Map<string, readonly MixedZones[]>()
  for (const loaded of all) mixed.set(loaded.table.name, await settleTable(database, loaded))

  const mapped = await mappedStages(database, tables, stages)
  const ids = mapped.map(({ id }) => id)
  const dimensions = availableDimensions(project, tables)
  const horizons = await findHorizons(database, all, ids, project.observedUntil, offsets)
  const asOf = defaultAsOf(horizons, settings.builtAt, offsets)
  settings.progress('deriving facts')
  const facts = { policies: project.policies, offsets, knownBefore: null }
  const coded = await codeDimensions(database, tables, { dimensions, ...text })
  await createKnownJourneys(database, tables, { ...text, dimensions, coded })
  if (ids.length > 0) {
    const passages = passagesSql(tables, { ...facts, stages: ids, journeys: 'known_journeys' })
    await database.run(`CREATE TABLE passages AS ${passages}`)
  }
  const catalog = {
    build: { id: settings.id, builtAt: settings.builtAt, version: settings.version },
    company: project.company,
    currency: project.currency,
    timezone: project.timezone,
    stages: await watchStages(database, mapped, {
      horizons,
      asOf,
      offsets,
      within: new Map(project.within.map(({ stage, days }) => [stage, days])),
    }),
    counted: await countedStages(database, tables, stages, ids),
    dimensions,
    tables: await mappedTables(database, all),
    horizons,
    asOf,
    policies: project.policies,
    profiles: project.profiles,
    recorded: ['journeys', 'stage_entries', 'losses', 'accounts'].some((table) => {
      const loaded = tables.get(table)
      return loaded !== undefined && isRecorded(loaded)
    }),
    findings: [] as readonly Finding[],
  }
  settings.progress('looking for faults')
  const findings = await catalogFindings(
    database,
    project,
    { tables, mixed, offsets, coded },
    catalog,
    stages,
  )
  const whole: Catalog = { ...catalog, findings }
  await database.run('CREATE TABLE catalog (json VARCHAR, loaded VARCHAR)')
  await database.run('INSERT INTO catalog VALUES (?, ?)', [
    JSON.stringify(whole),
    JSON.stringify(all),
  ])
  return whole
}

function isIdentities({ table }: LoadedTable): boolean {
  return table.name === 'identities'
}

/**
 * Defines every source and table as a view, each table's SQL held to what a project may do.
 * @returns the tables in an order in which each comes after those it reads
 */
export async function bindProject(
  database: Database,
  project: Project,
): Promise<Project['tables']> {
  await lockDown(database, project)
  await defineMacros(database)
  await shadowBareFunctions(database)
  for (const source of project.sources) {
    await defineSource(database, source)
  }
  const known = new Set([
    ...project.sources.map((source) => source.name),
    ...project.tables.map((table) => table.name),
  ])
  const reads = new Map<string, ReadonlySet<string>>()
  const unstable = await unstableFunctions(database)
  for (const table of project.tables) {
    reads.set(table.name, await guardSelect(database, table, { known, unstable }))
  }
  const order = inOrder(project.tables, reads)
  for (const table of order) {
    const sql = table.sql.replace(/;\s*$/, '')
    await onSources(project, table, () =>
      database.run(`CREATE TEMP VIEW ${name(table.name)} AS\n${sql}\n`),
    )
  }
  return order
}

/** Only the declared files can be read from here on, and nothing can be loosened again. */
async function lockDown(
  database: Database,
  { sources, timezone }: Pick<Project, 'sources' | 'timezone'>,
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

function inOrder(
  tables: Project['tables'],
  reads: ReadonlyMap<string, ReadonlySet<string>>,
): Project['tables'] {
  const done: Project['tables'][number][] = []
  let rest = [...tables]
  while (rest.length > 0) {
    const waiting = new Set<string>(rest.map((table) => table.name))
    const ready = rest.filter((table) =>
      [...(reads.get(table.name) ?? [])].every((read) => !waiting.has(read)),
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
async function onSources<T>(
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

async function mappedStages(
  database: Database,
  tables: ReadonlyMap<string, LoadedTable>,
  stages: ReturnType<typeof projectStages>,
): Promise<ReturnType<typeof projectStages>> {
  if (!tables.has('stage_entries')) return []
  const rows = await database.run(`SELECT DISTINCT stage FROM ${rowsOf('stage_entries')}`)
  const present = new Set(rows.map((row) => row['stage']))
  return stages.filter(({ id }) => present.has(id))
}

async function mappedTables(
  database: Database,
  tables: readonly LoadedTable[],
): Promise<Catalog['tables']> {
  const mapped = []
  for (const { table, columns, given } of tables) {
    const [kept] = await database.run(`SELECT count(*) AS n FROM ${rowsOf(table.name)}`)
    mapped.push({
      name: table.name,
      columns: columns.map((column) => column.name),
      rows: Number(kept?.['n']),
      apart: given - Number(kept?.['n']),
    })
  }
  return mapped
}
