import type { ZoneOffset } from '../../../time/zone.ts'
import type { Database } from '../database.ts'
import { offsetsWithin } from '../zone-sql.ts'

/**
 * The offsets that instants of a column can have: those of a few years, where a local day is told of each
 * row by a search among all of them.
 * @param stamp SQL for the column
 * @param rows SQL for the table
 */
export async function ownOffsets(
  database: Database,
  stamp: string,
  rows: string,
  offsets: readonly ZoneOffset[],
): Promise<readonly ZoneOffset[]> {
  const [range] = await database.run(
    `SELECT coalesce(min(${stamp}), 0) AS first, coalesce(max(${stamp}), 0) AS last FROM ${rows}`,
  )
  return offsetsWithin(offsets, { from: Number(range?.['first']), to: Number(range?.['last']) })
}
