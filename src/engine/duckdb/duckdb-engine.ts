import type {
  Catalog,
  Count,
  Day,
  Engine,
  Event,
  FactsQuestion,
  Followed,
  FollowQuestion,
  Page,
  Passage,
  Question,
  Row,
  RowsQuestion,
} from '../engine.ts'
import { formatDecimal, readDecimal } from '../../models/business/money.ts'
import { startOfDay } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { apartRows } from './apart-rows.ts'
import { countsSql, factsSql } from './counts-sql.ts'
import type { Facts } from './counts-sql.ts'
import { Database } from './database.ts'
import type { SqlRow } from './database.ts'
import { followedOf, followedSql, stageId } from './followed-sql.ts'
import { offsetsOf } from './load-table.ts'
import type { LoadedTable } from './load-table.ts'
import { passagesSql, UNDATED } from './passages.ts'
import type { OpenedBuild } from './opened-build.ts'
import { tableRows } from './table-rows.ts'
import { forAll } from './under-signal.ts'

/** Days whose facts, as known before them, are kept at hand. */
const DERIVED_KEPT = 4

/** Opens a published build for reading. */
export async function openDuckdbEngine(path: string): Promise<Engine> {
  const database = await Database.openReadOnly(path)
  try {
    const [row] = await database.ask('SELECT json, loaded FROM catalog')
    const catalog = JSON.parse(String(row?.['json'])) as Catalog
    const loaded = JSON.parse(String(row?.['loaded'])) as LoadedTable[]
    return new DuckdbEngine(database, catalog, loaded)
  } catch (error) {
    database.close()
    throw error
  }
}

class DuckdbEngine implements Engine {
  readonly catalog: Catalog
  readonly #database: Database
  readonly #tables: ReadonlyMap<string, LoadedTable>
  readonly #offsets: readonly ZoneOffset[]
  readonly #derived = new Map<Day, Promise<string>>()

  constructor(database: Database, catalog: Catalog, loaded: readonly LoadedTable[]) {
    this.#database = database
    this.catalog = catalog
    this.#tables = new Map(loaded.map((table) => [table.table.name, table]))
    this.#offsets = offsetsOf(loaded, zoneOffsets(catalog.timezone))
  }

  async counts(question: Question): Promise<readonly Count[]> {
    const sql = countsSql(question, await this.#facts(question))
    if (this.catalog.stages.length === 0) return []
    const rows = await this.#database.ask(sql)
    return rows.map((row) => ({
      stage: stageId(row['stage'], this.catalog.stages),
      period: row['period'] as Day | null,
      by: question.by.map((_, i) => row[`by_${i}`] as string | null),
      event: row['event'] as Event,
      dated: row['dated'] === true,
      age: row['age'] as number | null,
      count: Number(row['n']),
      amount: this.#amount(row),
    }))
  }

  async followed(question: FollowQuestion): Promise<readonly Followed[]> {
    if (this.catalog.stages.length === 0) return []
    const sql = followedSql(question, this.catalog.stages, await this.#facts(question))
    return (await this.#database.ask(sql)).map((row) =>
      followedOf(row, question, this.catalog.stages),
    )
  }

  async facts(question: FactsQuestion): Promise<Page<Passage>> {
    const stage = this.catalog.stages.findIndex(({ id }) => id === question.stage)
    if (stage < 0) return { items: [], total: 0 }
    const facts = await this.#facts(question)
    const sql = factsSql(question, stage, question.events, facts)
    const rows = await this.#database.ask(
      `SELECT * FROM (${sql}) LIMIT ${whole(question.limit)} OFFSET ${whole(question.offset)}`,
    )
    const total = rows[0]?.['total'] ?? (await this.#count(sql))
    return {
      total: Number(total),
      items: rows.map((row) => ({
        journey: String(row['journey_id']),
        account: row['account_id'] as string | null,
        stage: question.stage,
        entered: row['entered'] as number | null,
        event: row['event'] as Event,
        ended: row['ended'] as number | null,
        reason:
          row['ended'] !== null && row['event'] === 'lost'
            ? (row['reason'] as string | null)
            : null,
        amount: this.#amount(row),
        by: question.by.map((_, i) => row[`by_${i}`] as string | null),
      })),
    }
  }

  async rows(question: RowsQuestion): Promise<Page<Row>> {
    const build: OpenedBuild = {
      database: this.#database,
      catalog: this.catalog,
      tables: this.#tables,
      offsets: this.#offsets,
    }
    return question.table === 'apart' ? apartRows(build, question) : tableRows(build, question)
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  async #count(sql: string): Promise<number> {
    const [row] = await this.#database.ask(`SELECT count(*) AS n FROM (${sql})`)
    return Number(row?.['n'])
  }

  #amount(row: SqlRow): string | null {
    const amount = row['amount']
    return amount === null || amount === undefined
      ? null
      : formatDecimal(readDecimal(String(amount)), this.catalog.currency)
  }

  /**
   * The facts as a question knows them: those of the build, or derived anew where rows say when
   * they were recorded. In the past an undated entry belongs to a journey of which something dated
   * had happened.
   */
  async #facts({ asOf, knownBefore }: Pick<Question, 'asOf' | 'knownBefore'>): Promise<Facts> {
    const dimensions = this.catalog.dimensions.map(({ name }) => name)
    const facts = { passages: 'passages', offsets: this.#offsets, dimensions }
    if (this.catalog.stages.length === 0) return facts
    const passages =
      this.catalog.recorded && knownBefore !== null
        ? await this.#passagesKnownBefore(knownBefore)
        : facts.passages
    if (asOf >= this.catalog.asOf) return { ...facts, passages }
    const begun = `entered > ${UNDATED} OR since < ${startOfDay(asOf, this.#offsets)}`
    return { ...facts, passages: `(SELECT * FROM ${passages} WHERE ${begun})` }
  }

  #passagesKnownBefore(day: Day): Promise<string> {
    const known = this.#derived.get(day)
    if (known !== undefined) return known
    const derived = forAll(() => this.#derive(day))
    this.#derived.set(day, derived)
    derived.catch(() => this.#derived.delete(day))
    return derived
  }

  async #derive(day: Day): Promise<string> {
    await this.#forgetOldest()
    const table = `memory.passages_${day < 0 ? `b${-day}` : day}`
    const sql = passagesSql(this.#tables, {
      stages: this.catalog.stages.map(({ id }) => id),
      dimensions: this.catalog.dimensions,
      offsets: this.#offsets,
      currency: this.catalog.currency,
      knownBefore: startOfDay(day, this.#offsets),
    })
    await this.#database.ask(`CREATE OR REPLACE TABLE ${table} AS ${sql}`)
    return table
  }

  async #forgetOldest(): Promise<void> {
    const [oldest] = this.#derived.keys()
    if (this.#derived.size <= DERIVED_KEPT || oldest === undefined) return
    const table = await this.#derived.get(oldest)
    this.#derived.delete(oldest)
    await this.#database.ask(`DROP TABLE IF EXISTS ${table}`)
  }
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`page must be whole: ${value}`)
  return value
}
