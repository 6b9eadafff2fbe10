import type { Project } from '../../../project/project.ts'
import type { Database } from '../database.ts'
import { deriveFacts, factsSql } from '../facts/derive-facts.ts'
import type { FactSettings } from '../facts/derive-facts.ts'
import {
  dimensionColumn,
  dimensionSql,
  distinctValues,
  knownJourneysSql,
  MOST_CODED,
} from '../facts/known-journeys.ts'
import { KEPT_PASSAGES } from '../facts/kept-passages.ts'
import { clusterAnewSql } from '../facts/passages.ts'
import { slicedBy, SLICES } from '../facts/slices.ts'
import { dropRollUps } from '../facts/roll-ups.ts'
import { rowsOf } from '../rows/rows-of.ts'

export interface MergeSettings extends FactSettings {
  /** Dimensions that have a type of their own. */
  readonly coded: readonly string[]
  /** Stages of the facts that stand. */
  readonly before: readonly string[]
  /** Where rows of touched journeys are, and the build itself. */
  readonly fresh: string
  readonly main: string
}

/**
 * Derives the facts of touched journeys, whose old ones are gone; those of all where a new stage or
 * a new value of a dimension gives every fact another code.
 * @returns the dimensions that have a type of their own
 */
export async function mergeFacts(
  database: Database,
  project: Project,
  settings: MergeSettings,
): Promise<readonly string[]> {
  await dropRollUps(database)
  const isTable = await isKnownTable(database)
  if (await needsNewCodes(database, project, settings)) {
    await database.run('DROP VIEW IF EXISTS passages')
    await database.run(`DROP TABLE IF EXISTS ${KEPT_PASSAGES}`)
    await database.run(`DROP ${isTable ? 'TABLE' : 'VIEW'} known_journeys`)
    await database.run(`DROP TABLE IF EXISTS ${SLICES}`)
    for (const dimension of settings.coded) {
      await database.run(`DROP TYPE ${dimensionColumn(dimension)}`)
    }
    return deriveFacts(database, project, settings)
  }
  const { tables, offsets, dimensions, coded, fresh, main } = settings
  await database.run(`USE ${fresh}`)
  for (const dimension of coded) {
    const type = dimensionColumn(dimension)
    await database.run(`CREATE TYPE ${type} AS ENUM
      (SELECT CAST(unnest(enum_range(CAST(NULL AS ${main}.main.${type}))) AS VARCHAR))`)
  }
  const journeys = { offsets, currency: project.currency, dimensions, coded, knownBefore: null }
  await database.run(`CREATE TABLE known_journeys AS ${knownJourneysSql(tables, journeys)}`)
  if (settings.stages.length > 0) {
    const by = await slicedBy(database, coded)
    await database.run(`CREATE TABLE ${KEPT_PASSAGES} AS ${factsSql(project, settings, { by })}`)
  }
  await database.run(`USE ${main}`)
  if (isTable) {
    await database.run(`INSERT INTO known_journeys BY NAME FROM ${fresh}.main.known_journeys`)
  }
  if (settings.stages.length > 0) {
    await database.run(`INSERT INTO ${KEPT_PASSAGES} BY NAME FROM ${fresh}.main.${KEPT_PASSAGES}`)
    await database.run(clusterAnewSql(KEPT_PASSAGES, 'known_journeys'))
  }
  return coded
}

/** Whether `known_journeys` holds rows of its own: else it is a view over those of `journeys`. */
export async function isKnownTable(database: Database): Promise<boolean> {
  const [row] = await database.run(`SELECT EXISTS (SELECT 1 FROM duckdb_tables()
    WHERE database_name = current_database() AND table_name = 'known_journeys') AS any`)
  return row?.['any'] === true
}

async function needsNewCodes(
  database: Database,
  project: Project,
  { tables, offsets, dimensions, stages, before, coded, fresh }: MergeSettings,
): Promise<boolean> {
  if (stages.join() !== before.join()) return true
  const settings = { offsets, currency: project.currency }
  for (const { name: dimension, table } of dimensions) {
    const holder = tables.get(table)
    if (holder === undefined) throw new Error(`table is not mapped: ${table}`)
    if (!coded.includes(dimension)) {
      const values = await distinctValues(database, dimension, { holder, settings })
      if (values.length > 0 && values.length <= MOST_CODED) return true
      continue
    }
    if (table !== 'journeys') continue
    const value = dimensionSql(dimension, { holder, from: 'r', settings })
    const [row] = await database.run(`SELECT EXISTS (
      SELECT 1 FROM (SELECT ${value} AS value FROM ${fresh}.main.${rowsOf('journeys')} r)
      WHERE value NOT IN
        (SELECT CAST(unnest(enum_range(CAST(NULL AS ${dimensionColumn(dimension)}))) AS VARCHAR))) AS any`)
    if (row?.['any'] === true) return true
  }
  return false
}
