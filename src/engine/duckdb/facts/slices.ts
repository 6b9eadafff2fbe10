import type { Database } from '../database.ts'
import { dimensionColumn } from './known-journeys.ts'

/**
 * The table of slices: one row for each combination of values that the dimensions of fewest values can
 * have. Facts and roll-ups name it by its number, in one small column in place of one for each dimension.
 */
export const SLICES = 'slices'

/** So many slices all dimensions together may make. */
const MOST_SLICES = 500

/** A dimension that slices are made by, and how many values it can have, the missing one too. */
export interface SlicedBy {
  readonly name: string
  readonly size: number
}

/**
 * The dimensions that slices are made by: those of fewest values first, as long as all together make few
 * enough.
 * @param coded dimensions that have a type of their own
 */
export async function slicedBy(
  database: Database,
  coded: readonly string[],
): Promise<readonly SlicedBy[]> {
  const sizes: SlicedBy[] = []
  for (const name of coded) {
    const [row] = await database.run(
      `SELECT len(enum_range(CAST(NULL AS ${dimensionColumn(name)}))) AS n`,
    )
    sizes.push({ name, size: Number(row?.['n']) + 1 })
  }
  let slices = 1
  const by: SlicedBy[] = []
  for (const each of sizes.sort((one, other) => one.size - other.size)) {
    if (slices * each.size > MOST_SLICES) continue
    slices *= each.size
    by.push(each)
  }
  return by
}

/** Creates the table of slices. */
export async function createSlices(database: Database, by: readonly SlicedBy[]): Promise<void> {
  const columns = by.map(({ name }) => dimensionColumn(name))
  const values = columns.map((column) => {
    const all = `list_append(enum_range(CAST(NULL AS ${column})), NULL)`
    return `, (SELECT CAST(unnest(${all}) AS ${column}) AS ${column})`
  })
  await database.run(`CREATE OR REPLACE TABLE ${SLICES} AS
    SELECT ${[`${sliceSql(by)} AS slice`, ...columns].join(', ')} FROM (SELECT 0)${values.join('')}`)
}

/** SQL for rows with the number of their slice in place of the dimensions that make it. */
export function slicedSql(rows: string, by: readonly SlicedBy[]): string {
  const columns = by.map(({ name }) => dimensionColumn(name)).join(', ')
  const others = columns === '' ? '*' : `* EXCLUDE (${columns})`
  return `(SELECT ${others}, ${sliceSql(by)} AS slice FROM ${rows})`
}

/** SQL for the number of a slice: a digit for each dimension, the last where its value is missing. */
function sliceSql(by: readonly SlicedBy[]): string {
  let unit = 1
  const digits = by.map(({ name, size }) => {
    const column = dimensionColumn(name)
    const [missing, known] = [(size - 1) * unit, `CAST(enum_code(${column}) AS INTEGER) * ${unit}`]
    unit *= size
    return `CASE WHEN ${column} IS NULL THEN ${missing} ELSE ${known} END`
  })
  return `CAST(${['0', ...digits].join(' + ')} AS USMALLINT)`
}
