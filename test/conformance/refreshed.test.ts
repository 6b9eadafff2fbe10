import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildDatabase } from '../../src/engine/duckdb/build-database.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { CannotRefresh } from '../../src/engine/duckdb/refresh/cannot-refresh.ts'
import { Database } from '../../src/engine/duckdb/database.ts'
import { refreshDatabase } from '../../src/engine/duckdb/refresh/refresh-database.ts'
import type { Cells } from '../../src/engine/reference/setup.ts'
import type { Project, Source } from '../../src/project/project.ts'
import { stateOf } from '../build/build-state.ts'
import { runsOf } from '../thoroughness.ts'
import { csvOf, projectOver } from './duckdb-over.ts'
import { companies } from './generate-rows.ts'
import type { Company } from './generate-rows.ts'

const RUNS = Number(process.env['BOWLINE_CONFORMANCE_RUNS'] ?? runsOf(6))
const SEED = 20181115
/** Milliseconds: for machines with much else to do. */
const LONGEST = 200_000

const GROWING = ['journeys', 'stage_entries', 'losses', 'touches', 'meetings'] as const
type Growing = (typeof GROWING)[number]

/** Where a row stands among those of its table, it comes late. */
const lateness = fc.array(fc.nat(3), { minLength: 97, maxLength: 97 })

it(
  'a refresh says what a build from nothing says, or none is made',
  { timeout: LONGEST },
  async () => {
    let refreshed = 0
    await fc.assert(
      fc.asyncProperty(companies, lateness, async (company, late) => {
        const folder = await mkdtemp(path.join(tmpdir(), 'bowline-refreshed-'))
        try {
          if (await agrees(folder, settled(company), late)) refreshed++
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      }),
      {
        numRuns: RUNS,
        seed: SEED,
        interruptAfterTimeLimit: LONGEST - 20_000,
        markInterruptAsFailure: true,
      },
    )
    expect(refreshed).toBeGreaterThan(0)
  },
)

/** Without what always ends in a build from nothing, of which little would be learnt. */
function settled({ setup, columns, rows, builtAt }: Company): Company {
  const { identities: _columns, ...kept } = columns
  const { identities: _rows, ...all } = rows
  const named = GROWING.flatMap((table): [Growing, readonly Cells[]][] => {
    const given = all[table]
    const sure = given?.filter(({ journey_id }) => journey_id?.trim()).map(unzoned)
    return sure === undefined ? [] : [[table, sure]]
  })
  const later = builtAt + 10 * 366 * 86_400
  return { setup, columns: kept, rows: { ...all, ...Object.fromEntries(named) }, builtAt: later }
}

/** Stamps that name their zone, and others that do not, are read as a whole. */
function unzoned(row: Cells): Cells {
  const named = /(:\d\d(?:\.\d+)?) ?(?:Z|[+-]\d\d(?::?\d\d)?)$/
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      cell?.trim().replace(named, '$1') ?? null,
    ]),
  )
}

/** @returns whether a refresh was made */
async function agrees(folder: string, company: Company, late: readonly number[]): Promise<boolean> {
  const isLate = (_: Cells, i: number): boolean => late[i % late.length] === 0
  const old = Object.entries(company.rows).map(([table, rows]) => [
    table,
    isGrowing(table) ? rows?.filter((row, i) => !isLate(row, i)) : rows,
  ])
  const whole = await projectOver({ ...company, rows: Object.fromEntries(old) }, folder)
  const sources = whole.sources.map((source): Source => {
    return isGrowing(tableOf(source)) ? { ...source, appendOnly: 'journey_id' } : source
  })
  const before = { ...whole, sources }
  const added: Source[] = []
  for (const source of sources) {
    const table = tableOf(source)
    const rows = isGrowing(table) ? (company.rows[table] ?? []).filter(isLate) : []
    if (!isGrowing(table) || rows.length === 0) continue
    const file = path.join(folder, `${table}-2.csv`)
    await writeFile(file, csvOf(company.columns[table] ?? [], rows))
    added.push({ ...source, files: [file] })
  }
  const after = { ...before, sources: sources.map((source) => withAdded(source, added)) }
  const file = (name: string): string => path.join(folder, `${name}.duckdb`)
  await over(file('before'), (database) => build(database, before, company))
  await over(file('after'), (database) => build(database, after, company))
  await copyFile(file('before'), file('copy'))
  try {
    await over(file('copy'), (database) =>
      refreshDatabase(database, after, settingsOf(company), added),
    )
  } catch (error) {
    if (error instanceof CannotRefresh) return false
    throw error
  }
  expect(await stateOf(file('copy'))).toEqual(await stateOf(file('after')))
  return true
}

function isGrowing(table: string): table is Growing {
  return GROWING.some((name) => name === table)
}

function tableOf({ name }: Source): string {
  return name.slice('src_'.length)
}

function withAdded(source: Source, added: readonly Source[]): Source {
  const files = added.filter(({ name }) => name === source.name).flatMap((each) => each.files)
  return { ...source, files: [...source.files, ...files] }
}

function build(database: Database, project: Project, company: Company): Promise<unknown> {
  return buildDatabase(database, project, settingsOf(company))
}

function settingsOf({ builtAt }: Company) {
  // With roll-ups too, which few facts would not be worth.
  const rolls = { from: 0, exactAges: 2, leastShare: 0 }
  return {
    id: 'same',
    builtAt,
    version: '0',
    inputs: '',
    progress: () => undefined,
    headlines,
    rolls,
  }
}

async function over(file: string, work: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await Database.open(file)
  try {
    await work(database)
  } finally {
    database.close()
  }
}
