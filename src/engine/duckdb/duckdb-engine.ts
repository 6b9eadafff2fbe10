import { EXACT_AGES } from '../engine.ts'
import type { KnotQuestion, Loose, SeriesQuestion, SeriesSum } from '../reconcile.ts'
import type {
  Catalog,
  Count,
  Counted,
  CountedQuestion,
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
import type { MoneyEngine } from '../money-engine.ts'
import type { PurchasesEngine } from '../purchases.ts'
import { startOfDay } from '../../time/calendar.ts'
import { zoneOffsets } from '../../time/zone.ts'
import type { ZoneOffset } from '../../time/zone.ts'
import { noMeetings } from '../meetings.ts'
import type { MeetingSeries, MeetingsQuestion } from '../meetings.ts'
import { apartRows } from './questions/apart-rows.ts'
import { countedOf, countedSql } from './questions/counted-sql.ts'
import { countsOf, countsSql, factsSql } from './questions/counts-sql.ts'
import type { Facts } from './questions/counts-sql.ts'
import { Database } from './database.ts'
import type { SqlColumns, SqlRow } from './database.ts'
import { followedOf, followedSql } from './questions/followed-sql.ts'
import { agedRows, type AgedSettings } from './questions/aged-rows.ts'
import type { AgesAs } from './questions/told-slices.ts'
import { meetingSeriesOf, meetingsSql } from './questions/meetings-sql.ts'
import { offsetsOf } from './rows/load-table.ts'
import type { LoadedTable } from './rows/load-table.ts'
import { deriveFactsKnown, derivedTables } from './facts/derived-facts.ts'
import { DerivedTables } from './facts/derived-tables.ts'
import { UNDATED } from './facts/passages.ts'
import { stagesAlong } from '../path.ts'
import { pathSql } from './questions/path-sql.ts'
import { moneyEngine } from './money/money-engine.ts'
import { purchasesEngine } from './money/purchases-engine.ts'
import type { OpenedBuild } from './opened-build.ts'
import { looseOf, looseSql } from './reconcile/loose-sql.ts'
import { seriesOf, seriesSql } from './reconcile/series-sql.ts'
import type { RollUps } from './facts/roll-ups.ts'
import { MEMORY, rolledReader, type Memory, type RolledReader } from './questions/rolled-reader.ts'
import { readRollUps, rolledCounts, rolledFollowed } from './questions/rolled-sql.ts'
import { wholeNumber } from './questions/whole-number.ts'
import { tableRows } from './questions/table-rows.ts'
import { sliceOf, moneyOf } from './questions/row-values.ts'

const NO_ROWS: SqlColumns = { count: 0, of: () => [] }

/** Days whose facts, as known before them, are kept at hand while nobody asks about them. */
const DERIVED_KEPT = 4

/**
 * Opens a published build for reading.
 * @param exactAges in place of `EXACT_AGES`
 * @param memory in place of `MEMORY`
 */
export async function openDuckdbEngine(
  path: string,
  exactAges: number = EXACT_AGES,
  memory: Memory = MEMORY,
): Promise<Engine> {
  const database = await Database.openReadOnly(path)
  try {
    const [row] = await database.ask('SELECT json, loaded FROM catalog')
    const catalog = JSON.parse(String(row?.['json'])) as Catalog
    const loaded = JSON.parse(String(row?.['loaded'])) as LoadedTable[]
    const rolled = await readRollUps(database, exactAges)
    const engine = new DuckdbEngine(database, catalog, loaded, { exactAges, rolled, memory })
    const build = engine.opened()
    return Object.assign(engine, moneyEngine(build), purchasesEngine(build))
  } catch (error) {
    database.close()
    throw error
  }
}

interface ReadSettings {
  readonly exactAges: number
  readonly rolled: RollUps | null
  readonly memory: Memory
}

interface FactsAsked extends Pick<Question, 'asOf' | 'knownBefore' | 'path' | 'stage'> {
  /** Some of the passages, which hold all that is asked for. */
  readonly passages?: string | undefined
}

class DuckdbEngine implements Omit<Engine, keyof (MoneyEngine & PurchasesEngine)> {
  readonly catalog: Catalog
  readonly #database: Database
  readonly #tables: ReadonlyMap<string, LoadedTable>
  readonly #offsets: readonly ZoneOffset[]
  readonly #derived: DerivedTables
  readonly #exactAges: number
  readonly #rolled: RollUps | null
  readonly #reader: RolledReader | null

  constructor(
    database: Database,
    catalog: Catalog,
    loaded: readonly LoadedTable[],
    { exactAges, rolled, memory }: ReadSettings,
  ) {
    this.#database = database
    this.#exactAges = exactAges
    this.#rolled = rolled
    this.catalog = catalog
    this.#tables = new Map(loaded.map((table) => [table.table.name, table]))
    this.#offsets = offsetsOf(loaded, zoneOffsets(catalog.timezone))
    this.#reader = rolled && rolledReader(this.opened(), rolled, memory)
    this.#derived = new DerivedTables({
      kept: DERIVED_KEPT,
      drop: async (id) => {
        const { passages, journeys } = derivedTables(id)
        await database.ask(`DROP TABLE ${passages}`)
        await database.ask(`DROP TABLE ${journeys}`)
      },
    })
  }

  async counts(question: Question): Promise<readonly Count[]> {
    const ask = (ages: AgesAs, only: string, passages?: string) =>
      this.#onFacts({ ...question, passages }, async (facts) => {
        const sql = countsSql(question, facts, { ages, only })
        return this.catalog.stages.length === 0 ? NO_ROWS : this.#database.askColumns(sql)
      })
    const read = (columns: SqlColumns) => countsOf(columns, question, this.catalog)
    const rolled = this.#rolled && rolledCounts(question, this.catalog, this.#rolled)
    const byHand = (most: number) => this.#reader?.counts(question, most) ?? null
    return agedRows(
      { isPlain: !question.ages, clusters: 0, rolled, byHand, ask, read },
      this.#aged(),
    )
  }

  async followed(question: FollowQuestion): Promise<readonly Followed[]> {
    if (this.catalog.stages.length === 0) return []
    const stages = stagesAlong(this.catalog, question.path)
    const ask = (ages: AgesAs, only: string, passages?: string) =>
      this.#onFacts({ ...question, passages }, (facts) =>
        this.#database.askColumns(followedSql(question, stages, facts, { ages, only })),
      )
    const read = (columns: SqlColumns) => followedOf(columns, question, stages)
    const rolled = this.#rolled && rolledFollowed(question, this.catalog, this.#rolled)
    const { unit, clusters } = question
    const byHand = (most: number) => this.#reader?.followed(question, most) ?? null
    return agedRows({ isPlain: unit !== null, clusters, rolled, byHand, ask, read }, this.#aged())
  }

  async counted(question: CountedQuestion): Promise<readonly Counted[]> {
    const sql = countedSql(question, this.opened())
    const rows = sql === null ? [] : await this.#database.ask(sql)
    return rows.map((row) => countedOf(row, question))
  }

  async series(question: SeriesQuestion): Promise<readonly SeriesSum[]> {
    const sql = seriesSql(question, this.opened())
    const rows = sql === null ? [] : await this.#database.ask(sql)
    return rows.map((row) => seriesOf(row, this.opened()))
  }

  async loose(question: KnotQuestion): Promise<readonly Loose[]> {
    const asked = { ...question, path: null }
    const rows = await this.#onFacts(asked, async (facts) => {
      const sql = looseSql(question, facts, this.opened())
      return sql === null ? [] : this.#database.ask(sql)
    })
    return rows.map((row) => looseOf(row, this.opened()))
  }

  async meetings(question: MeetingsQuestion): Promise<MeetingSeries> {
    const { stage, knownBefore, asOf } = question
    const build = this.opened()
    const rows = await this.#onFacts({ asOf, knownBefore, path: null, stage }, async (facts) => {
      const sql = meetingsSql(question, facts, build)
      return sql === null ? null : this.#database.ask(sql)
    })
    return rows === null ? noMeetings : meetingSeriesOf(rows, question)
  }

  async facts(question: FactsQuestion): Promise<Page<Passage>> {
    const stage = this.catalog.stages.findIndex(({ id }) => id === question.stage)
    if (stage < 0) return { items: [], total: 0 }
    const { rows, total } = await this.#onFacts(question, async (facts) => {
      const sql = factsSql(question, stage, question.events, facts)
      const rows = await this.#database.ask(
        `SELECT * FROM (${sql}) LIMIT ${wholeNumber(question.limit)} OFFSET ${wholeNumber(question.offset)}`,
      )
      return { rows, total: Number(rows[0]?.['total'] ?? (await this.#count(sql))) }
    })
    return {
      total,
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
        by: sliceOf(row, question),
      })),
    }
  }

  async rows(question: RowsQuestion): Promise<Page<Row>> {
    const build = this.opened()
    return question.table === 'apart' ? apartRows(build, question) : tableRows(build, question)
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #aged(): AgedSettings {
    return { build: this.opened(), exactAges: this.#exactAges }
  }

  opened(): OpenedBuild {
    return {
      database: this.#database,
      catalog: this.catalog,
      tables: this.#tables,
      offsets: this.#offsets,
    }
  }

  async #count(sql: string): Promise<number> {
    const [row] = await this.#database.ask(`SELECT count(*) AS n FROM (${sql})`)
    return Number(row?.['n'])
  }

  #amount(row: SqlRow): string | null {
    const amount = row['amount']
    return amount === null || amount === undefined ? null : moneyOf(amount, this)
  }

  /**
   * Works on the facts as a question knows them: those of the build, or derived anew where rows
   * say when they were recorded. In the past an undated entry belongs to a journey of which
   * something dated had happened.
   */
  async #onFacts<T>(
    { asOf, knownBefore, path, stage, passages: table = 'passages' }: FactsAsked,
    work: (facts: Facts) => Promise<T>,
  ): Promise<T> {
    const dimensions = this.catalog.dimensions.map(({ name }) => name)
    const facts = {
      passages: table,
      journeys: 'known_journeys',
      offsets: this.#offsets,
      dimensions,
    }
    if (this.catalog.stages.length === 0) return work(facts)
    const begun = `entered > ${UNDATED} OR since < ${startOfDay(asOf, this.#offsets)}`
    const on = (known: Pick<Facts, 'passages' | 'journeys'>): Promise<T> => {
      const whole = path === null ? known.passages : pathSql(known.passages, path, this.catalog)
      const index = this.catalog.stages.findIndex(({ id }) => id === stage)
      const conditions = [
        ...(stage === null ? [] : [`stage = ${index}`]),
        ...(asOf >= this.catalog.asOf ? [] : [`(${begun})`]),
      ]
      const passages =
        conditions.length === 0
          ? whole
          : `(SELECT * FROM ${whole} WHERE ${conditions.join(' AND ')})`
      return work({ ...facts, ...known, passages })
    }
    return this.catalog.recorded && knownBefore !== null
      ? this.#derived.use(
          String(knownBefore),
          (id) => deriveFactsKnown(this.opened(), id, knownBefore),
          (id) => on(derivedTables(id)),
        )
      : on(facts)
  }
}
