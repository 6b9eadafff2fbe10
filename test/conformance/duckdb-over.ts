import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDatabase } from '../../src/engine/duckdb/build-database.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { Database } from '../../src/engine/duckdb/database.ts'
import { openDuckdbEngine } from '../../src/engine/duckdb/duckdb-engine.ts'
import type { Memory } from '../../src/engine/duckdb/questions/rolled-reader.ts'
import type { BuildSettings } from '../../src/engine/duckdb/write-catalog.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Cells } from '../../src/engine/reference/setup.ts'
import type { Place, Project } from '../../src/project/project.ts'
import type { Company } from './generate-rows.ts'

/** Writes a company's rows as CSV files, maps them one to one and builds. */
export async function duckdbOver(company: Company): Promise<Engine> {
  return rolledOver(company, null)
}

/** The same with roll-ups as a test wants them, kept in memory as it wants them. */
export async function rolledOver(
  company: Company,
  rolls: BuildSettings['rolls'] | null,
  memory?: Memory,
): Promise<Engine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bowline-suite-'))
  try {
    return await engineIn(folder, company, { rolls: rolls ?? undefined, memory })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function engineIn(
  folder: string,
  company: Company,
  { rolls, memory }: { rolls: BuildSettings['rolls']; memory: Memory | undefined },
): Promise<Engine> {
  const file = path.join(folder, 'build.duckdb')
  const project = await projectOver(company, folder)
  const database = await Database.open(file)
  try {
    await buildDatabase(database, project, {
      id: 'suite',
      builtAt: company.builtAt,
      version: '0',
      inputs: '',
      headlines,
      progress: () => undefined,
      ...(rolls === undefined ? {} : { rolls }),
    })
  } finally {
    database.close()
  }
  const engine = await openDuckdbEngine(file, rolls?.exactAges, memory)
  return {
    catalog: engine.catalog,
    counts: (question) => engine.counts(question),
    followed: (question) => engine.followed(question),
    recurring: (question) => engine.recurring(question),
    counted: (question) => engine.counted(question),
    moved: (question) => engine.moved(question),
    kept: (question) => engine.kept(question),
    cohorts: (question) => engine.cohorts(question),
    unitsMoved: (question) => engine.unitsMoved(question),
    held: (question) => engine.held(question),
    expanded: (question) => engine.expanded(question),
    renewals: (question) => engine.renewals(question),
    renewalTerms: (question) => engine.renewalTerms(question),
    termLengths: (question) => engine.termLengths(question),
    leftOut: (question) => engine.leftOut(question),
    series: (question) => engine.series(question),
    loose: (question) => engine.loose(question),
    spent: (question) => engine.spent(question),
    meetings: (question) => engine.meetings(question),
    valued: (question) => engine.valued(question),
    accountsValued: (question) => engine.accountsValued(question),
    buyers: (question) => engine.buyers(question),
    eachBuyer: (question) => engine.eachBuyer(question),
    sold: (question) => engine.sold(question),
    notPurchased: (question) => engine.notPurchased(question),
    facts: (question) => engine.facts(question),
    rows: (question) => engine.rows(question),
    close: async () => {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The project of a company whose rows are in one CSV file for each table. */
export async function projectOver(company: Company, folder: string): Promise<Project> {
  const place: Place = { file: path.join(folder, 'bowline.yaml'), line: 1, column: 1 }
  const names = Object.keys(company.columns) as Project['tables'][number]['name'][]
  const { dimensions, observedUntil, dates, stages, within, ...setup } = company.setup
  const files = new Map<string, string>()
  for (const name of names) {
    const csv = path.join(folder, `${name}.csv`)
    await writeFile(csv, csvOf(company.columns[name] ?? [], company.rows[name] ?? []))
    files.set(name, csv)
  }
  return {
    profiles: [],
    profile: 'bowline',
    ...setup,
    folder,
    file: place.file,
    sources: names.map((name) => ({
      name: `src_${name}`,
      format: 'csv',
      files: [files.get(name) as string],
      delimiter: ',',
      appendOnly: null,
      place,
    })),
    dimensions: dimensions.map((value) => ({ value, place })),
    observedUntil: observedUntil.map((horizon) => ({ ...horizon, place })),
    tables: names.map((name) => ({ name, sql: `select * from src_${name}`, place })),
    stages: stages.map((change) => ({ ...change, place })),
    dates: dates.map((date) => ({ ...date, place })),
    references: [],
    within: within.map((age) => ({ ...age, place })),
  }
}

/** A table's rows as CSV. */
export function csvOf(columns: readonly string[], rows: readonly Cells[]): string {
  const line = (cells: readonly (string | null)[]) =>
    `${cells.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(',')}\n`
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]
    .map(line)
    .join('')
}
