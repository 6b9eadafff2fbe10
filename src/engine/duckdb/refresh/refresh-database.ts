import type { Catalog } from '../../engine.ts'
import type { Project, Source } from '../../../project/project.ts'
import { projectStages } from '../../../standard/project-stages.ts'
import { createApart, isByJourney } from '../rows/apart.ts'
import { bindProject } from '../sources/bind-project.ts'
import { CannotRefresh } from './cannot-refresh.ts'
import { checkRows } from '../rows/check-rows.ts'
import { type Database, literal, name } from '../database.ts'
import { availableDimensions } from '../dimensions.ts'
import { KEPT_PASSAGES } from '../facts/kept-passages.ts'
import { checkGrowing } from './growing-tables.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { isKnownTable, mergeFacts } from './merge-facts.ts'
import { agreed, checkKeys, checkNoFuture } from './refresh-checks.ts'
import { heldRows, rowsOf } from '../rows/rows-of.ts'
import { sourceTypes } from './source-types.ts'
import {
  checkKnown,
  givenRows,
  IS_TOUCHED,
  isHeldTouched,
  isTouched,
  readGiven,
  readTouched,
} from './touched-journeys.ts'
import { mappedStages, writeCatalog } from '../write-catalog.ts'
import type { BuildSettings, Kept } from '../write-catalog.ts'

export interface Refreshed {
  readonly catalog: Catalog
  /** Journeys read anew. */
  readonly journeys: number
}

/** Where rows of touched journeys are checked before they take their place. */
const FRESH = 'fresh'

/**
 * Brings a copy of a build up to date with rows added to append-only sources: only the journeys
 * that these rows name are read and derived anew. Throws `CannotRefresh` wherever that might give
 * other numbers than a build from nothing.
 * @param added the append-only sources, of the added rows alone
 */
export async function refreshDatabase(
  database: Database,
  project: Project,
  settings: BuildSettings,
  added: readonly Source[],
): Promise<Refreshed> {
  const built = await readBuilt(database)
  const { kept, main } = built
  await database.run(`ATTACH ':memory:' AS ${FRESH}`)
  const bound = await bindProject(database, project, added)
  if (built.tables.has('identities')) throw new CannotRefresh('identities are mapped')
  await checkGrowing(database, project, bound, built.tables)
  await checkNoFuture(database)
  const sources = await sourceTypes(database, project)
  if (JSON.stringify(sources) !== JSON.stringify(kept.sources)) {
    throw new CannotRefresh('columns of an append-only source have other types')
  }
  settings.progress('reading what was added')
  const journeys = await readTouched(database, added)
  await checkShare(database, journeys, kept.refreshed)
  const ordered = bound.order.map((mapped) => ({
    mapped,
    before: oldOf(built.tables, mapped.name),
  }))
  const own = ordered.filter(({ before }) => isByJourney(before.columns))
  const others = ordered.filter(({ before }) => !isByJourney(before.columns))
  const given = new Map<string, number>()
  for (const { mapped, before } of own) {
    given.set(mapped.name, await readGiven(database, mapped, before))
    await checkKeys(database, before)
  }
  await checkKnown(
    database,
    own.map(({ before }) => before),
  )
  const firstNumber = await nextNumber(database, built.tables)

  await database.run(`USE ${FRESH}`)
  await createApart(database)
  for (const { mapped } of others) {
    const rows = rowsOf(mapped.name)
    await database.run(`CREATE VIEW ${rows} AS FROM ${main}.main.${rows}`)
  }
  const fresh = await checkRows(database, project, {
    ...settings,
    tables: own.map(({ mapped }) => ({ mapped, from: givenRows(mapped.name) })),
    firstNumber,
    others: others.map(({ before }) => before),
  })
  await database.run(`USE ${main}`)
  const read = new Map(fresh.tables.map((loaded) => [loaded.table.name, loaded]))
  const tables = new Map(
    ordered.map(({ mapped, before }): [string, LoadedTable] => {
      const now = read.get(mapped.name)
      const all = given.get(mapped.name) ?? before.given
      return [mapped.name, now === undefined ? before : agreed(before, now, all)]
    }),
  )

  settings.progress('deriving facts')
  await removeTouched(
    database,
    own.map(({ before }) => before),
  )
  for (const { before } of own) {
    const rows = heldRows(before)
    await database.run(`INSERT INTO ${rows} BY NAME FROM ${FRESH}.main.${rows}`)
  }
  for (const table of ['apart', 'removed', 'padded']) {
    await database.run(`INSERT INTO ${table} FROM ${FRESH}.main.${table}`)
  }
  const mapped = await mappedStages(database, tables, projectStages(project.stages))
  const facts = {
    tables,
    offsets: fresh.offsets,
    dimensions: availableDimensions(project, tables),
    stages: mapped.map(({ id }) => id),
  }
  const coded = await mergeFacts(database, project, {
    ...facts,
    coded: kept.coded,
    before: built.stages,
    fresh: FRESH,
    main,
  })
  const catalog = await writeCatalog(database, project, facts, {
    settings,
    kept: { inputs: settings.inputs, coded, sources, refreshed: kept.refreshed + journeys },
  })
  await database.run(`DETACH ${FRESH}`)
  return { catalog, journeys }
}

interface Built {
  readonly kept: Kept
  readonly tables: ReadonlyMap<string, LoadedTable>
  /** Ids of the stages of its facts. */
  readonly stages: readonly string[]
  /** Its own name among databases, quoted. */
  readonly main: string
}

async function readBuilt(database: Database): Promise<Built> {
  const [row] = await database.run(
    'SELECT json, loaded, kept, current_database() AS main FROM catalog',
  )
  const loaded = JSON.parse(String(row?.['loaded'])) as readonly LoadedTable[]
  return {
    kept: JSON.parse(String(row?.['kept'])) as Kept,
    tables: new Map(loaded.map((each) => [each.table.name, each])),
    stages: (JSON.parse(String(row?.['json'])) as Catalog).stages.map(({ id }) => id),
    main: name(String(row?.['main'])),
  }
}

function oldOf(tables: Built['tables'], table: string): LoadedTable {
  const loaded = tables.get(table)
  if (loaded === undefined) throw new CannotRefresh(`the last build has no table ${table}`)
  return loaded
}

/** Where much is new, building from nothing is sooner done, and leaves no room of deleted rows. */
async function checkShare(database: Database, touched: number, before: number): Promise<void> {
  const [row] = await database.run('SELECT count(*) AS n FROM known_journeys')
  const all = Number(row?.['n'])
  if (touched > Math.max(10_000, all / 4)) {
    throw new CannotRefresh(`new rows are of ${touched} journeys, of ${all} there were`)
  }
  if (touched + before > Math.max(100_000, all)) {
    throw new CannotRefresh('as many journeys were refreshed by now as there are')
  }
}

async function nextNumber(database: Database, tables: Built['tables']): Promise<number> {
  const numbered = [...tables.values()].find(({ isNumbered }) => isNumbered)
  if (numbered === undefined) return 1
  const [row] = await database.run(
    `SELECT coalesce(max(_row), 0) + 1 AS next FROM ${rowsOf(numbered.table.name)}`,
  )
  return Number(row?.['next'])
}

/** Takes out everything that is of touched journeys, and what is told of whole tables. */
async function removeTouched(database: Database, own: readonly LoadedTable[]): Promise<void> {
  const [facts] = await database.run(`SELECT EXISTS (SELECT 1 FROM duckdb_tables()
    WHERE database_name = current_database() AND table_name = '${KEPT_PASSAGES}') AS any`)
  if (facts?.['any'] === true) {
    await database.run(
      `DELETE FROM ${KEPT_PASSAGES} WHERE journey IN (SELECT journey FROM known_journeys WHERE ${IS_TOUCHED})`,
    )
  }
  if (await isKnownTable(database)) {
    await database.run(`DELETE FROM known_journeys WHERE ${IS_TOUCHED}`)
  }
  const names = own.map(({ table }) => literal(table.name)).join(', ')
  // Linked rows find their journey there.
  for (const loaded of own.toSorted((a, b) => Number(b.isLinked) - Number(a.isLinked))) {
    await database.run(`DELETE FROM ${heldRows(loaded)} WHERE ${isHeldTouched(loaded)}`)
  }
  for (const table of ['removed', 'padded']) {
    await database.run(`DELETE FROM ${table} WHERE ${IS_TOUCHED}`)
  }
  const journey = `bl_text(cells ->> '$."journey_id"')`
  await database.run(`DELETE FROM apart WHERE starts_with(finding, 'unmatched_reference:')
    OR (table_name IN (${names || 'NULL'}) AND ${isTouched(journey)})`)
}
