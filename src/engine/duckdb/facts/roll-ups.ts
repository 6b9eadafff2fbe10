import type { Catalog, Dimension, Question } from '../../engine.ts'
import { CLUSTERS } from '../../../stats/survival/clusters.ts'
import { SECONDS_PER_DAY } from '../../../time/calendar.ts'
import { clusterAgeSql, coarseAgeSql, happenedSql, type Facts } from '../questions/counts-sql.ts'
import { type Database, literal } from '../database.ts'
import { GROUPED_FOLLOWED, watchedSql } from '../questions/followed-sql.ts'
import { maturedSql, reachedSql } from '../questions/matured-sql.ts'
import { slicedBy } from './slices.ts'

/**
 * What a build has counted beforehand, as of its horizon and all that it knows: passages followed, the
 * same by clusters, and what became of entries, by stage, the dimensions of few values, and age as it
 * is told of many; by month of entry (`monthly_…`) and of all times (`rolled_…`).
 */
export interface RollUps {
  readonly dimensions: readonly string[]
  /** Ages in seconds, ascending, as `FollowQuestion.within` has them. */
  readonly within: readonly number[]
  /** Slices of more are told as of many; passages of fewer are kept to the second. */
  readonly exactAges: number
}

/** Fewer facts are counted as soon. */
export const ROLLED_FROM = 200_000
/** A roll-up has at most one row for so many facts, or none is kept. */
export const LEAST_SHARE = 2

/** What facts are counted by, among others. */
const SLICED = ['stage', 'slice'] as const

const KINDS = ['followed', 'clusters', 'counts'] as const

/** The passages to ask for ages to the second where a roll-up of all times is asked for the others. */
export const FEW_PASSAGES = 'few_passages'

export interface RollSettings {
  /** Dimensions that have a type of their own. */
  readonly coded: readonly string[]
  readonly dimensions: readonly Dimension[]
  readonly offsets: Facts['offsets']
  /** In seconds: headline ages are chosen from these. */
  readonly ages: readonly number[]
  /** Of so many passages. */
  readonly from: number
  /** In place of `EXACT_AGES`. */
  readonly exactAges: number
  /** In place of `LEAST_SHARE`. */
  readonly leastShare: number
}

type Known = Pick<Catalog, 'stages' | 'asOf'>

/** Writes the roll-ups of a build's facts anew, where they earn their place. */
export async function writeRollUps(
  database: Database,
  catalog: Known,
  settings: RollSettings,
): Promise<void> {
  await dropRollUps(database)
  if (catalog.stages.length === 0) return
  const passages = await countOf(database, 'passages')
  if (passages < settings.from) return
  const stored = await storedFor(database, catalog, settings)
  const facts: Facts = {
    passages: 'passages',
    journeys: 'known_journeys',
    offsets: settings.offsets,
    dimensions: settings.dimensions.map(({ name }) => name),
  }
  await database.run(`CREATE TABLE monthly_followed AS ${followedSums(catalog, facts, stored)}`)
  if ((await countOf(database, 'monthly_followed')) * settings.leastShare > passages) {
    await dropRollUps(database)
    return
  }
  await database.run(`CREATE TABLE monthly_clusters AS ${clusterSums(catalog, facts)}`)
  await database.run(`CREATE TABLE monthly_counts AS ${countSums(catalog, facts)}`)
  for (const kind of KINDS) await database.run(ofAllTimes(kind, stored))
  await database.run(`CREATE TABLE ${FEW_PASSAGES} AS ${fewPassages(stored)}`)
  await database.run(`CREATE TABLE rolled AS SELECT ${literal(JSON.stringify(stored))} AS json`)
}

/** Whatever changes what roll-ups are made of takes them away first: they name its types. */
export async function dropRollUps(database: Database): Promise<void> {
  const tables = KINDS.flatMap((kind) => [`monthly_${kind}`, `rolled_${kind}`])
  for (const table of [...tables, FEW_PASSAGES, 'rolled']) {
    await database.run(`DROP TABLE IF EXISTS ${table}`)
  }
}

async function countOf(database: Database, table: string): Promise<number> {
  const [row] = await database.run(`SELECT count(*) AS n FROM ${table}`)
  return Number(row?.['n'])
}

async function storedFor(
  database: Database,
  { stages }: Known,
  { coded, exactAges, ages }: RollSettings,
): Promise<RollUps> {
  const dimensions = (await slicedBy(database, coded)).map(({ name }) => name)
  const own = stages.flatMap(({ within }) => (within === null ? [] : [within * SECONDS_PER_DAY]))
  const within = [...new Set([...ages, ...own])].sort((one, other) => one - other)
  return { dimensions, within, exactAges }
}

/** By how many of the ages they could be followed to, too: `maturedSql` reads it. */
function followedSums(catalog: Known, facts: Facts, stored: RollUps): string {
  const told = [
    ...SLICED,
    monthOf('entered_day'),
    'outcome',
    'CASE outcome WHEN 2 THEN reason END AS why',
    `${coarseAgeSql('late', 'floor')} AS late`,
    `${coarseAgeSql('age', 'ceil')} AS age`,
    `${reachedSql('watch', stored.within)} AS reached`,
    'CAST(count(*) AS INTEGER) AS n',
    'CAST(count(*) - count(cluster) AS INTEGER) AS alone',
  ]
  return `SELECT ${told.join(', ')} FROM (${watchedSql(wholly(catalog), catalog.stages, facts)})
    ${GROUPED_FOLLOWED} ORDER BY stage`
}

/** Who stands alone is counted already. */
function clusterSums(catalog: Known, facts: Facts): string {
  const alone = [
    ...SLICED,
    'month',
    'outcome',
    'why',
    `${clusterAgeSql('late', 'down')} AS late`,
    `${clusterAgeSql('age', 'up')} AS age`,
    'CAST(NULL AS USMALLINT) AS cluster',
    'CAST(sum(alone) AS INTEGER) AS n',
  ]
  const shared = [
    ...SLICED,
    monthOf('entered_day'),
    'outcome',
    'CASE outcome WHEN 2 THEN reason END AS why',
    `${clusterAgeSql(coarseAgeSql('late', 'floor'), 'down')} AS late`,
    `${clusterAgeSql(coarseAgeSql('age', 'ceil'), 'up')} AS age`,
    `CAST(cluster % ${CLUSTERS} AS USMALLINT) AS cluster`,
    'CAST(count(*) AS INTEGER) AS n',
  ]
  const passages = '(SELECT * FROM passages WHERE cluster IS NOT NULL)'
  const watched = watchedSql(wholly(catalog), catalog.stages, { ...facts, passages })
  return `SELECT * FROM (
      SELECT ${alone.join(', ')} FROM monthly_followed WHERE alone > 0 GROUP BY ALL
      UNION ALL SELECT ${shared.join(', ')} FROM (${watched}) ${GROUPED_FOLLOWED})
    ORDER BY stage`
}

function countSums(catalog: Known, facts: Facts): string {
  const told = [
    ...SLICED,
    monthOf('entered_day'),
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

function ofAllTimes(kind: (typeof KINDS)[number], stored: RollUps): string {
  const keys = keysOf(kind).filter((column) => column !== 'month')
  const sums = {
    followed: [
      wholeSql('n'),
      ...stored.within.map((_, i) => `CAST(${maturedSql(i)} AS INTEGER) AS mature_${i}`),
    ],
    clusters: [wholeSql('n')],
    counts: [wholeSql('n'), 'sum(amount) AS amount'],
  }
  return `CREATE TABLE rolled_${kind} AS SELECT ${[...keys, ...sums[kind]].join(', ')}
    FROM monthly_${kind} GROUP BY ALL ORDER BY stage`
}

/**
 * Passages of the narrowest slices of few: what is in a slice of few is in those, so that no question
 * of all times needs others to the second.
 */
function fewPassages({ exactAges }: RollUps): string {
  return `
    WITH many AS (
      SELECT ${SLICED.join(', ')} FROM (${sizesSql('counts')}) counts
        LEFT JOIN (${sizesSql('followed')}) followed USING (${SLICED.join(', ')})
      WHERE counts.size > ${exactAges} AND (followed.size IS NULL OR followed.size > ${exactAges}))
    SELECT * FROM passages ANTI JOIN many USING (${SLICED.join(', ')})
    ORDER BY stage`
}

function sizesSql(kind: (typeof KINDS)[number]): string {
  return `SELECT ${SLICED.join(', ')}, sum(n) AS size FROM rolled_${kind} GROUP BY ALL`
}

function wholeSql(column: string): string {
  return `CAST(sum(${column}) AS INTEGER) AS ${column}`
}

function keysOf(kind: (typeof KINDS)[number]): readonly string[] {
  const ends = {
    followed: ['outcome', 'why', 'late', 'age'],
    clusters: ['outcome', 'why', 'late', 'age', 'cluster'],
    counts: ['event', 'dated', 'age'],
  }
  return [...SLICED, 'month', ...ends[kind]]
}

/** As `periodSql` says it, at a third of the price. */
function monthOf(day: string): string {
  return `CAST(${day} - day(DATE '1970-01-01' + ${day}) + 1 AS INTEGER) AS month`
}

function wholly({ asOf }: Known) {
  const all = { path: null, stage: null, knownBefore: null, from: null, to: null, interval: null }
  return { asOf, ...all, by: [], where: [], scope: [] }
}
