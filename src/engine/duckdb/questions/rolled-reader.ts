import type { Count, Followed, FollowQuestion, Question, Slice } from '../../engine.ts'
import { CLUSTERS } from '../../../stats/survival/clusters.ts'
import { SECONDS_PER_DAY } from '../../../time/calendar.ts'
import { dimensionColumn } from '../facts/known-journeys.ts'
import { FEW_PASSAGES, type RollUps } from '../facts/roll-ups.ts'
import { SLICES } from '../facts/slices.ts'
import type { OpenedBuild } from '../opened-build.ts'
import { countsSql, type Facts } from './counts-sql.ts'
import { followedSql } from './followed-sql.ts'
import { KeptSheets } from './kept-sheets.ts'
import {
  countsByHand,
  followedByHand,
  groupsApart,
  groupsOf,
  type SliceValues,
} from './rolled-hand.ts'
import {
  bytesOf,
  countsSheet,
  followedSheet,
  SHEET_ORDER,
  type CountsSheet,
  type FollowedSheet,
} from './rolled-sheet.ts'
import { sliceOf } from './row-values.ts'
import { slicesTold } from './told-slices.ts'

/** What an opened build keeps of its roll-ups. */
export interface Memory {
  /** So many bytes at most. */
  readonly bytes: number
  /** What was asked for so often: it takes longer to read than to ask once. */
  readonly asked: number
}

export const MEMORY: Memory = { bytes: 128_000_000, asked: 2 }

/**
 * Questions of all times from roll-ups in memory, a stage at a time. `null`: they are not there, or not yet.
 * @param most slices of at most so many passages are told to the second
 */
export interface RolledReader {
  readonly followed: (question: FollowQuestion, most: number) => Promise<readonly Followed[] | null>
  readonly counts: (question: Question, most: number) => Promise<readonly Count[] | null>
}

/** Reads the roll-ups of a build, each once, as long as they take no more than so many bytes. */
export function rolledReader(
  build: OpenedBuild,
  stored: RollUps,
  memory: Memory = MEMORY,
): RolledReader {
  const { database, catalog } = build
  const stages = catalog.stages.map(({ id }) => id)
  const kept = new KeptSheets(memory.bytes)
  const asks = new Map<string, number>()

  /** Each was asked for often enough, this time included. */
  function areKept(keys: readonly string[]): boolean {
    for (const key of keys) asks.set(key, (asks.get(key) ?? 0) + 1)
    return keys.every((key) => (asks.get(key) ?? 0) >= memory.asked)
  }

  async function rowsOf(table: string): Promise<ReadonlyMap<number, number>> {
    const rows = await database.ask(`SELECT stage, count(*) AS n FROM ${table} GROUP BY stage`)
    return new Map(rows.map((row) => [Number(row['stage']), Number(row['n'])]))
  }

  const readSizes = async (): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> => {
    const tables = ['rolled_followed', 'rolled_clusters', 'rolled_counts']
    return new Map(
      await Promise.all(tables.map(async (table) => [table, await rowsOf(table)] as const)),
    )
  }
  /** The bytes of what a table holds of a stage. */
  async function bytesIn(table: string, stage: number, ages: number): Promise<number> {
    const sizes = await kept.keep('sizes', 0, readSizes)
    return bytesOf(sizes?.get(table)?.get(stage) ?? 0, ages)
  }

  async function readSlices(): Promise<SliceValues> {
    const by = stored.dimensions.map((name, i) => `${dimensionColumn(name)} AS by_${i}`)
    const columns = ['CAST(slice AS INTEGER) AS slice', ...by]
    const rows = await database.ask(`SELECT ${columns.join(', ')} FROM ${SLICES}`)
    return new Map(
      rows.map((row) => {
        const told = sliceOf(row, { by: stored.dimensions })
        return [
          Number(row['slice']),
          new Map(stored.dimensions.map((name, i) => [name, told[i] ?? null])),
        ]
      }),
    )
  }
  const sliceValues = async (): Promise<SliceValues> =>
    (await kept.keep('slices', 0, readSlices)) ?? new Map()

  /** The number of the slice that values of all dimensions make. */
  async function sliceNumbers(): Promise<(told: Slice) => number> {
    const numbers = new Map<string, number>()
    for (const [number, values] of await sliceValues()) {
      numbers.set(JSON.stringify([...values.values()]), number)
    }
    // Rows of one slice share one list.
    const known = new Map<Slice, number>()
    return (told) => {
      const number = known.get(told) ?? numbers.get(JSON.stringify(told))
      if (number === undefined) throw new Error(`no such slice: ${JSON.stringify(told)}`)
      known.set(told, number)
      return number
    }
  }

  /** All passages of these slices of few. */
  function exactly(
    stage: number,
    { slices }: FewSlices,
  ): {
    readonly facts: Facts
    readonly question: Omit<Question, 'view' | 'ages'>
  } {
    const all = { path: null, knownBefore: null, from: null, to: null, interval: null }
    return {
      facts: {
        passages: `(SELECT * FROM ${FEW_PASSAGES} 
          WHERE stage = ${stage} AND slice IN (${slices.join(', ')}))`,
        journeys: 'known_journeys',
        offsets: build.offsets,
        dimensions: catalog.dimensions.map(({ name }) => name),
      },
      question: {
        ...all,
        asOf: catalog.asOf,
        stage: stages[stage] ?? null,
        by: stored.dimensions,
        where: [],
        scope: [],
      },
    }
  }

  const exact = { ages: 'exact', only: 'true' } as const

  /** The ages by which rates are told, where those are enough: others are seldom asked for. */
  const own = stored.within.filter((seconds) =>
    catalog.stages.some(({ within }) => within !== null && within * SECONDS_PER_DAY === seconds),
  )

  async function readFollowed(
    stage: number,
    { clusters, within }: Pick<FollowQuestion, 'clusters' | 'within'>,
    few: FewSlices | null,
  ): Promise<FollowedSheet> {
    if (few !== null) {
      const { facts, question } = exactly(stage, few)
      const asked = { ...question, clusters, within, unit: null, reasons: true }
      const sql = followedSql(asked, catalog.stages, facts, exact)
      const columns = await database.askColumns(
        `SELECT * FROM (${sql}) ORDER BY ${SHEET_ORDER.followed}`,
      )
      const told = slicesTold(columns, stored.dimensions.length)
      const numberOf = await sliceNumbers()
      const sliceAt = (row: number): number => numberOf(told(row))
      return followedSheet(columns, { sliceAt, ages: within.length })
    }
    const told = [
      'CAST(slice AS INTEGER) AS slice',
      'outcome',
      'why',
      'CAST(late AS DOUBLE) AS late',
      'CAST(age AS DOUBLE) AS age',
      `${clusters === 0 ? 'CAST(NULL AS INTEGER)' : 'cluster'} AS cluster`,
      'n',
      ...within.map((seconds, i) => `mature_${stored.within.indexOf(seconds)} AS mature_${i}`),
    ]
    const columns = await database.askColumns(`SELECT ${told.join(', ')}
      FROM ${clusters === 0 ? 'rolled_followed' : 'rolled_clusters'} WHERE stage = ${stage}
      ORDER BY ${SHEET_ORDER.followed}`)
    const slice = columns.of('slice')
    return followedSheet(columns, { sliceAt: (row) => Number(slice[row]), ages: within.length })
  }

  async function readCounts(
    stage: number,
    ages: 'many' | 'none' | FewSlices,
  ): Promise<CountsSheet> {
    if (typeof ages === 'object') {
      const { facts, question } = exactly(stage, ages)
      const sql = countsSql({ ...question, view: 'cohort', ages: true }, facts, exact)
      const columns =
        await database.askColumns(`SELECT * REPLACE (${scaledSql('CAST(amount AS DECIMAL(38, 10))')} AS amount)
        FROM (${sql}) ORDER BY ${SHEET_ORDER.counts}`)
      const told = slicesTold(columns, stored.dimensions.length)
      const numberOf = await sliceNumbers()
      return countsSheet(columns, (row) => numberOf(told(row)))
    }
    const columns = await database.askColumns(`SELECT CAST(slice AS INTEGER) AS slice, event, dated,
        CAST(${ages === 'many' ? 'age' : 'NULL'} AS DOUBLE) AS age, CAST(sum(n) AS DOUBLE) AS n,
        ${scaledSql('CAST(sum(amount) AS DECIMAL(38, 10))')} AS amount
      FROM rolled_counts WHERE stage = ${stage} GROUP BY ALL ORDER BY ${SHEET_ORDER.counts}`)
    const slice = columns.of('slice')
    return countsSheet(columns, (row) => Number(slice[row]))
  }

  /** The stages that a question is about, by their places. */
  const stagesOf = (stage: string | null): readonly number[] =>
    stage === null ? [...stages.keys()] : [stages.indexOf(stage)].filter((place) => place >= 0)

  async function groupsIn({ by, where, scope }: Pick<Question, 'by' | 'where' | 'scope'>) {
    return groupsOf(await sliceValues(), { by, filters: [...where, ...scope] })
  }

  return {
    async followed(question, most) {
      const { stage, reasons, within } = question
      const clusters = question.clusters === 0 ? 0 : CLUSTERS
      const table = clusters === 0 ? 'rolled_followed' : 'rolled_clusters'
      const known = within.every((seconds) => own.includes(seconds)) ? own : stored.within
      const ages = clusters === 0 ? known : []
      const asking = { clusters, within: ages }
      const keyOf = (at: number): string => `${table} ${ages.length} ${at}`
      if (!areKept(stagesOf(stage).map(keyOf))) return null
      const groups = await groupsIn(question)
      const places = within.map((seconds) => ages.indexOf(seconds))
      const rows: Followed[] = []
      for (const at of stagesOf(stage)) {
        const asked = { stage: stages[at] ?? '', reasons, places }
        const key = keyOf(at)
        const bytes = await bytesIn(table, at, ages.length)
        const many = await kept.keep(key, bytes, () => readFollowed(at, asking, null))
        if (many === null) return null
        const apart = groupsApart(groups, many.sizes, most)
        for (const row of followedByHand(many, apart.many, asked)) rows.push(row)
        if (!apart.hasFew) continue
        const slices = fewSlices(many.sizes, most)
        const few = await kept.keep(`few ${key}`, bytesOf(slices.passages, ages.length), () =>
          readFollowed(at, asking, slices),
        )
        if (few === null) return null
        for (const row of followedByHand(few, apart.few, asked)) rows.push(row)
      }
      return rows
    },
    async counts(question, most) {
      const ages = question.ages ? 'many' : 'none'
      const keyOf = (at: number): string => `counts ${ages} ${at}`
      if (!areKept(stagesOf(question.stage).map(keyOf))) return null
      const groups = await groupsIn(question)
      const rows: Count[] = []
      for (const at of stagesOf(question.stage)) {
        const asked = { stage: stages[at] ?? '', currency: catalog.currency }
        const bytes = await bytesIn('rolled_counts', at, 0)
        const many = await kept.keep(keyOf(at), bytes, () => readCounts(at, ages))
        if (many === null) return null
        const apart = groupsApart(groups, many.sizes, question.ages ? most : 0)
        for (const row of countsByHand(many, apart.many, asked)) rows.push(row)
        if (!apart.hasFew) continue
        const slices = fewSlices(many.sizes, most)
        const few = await kept.keep(`few counts ${at}`, bytesOf(slices.passages, 0), () =>
          readCounts(at, slices),
        )
        if (few === null) return null
        for (const row of countsByHand(few, apart.few, asked)) rows.push(row)
      }
      return rows
    },
  }
}

/** The slices of a stage that hold at most so many passages: those that a slice of few is made of. */
interface FewSlices {
  readonly slices: readonly number[]
  readonly passages: number
}

function fewSlices(sizes: Float64Array, most: number): FewSlices {
  const slices = [...sizes.keys()].filter((slice) => sizes[slice]! > 0 && sizes[slice]! <= most)
  return { slices, passages: slices.reduce((sum, slice) => sum + sizes[slice]!, 0) }
}

/** SQL for a decimal as text of an integer of 10^-10. */
function scaledSql(amount: string): string {
  return `replace(CAST(${amount} AS VARCHAR), '.', '')`
}
