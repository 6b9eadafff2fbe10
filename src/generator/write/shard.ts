import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { csvToParquet, openConverter } from '../../engine/duckdb/sources/csv-to-parquet.ts'
import type { Database } from '../../engine/duckdb/database.ts'
import type { Company } from '../life/company.ts'
import { lives } from '../life/lives.ts'
import { foundCompany } from '../life/prepare.ts'
import { addLife, emptyTally } from '../life/tally.ts'
import type { LifeTally } from '../life/tally.ts'
import { messUp } from '../mess/mess-up.ts'
import type { Messy } from '../mess/mess.ts'
import { addToBooks, openBooks } from '../systems/books.ts'
import type { Books } from '../systems/books.ts'
import { addJourney } from '../systems/journey-rows.ts'
import { openOffice } from '../systems/office.ts'
import type { Office } from '../systems/office.ts'
import type { Format } from '../systems/project-text.ts'
import { noRows } from '../systems/system-table.ts'
import type { SystemRows, TableId } from '../systems/system-table.ts'
import type { Truth } from '../truth/truth.ts'
import { CsvPart } from './csv-part.ts'
import { exportedTables } from './exported-table.ts'
import type { ExportedTable } from './exported-table.ts'

/** What every part of a company is written from. */
export interface Order {
  readonly truth: Truth
  readonly size: number
  readonly seed: number
  readonly messy: readonly Messy[]
  readonly format: Format
  /** Where the company is written before it is whole. */
  readonly draft: string
}

/** A range of journeys. */
export interface Shard {
  readonly index: number
  readonly first: number
  readonly end: number
}

export interface ShardReport {
  readonly index: number
  readonly tally: LifeTally
  readonly books: Books
  readonly rows: Readonly<Record<string, number>>
}

/** DuckDB's part of one writer; its rows pass through in small portions. */
const MEMORY = '256MB'

/** Writes shards, one after the other. */
export class ShardWriter {
  readonly #order: Order
  readonly #company: Company
  readonly #office: Office
  readonly #tables: readonly ExportedTable[]
  readonly #converter: Database | null

  private constructor(order: Order, converter: Database | null) {
    this.#order = order
    this.#company = foundCompany(order.truth, order.size, order.seed)
    this.#office = openOffice(this.#company)
    this.#tables = exportedTables(order.truth, order.messy)
    this.#converter = converter
  }

  static async open(order: Order): Promise<ShardWriter> {
    return new ShardWriter(order, order.format === 'parquet' ? await openConverter(MEMORY) : null)
  }

  /** The journeys of a range, as the systems export them, and what they sum up to. */
  async write({ index, first, end }: Shard): Promise<ShardReport> {
    const tally = emptyTally(this.#company)
    const books = openBooks(this.#company)
    const mess = messUp(this.#order.messy, this.#office)
    const tables = this.#tables.filter((table) => !table.isCompanys)
    const rows = await this.#writeParts(index, tables, (add) => {
      const found = noRows()
      for (const life of lives(this.#company, first, end)) {
        addLife(tally, life, this.#company)
        addToBooks(books, life, this.#office)
        addJourney(found, life, this.#office)
        mess?.(found, life)
        add(found)
      }
    })
    return { index, tally, books, rows }
  }

  /** The tables that no journey has a part in. */
  async writeFinance(
    index: number,
    fill: (rows: SystemRows, office: Office) => void,
  ): Promise<Readonly<Record<string, number>>> {
    const tables = this.#tables.filter((table) => table.isCompanys)
    return this.#writeParts(index, tables, (add) => {
      const found = noRows()
      fill(found, this.#office)
      add(found)
    })
  }

  close(): void {
    this.#converter?.close()
  }

  async #writeParts(
    index: number,
    tables: readonly ExportedTable[],
    fill: (add: (rows: SystemRows) => void) => void,
  ): Promise<Readonly<Record<string, number>>> {
    const { draft } = this.#order
    const folder = partFolder(draft, index)
    mkdirSync(folder, { recursive: true })
    const parts = tables.map((table) => ({ table, part: new CsvPart(csvPart(folder, table.name)) }))
    fill((rows) => {
      for (const { table, part } of parts) {
        const own = rows[table.name]
        if (own.length === 0) continue
        part.add(own)
        own.length = 0
      }
    })
    for (const { part } of parts) part.close()
    if (this.#converter !== null) {
      for (const { table, part } of parts) {
        // The first part is there even without a row: it says what the columns are.
        if (part.rows > 0 || index === 0 || table.isCompanys) {
          await this.#convert(this.#converter, folder, table, index)
        }
      }
      rmSync(folder, { recursive: true })
    }
    return Object.fromEntries(parts.map(({ table, part }) => [table.name, part.rows]))
  }

  async #convert(converter: Database, folder: string, table: ExportedTable, index: number) {
    const into = path.join(this.#order.draft, table.name)
    mkdirSync(into, { recursive: true })
    const number = table.isCompanys ? 1 : index + 1
    await csvToParquet(converter, {
      csv: csvPart(folder, table.name),
      parquet: path.join(into, `part-${String(number).padStart(5, '0')}.parquet`),
      columns: table.columns.map(({ name }, i) => ({ name, type: table.types[i] as string })),
    })
  }
}

/** Where the parts of a shard wait to be appended. */
export function partFolder(draft: string, index: number): string {
  return path.join(draft, '.parts', String(index))
}

export function csvPart(folder: string, table: TableId): string {
  return path.join(folder, `${table.replace('/', '-')}.csv`)
}
