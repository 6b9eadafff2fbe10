import { Database, literal } from '../database.ts'
import { asPattern } from './read-source.ts'

export interface ParquetColumn {
  readonly name: string
  /** A type of DuckDB. */
  readonly type: string
}

/** Writes Parquet on one thread and in little memory, so that the bytes depend on the rows alone. */
export async function openConverter(memory: string): Promise<Database> {
  const database = await Database.open(':memory:')
  await database.run('SET threads = 1')
  await database.run(`SET memory_limit = ${literal(memory)}`)
  return database
}

/** Turns a CSV without a header, in UTF-8, into a Parquet file. An empty cell is NULL. */
export async function csvToParquet(
  converter: Database,
  given: {
    readonly csv: string
    readonly parquet: string
    readonly columns: readonly ParquetColumn[]
  },
): Promise<void> {
  const types = given.columns.map(({ name, type }) => `${literal(name)}: ${literal(type)}`)
  await converter.run(`COPY (SELECT * FROM read_csv(${literal(asPattern(given.csv))},
      auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', nullstr = '',
      columns = {${types.join(', ')}}))
    TO ${literal(given.parquet)} (FORMAT parquet, COMPRESSION zstd)`)
}
