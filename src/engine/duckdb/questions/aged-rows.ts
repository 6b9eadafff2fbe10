import type { Count, Followed } from '../../engine.ts'
import { fewestOfMany } from '../../told-age.ts'
import type { SqlColumns } from '../database.ts'
import type { OpenedBuild } from '../opened-build.ts'
import type { Rolled } from './rolled-sql.ts'
import { amongSql, fewOf, type AgesAs } from './told-slices.ts'

/** A question of which the engine chooses how ages are told, and from what. */
export interface AgedQuestion<T> {
  readonly clusters: number
  /** No ages are told, or in units that the question names. */
  readonly isPlain: boolean
  /** The same as `ask` of many from a roll-up; `null`: there is none. */
  readonly rolled: Rolled | null
  /** All that is told, from a roll-up of all times in memory; `null`: it is not there. */
  readonly byHand: (most: number) => Promise<readonly T[] | null> | null
  readonly ask: (ages: AgesAs, only: string, passages?: string) => Promise<SqlColumns>
  readonly read: (columns: SqlColumns) => readonly T[]
}

export interface AgedSettings {
  readonly build: Pick<OpenedBuild, 'database' | 'catalog'>
  /** In place of `EXACT_AGES`. */
  readonly exactAges: number
}

/**
 * Asks for ages as of many, and again to the second for the slices of few: of these there are few rows,
 * and of the others few ages.
 */
export async function agedRows<T extends Count | Followed>(
  { isPlain, clusters, rolled, byHand, ask, read }: AgedQuestion<T>,
  { build: { database, catalog }, exactAges }: AgedSettings,
): Promise<readonly T[]> {
  const most = fewestOfMany(exactAges, clusters)
  const entries = catalog.tables.find(({ name }) => name === 'stage_entries')?.rows ?? 0
  const isAged = !isPlain && entries > most
  if (rolled?.isWhole === true && (isPlain || isAged)) {
    const told = await byHand(most)
    if (told !== null) return told
  }
  const ofMany = async (): Promise<SqlColumns> =>
    rolled === null ? ask('many', 'true') : database.askColumns(rolled.sql)
  if (isPlain && rolled !== null) return read(await ofMany())
  if (!isAged) return read(await ask('exact', 'true'))
  const rows = read(await ofMany())
  const { few, isFew } = fewOf(rows, most)
  if (few.length === 0) return rows
  const ids = catalog.stages.map(({ id }) => id)
  const exact = read(await ask('exact', amongSql(few, ids), rolled?.passages))
  return [...rows.filter((row) => !isFew(row)), ...exact]
}
