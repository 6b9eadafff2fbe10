import type { Catalog, Dimension, FollowQuestion, Question } from '../engine.ts'
import { HEADLINE_SECONDS } from '../../models/data/headline-age.ts'
import { CLUSTERS } from '../../models/data/watched.ts'
import { SECONDS_PER_DAY } from '../../time/calendar.ts'
import { clusterAgeSql, coarseAgeSql, filterSql, happenedSql, type Facts } from './counts-sql.ts'
import { type Database, literal } from './database.ts'
import { watchedSql } from './followed-sql.ts'
import { dimensionColumn } from './known-journeys.ts'

/**
 * What a build has counted beforehand, as of its horizon and all that it knows, whatever the period:
 * passages followed, the same by clusters, and what became of entries, by stage, the dimensions of
 * few values, and age as it is told of many.
 */
export interface RollUps {
  readonly dimensions: readonly string[]
  /** Ages in seconds, as `FollowQuestion.within` has them. */
  readonly within: readonly number[]
  /** Slices of more are told as of many; passages of fewer are kept to the second. */
  readonly exactAges: number
}

/** Fewer facts are counted as soon. */
export const ROLLED_FROM = 200_000
/** So many slices all dimensions together may make. */
const MOST_SLICES = 500
/** A roll-up has at most one row for so many facts, or none is kept. */
export const LEAST_SHARE = 4

const TABLES = [
  'rolled_followed',
  'rolled_clusters',
  'rolled_counts',
  'few_passages',
  'rolled',
] as const

export interface RollSettings {
  /** Dimensions that have a type of their own. */
  readonly coded: readonly string[]
  readonly dimensions: readonly Dimension[]
  readonly offsets: Facts['offsets']
  /** Of so many passages. */
  readonly from: number
  /** In place of `EXACT_AGES`. */
  readonly exactAges: number
  /** In place of `LEAST_SHARE`. */
  readonly leastShare: number
}

/** Writes the roll-ups of a build's facts anew, where they earn their place. */
export async function writeRollUps(
  database: Database,
  catalog: Pick<Catalog, 'stages' | 'asOf'>,
  settings: RollSettings,
): Promise<void> {
  for (const table of TABLES) await database.run(`DROP TABLE IF EXISTS ${table}`)
  if (catalog.stages.length === 0) return
  const [row] = await database.run('SELECT count(*) AS n FROM passages')
  const passages = Number(row?.['n'])
  if (passages < settings.from) return
  const stored = await storedFor(database, catalog, settings)
  const facts: Facts = {
    passages: 'passages',
    journeys: 'known_journeys',
    offsets: settings.offsets,
    dimensions: settings.dimensions.map(({ name }) => name),
  }
  await database.run(`CREATE TABLE rolled_followed AS ${followedRolls(catalog, facts, stored)}`)
  const [rolled] = await database.run('SELECT count(*) AS n FROM rolled_followed')
  if (Number(rolled?.['n']) * settings.leastShare > passages) {
    await database.run('DROP TABLE rolled_followed')
    return
  }
  await database.run(`CREATE TABLE rolled_clusters AS ${clusterRolls(catalog, facts, stored)}`)
  await database.run(`CREATE TABLE rolled_counts AS ${countRolls(catalog, facts, stored)}`)
  await database.run(`CREATE TABLE few_passages AS ${fewPassages(stored)}`)
  await database.run(`CREATE TABLE rolled AS SELECT ${literal(JSON.stringify(stored))} AS json`)
}

/** Those of fewest values first. */
async function storedFor(
  database: Database,
  { stages }: Pick<Catalog, 'stages'>,
  { coded, exactAges }: Pick<RollSettings, 'coded' | 'exactAges'>,
): Promise<RollUps> {
  const sizes: { readonly name: string; readonly size: number }[] = []
  for (const name of coded) {
    const [row] = await database.run(
      `SELECT len(enum_range(CAST(NULL AS ${dimensionColumn(name)}))) AS n`,
    )
    // One more: the missing value.
    sizes.push({ name, size: Number(row?.['n']) + 1 })
  }
  let slices = 1
  const dimensions: string[] = []
  for (const { name, size } of sizes.sort((one, other) => one.size - other.size)) {
    if (slices * size > MOST_SLICES) continue
    slices *= size
    dimensions.push(name)
  }
  const own = stages.flatMap(({ within }) => (within === null ? [] : [within * SECONDS_PER_DAY]))
  const within = [...new Set([...HEADLINE_SECONDS, ...own])].sort((one, other) => one - other)
  return { dimensions, within, exactAges }
}

type Known = Pick<Catalog, 'stages' | 'asOf'>

/** Counted first by how many of the ages they could be followed to, then by each. */
function followedRolls(catalog: Known, facts: Facts, stored: RollUps): string {
  const reached = stored.within.map((seconds, i) => `WHEN watch < ${seconds} THEN ${i}`)
  const told = [
    ...slicesOf(stored),
    'CASE outcome WHEN 2 THEN reason END AS why',
    `${coarseAgeSql('late', 'floor')} AS late`,
    `${coarseAgeSql('age', 'ceil')} AS age`,
    'cluster IS NULL AS alone',
    `CAST(CASE ${reached.join(' ')} ELSE ${stored.within.length} END AS UTINYINT) AS reached`,
    'count(*) AS n',
  ]
  const watched = watchedSql(wholly(catalog), catalog.stages, facts)
  const summed = [
    ...slicesOf(stored),
    'why',
    'late',
    'age',
    'CAST(sum(n) AS INTEGER) AS n',
    'CAST(coalesce(sum(n) FILTER (WHERE alone), 0) AS INTEGER) AS alone',
    ...stored.within.map(
      (_, i) => `CAST(coalesce(sum(n) FILTER (WHERE reached > ${i}), 0) AS INTEGER) AS mature_${i}`,
    ),
  ]
  return `SELECT ${summed.join(', ')}
    FROM (SELECT ${told.join(', ')} FROM (${watched}) GROUP BY ALL)
    GROUP BY ALL ORDER BY stage`
}

/** Who stands alone is counted already. */
function clusterRolls(catalog: Known, facts: Facts, stored: RollUps): string {
  const slices = slicesOf(stored)
  const alone = [
    ...slices,
    'why',
    `${clusterAgeSql('late', 'down')} AS late`,
    `${clusterAgeSql('age', 'up')} AS age`,
    'CAST(NULL AS USMALLINT) AS cluster',
    'CAST(sum(alone) AS INTEGER) AS n',
  ]
  const shared = [
    ...slices,
    'CASE outcome WHEN 2 THEN reason END AS why',
    `${clusterAgeSql(coarseAgeSql('late', 'floor'), 'down')} AS late`,
    `${clusterAgeSql(coarseAgeSql('age', 'ceil'), 'up')} AS age`,
    `CAST(cluster % ${CLUSTERS} AS USMALLINT) AS cluster`,
    'CAST(count(*) AS INTEGER) AS n',
  ]
  const passages = '(SELECT * FROM passages WHERE cluster IS NOT NULL)'
  const watched = watchedSql(wholly(catalog), catalog.stages, { ...facts, passages })
  return `SELECT * FROM (
      SELECT ${alone.join(', ')} FROM rolled_followed WHERE alone > 0 GROUP BY ALL
      UNION ALL SELECT ${shared.join(', ')} FROM (${watched}) GROUP BY ALL)
    ORDER BY stage`
}

function countRolls(catalog: Known, facts: Facts, stored: RollUps): string {
  const told = [
    ...slicesOf(stored).filter((column) => column !== 'outcome'),
    'event',
    'dated',
    `${coarseAgeSql('age', 'ceil')} AS age`,
    'CAST(count(*) AS INTEGER) AS n',
    'sum(amount) AS amount',
  ]
  const question: Question = { ...wholly(catalog), view: 'cohort', ages: true }
  return `SELECT ${told.join(', ')} FROM (${happenedSql(question, facts)})
    GROUP BY ALL ORDER BY stage`
}

/**
 * Passages of the narrowest slices of few: what is in a slice of few is in those, so that no question
 * needs others to the second.
 */
function fewPassages(stored: RollUps): string {
  const columns = ['stage', ...dimensionsOf(stored)]
  const sized = (table: string): string =>
    `SELECT ${columns.join(', ')}, sum(n) AS size FROM ${table} GROUP BY ALL`
  const same = (one: string, other: string): string =>
    columns
      .map((column) => `${one}.${column} IS NOT DISTINCT FROM ${other}.${column}`)
      .join(' AND ')
  return `
    WITH many AS (
      SELECT counts.* FROM (${sized('rolled_counts')}) counts
        LEFT JOIN (${sized('rolled_followed')}) followed ON ${same('counts', 'followed')}
      WHERE counts.size > ${stored.exactAges}
        AND (followed.size IS NULL OR followed.size > ${stored.exactAges}))
    SELECT * FROM passages WHERE NOT EXISTS (SELECT 1 FROM many WHERE ${same('many', 'passages')})
    ORDER BY stage`
}

function dimensionsOf({ dimensions }: RollUps): readonly string[] {
  return dimensions.map(dimensionColumn)
}

function slicesOf({ dimensions }: RollUps): readonly string[] {
  return ['stage', ...dimensions.map(dimensionColumn), 'outcome']
}

function wholly({ asOf }: Known) {
  const all = { path: null, stage: null, knownBefore: null, from: null, to: null, interval: null }
  return { asOf, ...all, by: [], where: [], scope: [] }
}

/** The roll-ups that a build has, made for slices of few as large as these; `null`: none. */
export async function readRollUps(database: Database, exactAges: number): Promise<RollUps | null> {
  const [there] = await database.ask(`SELECT EXISTS (SELECT 1 FROM duckdb_tables()
    WHERE database_name = current_database() AND table_name = 'rolled') AS any`)
  if (there?.['any'] !== true) return null
  const [row] = await database.ask('SELECT json FROM rolled')
  const stored = JSON.parse(String(row?.['json'])) as RollUps
  return stored.exactAges === exactAges ? stored : null
}

/** The passages to ask for ages to the second where a roll-up is asked for those of many. */
export const FEW_PASSAGES = 'few_passages'

/** SQL for the rows of `followedSql` of many; `null` where no roll-up can say them. */
export function rolledFollowedSql(
  question: FollowQuestion,
  catalog: Catalog,
  stored: RollUps,
): string | null {
  const { within, clusters, unit, reasons } = question
  if (unit !== null || !isRolled(question, catalog, stored)) return null
  if (clusters !== 0 && (clusters !== CLUSTERS || within.length > 0)) return null
  const places = within.map((seconds) => stored.within.indexOf(seconds))
  if (places.includes(-1)) return null
  const told = [
    ...toldOf(question),
    'outcome',
    `${reasons ? 'why' : 'NULL'} AS why`,
    'CAST(late AS DOUBLE) AS late',
    'CAST(age AS DOUBLE) AS age',
    `${clusters === 0 ? 'NULL' : 'cluster'} AS cluster`,
    'CAST(sum(n) AS DOUBLE) AS n',
    ...places.map((place, i) => `CAST(sum(mature_${place}) AS DOUBLE) AS mature_${i}`),
  ]
  const table = clusters === 0 ? 'rolled_followed' : 'rolled_clusters'
  return `SELECT ${told.join(', ')} FROM ${table}
    WHERE ${conditionsOf(question, catalog)} GROUP BY ALL`
}

/** SQL for the rows of `countsSql` of many; `null` where no roll-up can say them. */
export function rolledCountsSql(
  question: Question,
  catalog: Catalog,
  stored: RollUps,
): string | null {
  if (question.view !== 'cohort' || !isRolled(question, catalog, stored)) return null
  const told = [
    ...toldOf(question),
    'event',
    'dated',
    `CAST(${question.ages ? 'age' : 'NULL'} AS DOUBLE) AS age`,
    'CAST(sum(n) AS DOUBLE) AS n',
    'CAST(sum(amount) AS VARCHAR) AS amount',
  ]
  return `SELECT ${told.join(', ')} FROM rolled_counts
    WHERE ${conditionsOf(question, catalog)} GROUP BY ALL`
}

type Asked = Omit<Question, 'view' | 'ages'>

function isRolled(question: Asked, catalog: Catalog, stored: RollUps): boolean {
  const { asOf, path, knownBefore, from, to, interval, by, where, scope } = question
  const isWhole = [path, from, to, interval].every((each) => each === null)
  if (!isWhole || asOf !== catalog.asOf) return false
  if (catalog.recorded && knownBefore !== null) return false
  const asked = [...by, ...[...where, ...scope].map(({ dimension }) => dimension)]
  return asked.every((dimension) => stored.dimensions.includes(dimension))
}

function toldOf({ by }: Asked): readonly string[] {
  const dimensions = by.map((dimension, i) => `${dimensionColumn(dimension)} AS by_${i}`)
  return ['stage', 'CAST(NULL AS INTEGER) AS period', ...dimensions]
}

function conditionsOf({ stage, where, scope }: Asked, { stages, dimensions }: Catalog): string {
  const names = { dimensions: dimensions.map(({ name }) => name) }
  const index = stages.findIndex(({ id }) => id === stage)
  const filters = [...where, ...scope].map((filter) => filterSql(filter, names))
  return [stage === null ? 'true' : `stage = ${index}`, ...filters].join(' AND ')
}
