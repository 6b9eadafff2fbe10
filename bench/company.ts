import { readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parse, stringify } from 'yaml'
import { readTruth } from '../src/generator/truth/read-truth.ts'
import { generate } from '../src/generator/write/generate.ts'

/** What the benches slice by. */
export const dimensions = ['motion', 'segment', 'channel']

/**
 * A made-up company in Parquet, with two tables: journeys and their entries.
 * @returns how many journeys it has
 */
export async function createCompany(folder: string, size: number): Promise<number> {
  const truth = readTruth(
    await readFile(path.join(import.meta.dirname, 'company.truth.yaml'), 'utf8'),
    'company.truth.yaml',
  )
  const workers = os.availableParallelism()
  const { rows } = await generate({ truth, size, seed: 1, format: 'parquet', workers, out: folder })
  await keepTwoTables(path.join(folder, 'bowline.yaml'))
  return rows['marketing/leads'] ?? 0
}

async function keepTwoTables(file: string): Promise<void> {
  const project = parse(await readFile(file, 'utf8')) as Record<string, unknown>
  const { journeys, stage_entries } = project['tables'] as Record<string, string>
  const until = (project['observed_until'] as Record<string, string>)['stage_entries']
  const smaller = {
    ...project,
    dimensions,
    observed_until: { stage_entries: until },
    tables: { journeys, stage_entries },
  }
  await writeFile(file, stringify(smaller))
}
