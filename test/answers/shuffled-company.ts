import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDatabase } from '../../src/engine/duckdb/build-database.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { Database } from '../../src/engine/duckdb/database.ts'
import { openDuckdbEngine } from '../../src/engine/duckdb/duckdb-engine.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { everyMess } from '../../src/generator/mess/mess.ts'
import { richTruth } from '../../src/generator/truth/made-up/rich-truth.ts'
import { generate } from '../../src/generator/write/generate.ts'
import { readProject } from '../../src/project/read-project.ts'

/** How a company is read and built: none of it may change what is told of it. */
export interface Way {
  /** The order of the rows in each file. */
  readonly order: 'as it was' | 'backwards' | 'shuffled'
  readonly threads: number
  /** Facts alone, or roll-ups by SQL or in memory too. */
  readonly reads: 'facts' | 'roll-ups' | 'memory'
}

const BUILT_AT = Date.UTC(2018, 10, 15, 12) / 1000
/** Slices of so few are told to the second, so that some are and others are not. */
const EXACT_AGES = 40

/** One messy company with every table there is, built each way; `close` removes it. */
export async function builtEachWay(size: number, ways: readonly Way[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'bowline-shuffled-'))
  const engines: Engine[] = []
  const close = async (): Promise<void> => {
    for (const engine of engines) await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const out = path.join(folder, 'company')
    await generate({ truth: richTruth(), size, seed: 7, format: 'csv', messy: everyMess, out })
    const files = await csvFilesOf(out)
    for (const [number, way] of ways.entries()) {
      for (const [file, text] of files) await writeFile(file, inOrder(text, way.order))
      engines.push(await builtAs(out, path.join(folder, `${number}.duckdb`), way))
    }
    return { engines, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function builtAs(company: string, file: string, { threads, reads }: Way): Promise<Engine> {
  const database = await Database.open(file)
  try {
    await database.run(`SET threads = ${threads}`)
    await buildDatabase(database, await readProject(company, { env: {} }), {
      id: 'same',
      builtAt: BUILT_AT,
      version: '0',
      inputs: '',
      headlines,
      progress: () => undefined,
      rolls: { from: reads === 'facts' ? Infinity : 0, exactAges: EXACT_AGES, leastShare: 0 },
    })
  } finally {
    database.close()
  }
  return openDuckdbEngine(file, EXACT_AGES, {
    bytes: reads === 'memory' ? 128_000_000 : 0,
    asked: 1,
  })
}

async function csvFilesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => name.endsWith('.csv')).map((name) => path.join(folder, name))
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)),
  )
}

function inOrder(text: string, order: Way['order']): string {
  const [head = '', ...rows] = recordsOf(text)
  if (order === 'backwards') rows.reverse()
  if (order === 'shuffled') shuffle(rows)
  return [head, ...rows].join('')
}

/** Lines, but for those that end within quotes. */
function recordsOf(text: string): readonly string[] {
  return text.match(/(?:"[^"]*"|[^"\n])*\n/gu) ?? []
}

/** By a generator of its own, so that a failure can be seen again (Fisher–Yates; Park–Miller). */
function shuffle(rows: string[]): void {
  let state = 42
  for (let last = rows.length - 1; last > 0; last -= 1) {
    state = (state * 48_271) % 2_147_483_647
    const other = state % (last + 1)
    const [one = '', two = ''] = [rows[last], rows[other]]
    rows[last] = two
    rows[other] = one
  }
}
