import type { Count, Followed, FollowQuestion, Question } from '../../engine.ts'
import { CLUSTERS } from '../../../models/data/watched.ts'
import type { Slice } from '../../../models/data/slices.ts'
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

/** Bytes of roll-ups that an opened build keeps in memory. */
export const KEPT_BYTES = 128_000_000

/**
 * Questions of all times from roll-ups in memory, a stage at a time. `null`: they do not fit there.
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
  mostBytes: number = KEPT_BYTES,
): RolledReader {
  const { database, catalog } = build
  const stages = catalog.stages.map(({ id }) => id)
  const kept = new KeptSheets(mostBytes)

  async function rowsOf(table: string): Promise<ReadonlyMap<number, number>> {
    const rows = await database.ask(`SELECT stage, count(*) AS n FROM ${table} GROUP BY stage`)
    return new Map(rows.map((row) => [Number(row['stage']), Number(row['n'])]))
  }

  const readSizes = async (): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> => {
    const tables = ['rolled_followed', 'rolled_clusters', 'rolled_counts', FEW_PASSAGES]
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
    return (told) => {
      const number = numbers.get(JSON.stringify(told))
      if (number === undefined) throw new Error(`no such slice: ${JSON.stringify(told)}`)
      return number
    }
  }

  function exactly(stage: number): {
    readonly facts: Facts
    readonly question: Omit<Question, 'view' | 'ages'>
  } {
    const all = { path: null, knownBefore: null, from: null, to: null, interval: null }
    return {
      facts: {
        passages: `(SELECT * FROM ${FEW_PASSAGES} WHERE stage = ${stage})`,
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

  async function readFollowed(
    stage: number,
    clusters: number,
    isFew: boolean,
  ): Promise<FollowedSheet> {
    const within = clusters === 0 ? stored.within : []
    if (isFew) {
      const { facts, question } = exactly(stage)
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
      ...within.map((_, i) => `mature_${i}`),
    ]
    const columns = await database.askColumns(`SELECT ${told.join(', ')}
      FROM ${clusters === 0 ? 'rolled_followed' : 'rolled_clusters'} WHERE stage = ${stage}
      ORDER BY ${SHEET_ORDER.followed}`)
    const slice = columns.of('slice')
    return followedSheet(columns, { sliceAt: (row) => Number(slice[row]), ages: within.length })
  }

  async function readCounts(stage: number, ages: 'exact' | 'many' | 'none'): Promise<CountsSheet> {
    if (ages === 'exact') {
      const { facts, question } = exactly(stage)
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
      const [table, ages] =
        clusters === 0
          ? (['rolled_followed', stored.within.length] as const)
          : (['rolled_clusters', 0] as const)
      const groups = await groupsIn(question)
      const places = within.map((seconds) => stored.within.indexOf(seconds))
      const rows: Followed[] = []
      for (const at of stagesOf(stage)) {
        const asked = { stage: stages[at] ?? '', reasons, places }
        const many = await kept.keep(`${table} ${at}`, await bytesIn(table, at, ages), () =>
          readFollowed(at, clusters, false),
        )
        if (many === null) return null
        const apart = groupsApart(groups, many.sizes, most)
        for (const row of followedByHand(many, apart.many, asked)) rows.push(row)
        if (!apart.hasFew) continue
        const few = await kept.keep(
          `few ${table} ${at}`,
          await bytesIn(FEW_PASSAGES, at, ages),
          () => readFollowed(at, clusters, true),
        )
        if (few === null) return null
        for (const row of followedByHand(few, apart.few, asked)) rows.push(row)
      }
      return rows
    },
    async counts(question, most) {
      const groups = await groupsIn(question)
      const rows: Count[] = []
      for (const at of stagesOf(question.stage)) {
        const asked = { stage: stages[at] ?? '', currency: catalog.currency }
        const ages = question.ages ? 'many' : 'none'
        const many = await kept.keep(
          `counts ${ages} ${at}`,
          await bytesIn('rolled_counts', at, 0),
          () => readCounts(at, ages),
        )
        if (many === null) return null
        const apart = groupsApart(groups, many.sizes, question.ages ? most : 0)
        for (const row of countsByHand(many, apart.many, asked)) rows.push(row)
        if (!apart.hasFew) continue
        const few = await kept.keep(`few counts ${at}`, await bytesIn(FEW_PASSAGES, at, 0), () =>
          readCounts(at, 'exact'),
        )
        if (few === null) return null
        for (const row of countsByHand(few, apart.few, asked)) rows.push(row)
      }
      return rows
    },
  }
}

/** SQL for a decimal as text of an integer of 10^-10. */
function scaledSql(amount: string): string {
  return `replace(CAST(${amount} AS VARCHAR), '.', '')`
}
