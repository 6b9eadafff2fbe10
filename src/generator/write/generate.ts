import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expectedAnswers } from '../expected/expected-answers.ts'
import { foundCompany } from '../life/prepare.ts'
import { addTally, emptyTally } from '../life/tally.ts'
import type { LifeTally } from '../life/tally.ts'
import { mappingOf } from '../mess/mess.ts'
import type { Messy } from '../mess/mess.ts'
import { mergeBooks, openBooks } from '../systems/books.ts'
import { addFinance } from '../systems/finance.ts'
import { projectText } from '../systems/project-text.ts'
import type { Format } from '../systems/project-text.ts'
import type { Truth } from '../truth/truth.ts'
import { csvHeader } from './csv-part.ts'
import { exportedTables } from './exported-table.ts'
import type { ExportedTable } from './exported-table.ts'
import { csvPart, partFolder, ShardWriter } from './shard.ts'
import type { Order, Shard } from './shard.ts'
import { claimTarget, fingerprint } from './target-folder.ts'
import { writeShards } from './write-shards.ts'

export interface GenerateOptions {
  readonly truth: Truth
  /** As it was read: goes along as truth.yaml. */
  readonly truthText?: string | null
  readonly out: string
  /** Journeys; that of the truth if not given. */
  readonly size?: number
  readonly seed?: number
  readonly messy?: readonly Messy[]
  readonly format?: Format
  /** Writes expected.json too: what the truth alone leads to; that takes a while. */
  readonly expected?: boolean
  /** Threads; they change nothing but the time it takes. */
  readonly workers?: number
  /** Where a Parquet file ends and the next begins. */
  readonly journeysPerPart?: number
  readonly signal?: AbortSignal
  /** Journeys done so far, of all. */
  readonly progress?: (done: number, size: number) => void
}

export interface Generated {
  readonly tally: LifeTally
  readonly rows: Readonly<Record<string, number>>
}

/** The same for everybody: machines with more cores write the same files. */
const JOURNEYS_PER_PART = 50_000

/**
 * Writes a made-up company as a project: what its systems export, the mapping, and what is true of
 * it. The folder appears when it is whole, or not at all.
 */
export async function generate({
  truth,
  truthText = null,
  out,
  size = truth.size,
  seed = 1,
  messy = [],
  format = 'csv',
  expected = false,
  workers = os.availableParallelism(),
  journeysPerPart = JOURNEYS_PER_PART,
  signal = new AbortController().signal,
  progress = () => {},
}: GenerateOptions): Promise<Generated> {
  const target = await claimTarget(out)
  try {
    const order: Order = { truth, size, seed, messy, format, draft: target.draft }
    const shards = shardsOf(size, journeysPerPart)
    const { tally, rows } = await writeCompany(order, shards, { workers, signal, progress })
    const project = projectText(truth, format, mappingOf(messy))
    const made = { size, seed, messy, format, rows, project: fingerprint(project) }
    await writeFile(path.join(target.draft, 'bowline.yaml'), project)
    await writeFile(path.join(target.draft, 'tally.json'), json(tally))
    await writeFile(path.join(target.draft, 'generated.json'), json(made))
    if (expected) {
      const answers = expectedAnswers(truth, size)
      await writeFile(path.join(target.draft, 'expected.json'), json(answers))
    }
    if (truthText !== null) await writeFile(path.join(target.draft, 'truth.yaml'), truthText)
    signal.throwIfAborted()
    await target.publish()
    return { tally, rows }
  } catch (error) {
    await target.discard()
    throw error
  }
}

interface Writing {
  readonly workers: number
  readonly signal: AbortSignal
  readonly progress: (done: number, size: number) => void
}

async function writeCompany(
  order: Order,
  shards: readonly Shard[],
  { workers, signal, progress }: Writing,
): Promise<Generated> {
  const company = foundCompany(order.truth, order.size, order.seed)
  const tally = emptyTally(company)
  const books = openBooks(company)
  const rows: Record<string, number> = {}
  const count = (found: Readonly<Record<string, number>>): void => {
    for (const [table, n] of Object.entries(found)) rows[table] = (rows[table] ?? 0) + n
  }
  const tables = exportedTables(order.truth, order.messy)
  if (order.format === 'csv') await startTables(order.draft, tables)
  await writeShards(order, shards, {
    workers,
    signal,
    report: async (report) => {
      addTally(tally, report.tally)
      mergeBooks(books, report.books)
      count(report.rows)
      const written = tables.filter((table) => (report.rows[table.name] ?? 0) > 0)
      if (order.format === 'csv') await appendParts(order.draft, report.index, written)
      progress(shards[report.index]?.end ?? order.size, order.size)
    },
  })
  const writer = await ShardWriter.open(order)
  try {
    const index = shards.length
    count(await writer.writeFinance(index, (found, office) => addFinance(found, books, office)))
    const own = tables.filter((table) => table.isCompanys)
    if (order.format === 'csv') await appendParts(order.draft, index, own)
  } finally {
    writer.close()
  }
  await rm(path.join(order.draft, '.parts'), { recursive: true, force: true })
  return { tally, rows }
}

function shardsOf(size: number, journeys: number): readonly Shard[] {
  return Array.from({ length: Math.ceil(size / journeys) }, (_, index) => ({
    index,
    first: index * journeys,
    end: Math.min(size, (index + 1) * journeys),
  }))
}

async function startTables(draft: string, tables: readonly ExportedTable[]): Promise<void> {
  for (const { name, columns } of tables) {
    const file = path.join(draft, `${name}.csv`)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, csvHeader(columns))
  }
}

async function appendParts(
  draft: string,
  index: number,
  tables: readonly ExportedTable[],
): Promise<void> {
  const folder = partFolder(draft, index)
  for (const { name } of tables) {
    const file = createWriteStream(path.join(draft, `${name}.csv`), { flags: 'a' })
    await pipeline(createReadStream(csvPart(folder, name)), file)
  }
  await rm(folder, { recursive: true })
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
