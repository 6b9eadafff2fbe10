import type { LoadedTable } from './load-table.ts'
import { rowsOf } from './rows-of.ts'
import { type Database, literal, name } from '../database.ts'

/** Bits for the numbers of journeys of all parts together: each takes an eighth of a byte a thread. */
const MOST_BITS = 1_000_000_000

/**
 * SQL that holds of the rows of a table among which two may have one key; `null`: no two can. Where
 * journeys are part of the key, these are the rows of stages that some journey enters twice, or of those
 * that name none: a bit for each journey tells so at a tenth of what grouping the rows takes.
 * @param same SQL expressions that are equal for rows of one key
 */
export async function repeatableWhen(
  database: Database,
  { table, isLinked }: LoadedTable,
  same: readonly string[],
): Promise<string | null> {
  const rows = rowsOf(table.name)
  if (!isLinked || !same.includes(name('_journey'))) return 'true'
  const part = same.includes(name('stage')) ? 'stage' : "''"
  const [range] = await database.run(
    `SELECT min(_journey) AS first, max(_journey) AS last, count(DISTINCT ${part}) AS parts FROM ${rows}`,
  )
  const [first, last] = [Number(range?.['first']), Number(range?.['last'])]
  if ((last - first + 1) * Number(range?.['parts']) > MOST_BITS) return 'true'
  const parts = await database.run(`SELECT part FROM (
      SELECT ${part} AS part, count(*) AS n, bit_count(bitstring_agg(_journey, ${first}, ${last})) AS journeys
      FROM ${rows} GROUP BY part)
    WHERE journeys IS DISTINCT FROM n`)
  if (parts.length === 0) return null
  const repeatable = parts.map((row) => literal(String(row['part']))).join(', ')
  return `${part} IN (${repeatable})`
}
