import type { Catalog, FollowQuestion, Question } from '../../engine.ts'
import { CLUSTERS } from '../../../stats/survival/clusters.ts'
import { periodStart } from '../../../time/calendar.ts'
import { filterSql, periodSql, rangeSql } from './counts-sql.ts'
import type { Database } from '../database.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import { FEW_PASSAGES, type RollUps } from '../facts/roll-ups.ts'
import { maturedSql } from './matured-sql.ts'
import { SLICES } from '../facts/slices.ts'

/** What a roll-up says to a question. */
export interface Rolled {
  /** SQL for ages as of many. */
  readonly sql: string
  /** The passages to ask for ages to the second. */
  readonly passages: string
  /** It is about all times at once. */
  readonly isWhole: boolean
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

/** The rows of `followedSql`; `null` where no roll-up can say them. */
export function rolledFollowed(
  question: FollowQuestion,
  catalog: Catalog,
  stored: RollUps,
): Rolled | null {
  const { within, clusters, unit, reasons } = question
  if (unit !== null) return null
  if (clusters !== 0 && (clusters !== CLUSTERS || within.length > 0)) return null
  const places = within.map((seconds) => stored.within.indexOf(seconds))
  if (places.includes(-1)) return null
  return rolledFrom(clusters === 0 ? 'followed' : 'clusters', question, { catalog, stored }, [
    'outcome',
    `${reasons ? 'why' : 'NULL'} AS why`,
    'CAST(late AS DOUBLE) AS late',
    'CAST(age AS DOUBLE) AS age',
    `${clusters === 0 ? 'NULL' : 'cluster'} AS cluster`,
    'CAST(sum(n) AS DOUBLE) AS n',
    ...places.map((place, i) => {
      const matured = isWhole(question) ? `sum(mature_${place})` : maturedSql(place)
      return `CAST(${matured} AS DOUBLE) AS mature_${i}`
    }),
  ])
}

/** The rows of `countsSql`; `null` where no roll-up can say them. */
export function rolledCounts(question: Question, catalog: Catalog, stored: RollUps): Rolled | null {
  if (question.view !== 'cohort') return null
  return rolledFrom('counts', question, { catalog, stored }, [
    'event',
    'dated',
    `CAST(${question.ages ? 'age' : 'NULL'} AS DOUBLE) AS age`,
    'CAST(sum(n) AS DOUBLE) AS n',
    'CAST(sum(amount) AS VARCHAR) AS amount',
  ])
}

function rolledFrom(
  kind: 'followed' | 'clusters' | 'counts',
  question: Omit<Question, 'view' | 'ages'>,
  { catalog, stored }: { readonly catalog: Catalog; readonly stored: RollUps },
  told: readonly string[],
): Rolled | null {
  const { asOf, path, knownBefore, from, to, interval, stage, by } = question
  const filters = [...question.where, ...question.scope]
  if (path !== null || asOf !== catalog.asOf) return null
  if (catalog.recorded && knownBefore !== null) return null
  const asked = [...by, ...filters.map(({ dimension }) => dimension)]
  if (asked.some((dimension) => !stored.dimensions.includes(dimension))) return null
  if (!isMonth(from) || !isMonth(to)) return null
  const whole = isWhole(question)
  const names = { dimensions: catalog.dimensions.map(({ name }) => name) }
  const columns = [
    'stage',
    `${periodSql('month', interval)} AS period`,
    ...by.map((dimension, i) => `${dimensionColumn(dimension)} AS by_${i}`),
  ]
  const conditions = [
    stage === null ? 'true' : `stage = ${catalog.stages.findIndex(({ id }) => id === stage)}`,
    rangeSql('month', question),
    ...filters.map((filter) => filterSql(filter, names)),
  ]
  return {
    sql: `SELECT ${[...columns, ...told].join(', ')}
      FROM ${whole ? 'rolled' : 'monthly'}_${kind} ${asked.length === 0 ? '' : `JOIN ${SLICES} USING (slice)`}
      WHERE ${conditions.join(' AND ')} GROUP BY ALL`,
    passages: whole ? FEW_PASSAGES : 'passages',
    isWhole: whole,
  }
}

/** It is about all times at once. */
function isWhole({ from, to, interval }: Pick<Question, 'from' | 'to' | 'interval'>): boolean {
  return from === null && to === null && interval === null
}

function isMonth(day: number | null): boolean {
  return day === null || periodStart(day, 'month') === day
}
