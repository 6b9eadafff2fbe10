import { randomUUID } from 'node:crypto'
import { tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { currentSignal } from './under-signal.ts'

export type SqlValue = string | number | boolean | null
export type SqlRow = Readonly<Record<string, SqlValue>>

/** Rows column by column, as DuckDB's reader gives them: for many, in types that need no reading. */
export interface SqlColumns {
  readonly count: number
  readonly of: (name: string) => readonly DuckDBValue[]
}

/** Whatever DuckDB said, with the SQL it was said about. */
export class SqlError extends Error {
  readonly sql: string

  constructor(sql: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'SqlError'
    this.sql = sql
  }
}

/** The machine, not the SQL, is at fault: its disk or its memory is full. */
export class ResourceError extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
    this.name = 'ResourceError'
  }
}

const SETTINGS = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  // Files need only be read by the version that wrote them: text is smaller, and sooner written.
  storage_compatibility_version: 'latest',
}

/** Bytes for what a database works out at once: what is beyond them goes to disk. */
const MOST_MEMORY = 2_500_000_000

/** An open DuckDB: holds the file, hands out a connection per query. */
export class Database {
  readonly #instance: DuckDBInstance
  readonly #session: DuckDBConnection
  /** Run first on every connection for questions. */
  readonly #greeting: string | null

  private constructor(
    instance: DuckDBInstance,
    session: DuckDBConnection,
    greeting: string | null,
  ) {
    this.#instance = instance
    this.#session = session
    this.#greeting = greeting
  }

  /** Opens a file for writing (`:memory:` for none), as its only writer. */
  static async open(file: string): Promise<Database> {
    const instance = await DuckDBInstance.create(file, { ...SETTINGS, ...memory() })
    return new Database(instance, await instance.connect(), null)
  }

  /**
   * Opens a file for questions only. What has to be derived for them is put into `memory`, beside
   * the file; nothing else can be read or changed.
   */
  static async openReadOnly(file: string): Promise<Database> {
    // A folder of its own: several programs may read one build.
    const spill = path.join(tmpdir(), `bowline-${randomUUID()}`)
    const instance = await DuckDBInstance.create(':memory:', {
      ...SETTINGS,
      ...memory(),
      temp_directory: spill,
    })
    const database = new Database(instance, await instance.connect(), 'USE build')
    try {
      await database.run(`ATTACH ${literal(file)} AS build (READ_ONLY)`)
      await database.run('SET enable_external_access = false')
      await database.run('SET lock_configuration = true')
    } catch (error) {
      database.close()
      throw error
    }
    return database
  }

  /** As `run`. */
  async runColumns(sql: string): Promise<SqlColumns> {
    return queryColumns(this.#session, sql)
  }

  /** On the one session that sees temporary views: for building, one statement at a time. */
  async run(sql: string, params: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    return query(this.#session, sql, params)
  }

  /**
   * On a connection of its own: for questions, as many at once as there are. Interrupted when the
   * signal it runs under is given.
   */
  async ask(sql: string, params: readonly SqlValue[] = []): Promise<readonly SqlRow[]> {
    return this.#asked((connection) => query(connection, sql, params))
  }

  /** As `ask`. */
  async askColumns(sql: string): Promise<SqlColumns> {
    return this.#asked((connection) => queryColumns(connection, sql))
  }

  async #asked<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const signal = currentSignal()
    signal?.throwIfAborted()
    const connection = await this.#instance.connect()
    const interrupt = (): void => connection.interrupt()
    signal?.addEventListener('abort', interrupt)
    try {
      if (this.#greeting !== null) await connection.run(this.#greeting)
      signal?.throwIfAborted()
      return await work(connection)
    } finally {
      signal?.removeEventListener('abort', interrupt)
      connection.closeSync()
    }
  }

  close(): void {
    this.#session.closeSync()
    this.#instance.closeSync()
  }
}

function memory(): { readonly memory_limit: string } {
  return { memory_limit: `${Math.min(MOST_MEMORY, Math.floor(totalmem() * 0.8))}B` }
}

async function query(
  connection: DuckDBConnection,
  sql: string,
  params: readonly SqlValue[],
): Promise<readonly SqlRow[]> {
  try {
    // Prepared only where it must be: what is prepared is planned twice.
    const given = params.length === 0 ? undefined : [...params]
    const reader = await connection.runAndReadAll(sql, given)
    const names = reader.deduplicatedColumnNames()
    return rowsOf(names, reader.getColumns(), reader.currentRowCount)
  } catch (error) {
    throw isOfResources(error) ? new ResourceError(error) : new SqlError(sql, error)
  }
}

/** On a connection of the caller's: see `SqlColumns`. */
async function queryColumns(connection: DuckDBConnection, sql: string): Promise<SqlColumns> {
  try {
    const result = await connection.run(sql)
    const names = result.deduplicatedColumnNames()
    const columns = names.map((): DuckDBValue[] => [])
    let count = 0
    for (const chunk of await result.fetchAllChunks()) {
      const { rowCount } = chunk
      count += rowCount
      for (const [place, column] of columns.entries()) {
        const vector = chunk.getColumnVector(place)
        for (let row = 0; row < rowCount; row += 1) column.push(vector.getItem(row))
      }
    }
    return {
      count,
      of: (name) => {
        const column = columns[names.indexOf(name)]
        if (column === undefined) throw new Error(`no such column: ${name}`)
        return column
      },
    }
  } catch (error) {
    throw isOfResources(error) ? new ResourceError(error) : new SqlError(sql, error)
  }
}

/** Column by column: answers about many passages have a million rows. */
function rowsOf(
  names: readonly string[],
  columns: readonly (readonly DuckDBValue[])[],
  count: number,
): readonly SqlRow[] {
  const rows: Record<string, SqlValue>[] = []
  for (let i = 0; i < count; i += 1) {
    const row: Record<string, SqlValue> = {}
    for (let c = 0; c < names.length; c += 1) {
      row[names[c] as string] = plain(columns[c]?.[i] as DuckDBValue)
    }
    rows.push(row)
  }
  return rows
}

function isOfResources(error: unknown): error is Error {
  return (
    error instanceof Error &&
    /^Out of Memory Error|No space left on device|Disk quota exceeded|File too large/i.test(
      error.message,
    )
  )
}

/** Integers become numbers, and one too large for a number is an error, never a rounding. */
function plain(value: DuckDBValue): SqlValue {
  if (typeof value === 'bigint') {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw new Error(`integer is too large: ${value}`)
    return number
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return value
  return String(value)
}

/** A text literal. A NUL would end the statement: it is written by its number. */
export function literal(text: string): string {
  const quoted = text.split('\0').map((part) => `'${part.replaceAll("'", "''")}'`)
  return quoted.length === 1 ? quoted.join('') : `(${quoted.join(' || chr(0) || ')})`
}

/** A quoted name. */
export function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}
