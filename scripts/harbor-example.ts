import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Messy } from '../src/generator/mess/mess.ts'
import type { TableId } from '../src/generator/systems/system-table.ts'
import { readTruth } from '../src/generator/truth/read-truth.ts'
import { generate } from '../src/generator/write/generate.ts'

/** What is planted in the demo company: little, so that it can be looked at row by row. */
export const harborMess: readonly Messy[] = [
  { kind: 'missing-stamps', rate: 0.01 },
  { kind: 'duplicates', rate: 0.001 },
  { kind: 'disorder', rate: 0.02 },
  { kind: 'unbilled-wins', rate: 0.03 },
  { kind: 'billed-without-deal', rate: 0.03 },
  { kind: 'wrong-currency', rate: 0.01 },
  { kind: 'free-text', rate: 0.01 },
  { kind: 'mixed-zones', rate: 0.02 },
]

/** The exports that its `bowline.yaml` reads: the touches alone would weigh more than all others. */
export const harborTables: readonly TableId[] = [
  'marketing/leads',
  'marketing/spend',
  'crm/deals',
  'crm/deal_stages',
  'crm/companies',
  'crm/people',
  'billing/customers',
  'billing/subscriptions',
  'billing/invoices',
  'product/milestones',
  'finance/ledger',
  'finance/reported_arr',
]

const WORLD = new URL('../src/generator/worlds/harbor.truth.yaml', import.meta.url)
const SEED = 1

/** Writes the data of the demo company, `truth.yaml` and `tally.json` into its folder. */
export async function writeHarborExample(folder: string): Promise<void> {
  const truthText = await readFile(WORLD, 'utf8')
  const truth = readTruth(truthText, 'harbor')
  const scratch = await mkdtemp(path.join(tmpdir(), 'bowline-harbor-'))
  try {
    const out = path.join(scratch, 'harbor')
    await generate({ truth, truthText, out, seed: SEED, messy: harborMess })
    await keepCompaniesWithDeals(out)
    await rm(path.join(folder, 'data'), { recursive: true, force: true })
    for (const table of harborTables) {
      const to = path.join(folder, 'data', `${table}.csv`)
      await mkdir(path.dirname(to), { recursive: true })
      await cp(path.join(out, `${table}.csv`), to)
    }
    for (const file of ['truth.yaml', 'tally.json']) {
      await cp(path.join(out, file), path.join(folder, file))
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Nine companies of ten never had a deal: no table refers to them. */
async function keepCompaniesWithDeals(out: string): Promise<void> {
  const deals = await readFile(path.join(out, 'crm/deals.csv'), 'utf8')
  const accounts = new Set(deals.match(/\bA\d{7}\b/gu))
  const file = path.join(out, 'crm/companies.csv')
  const [header, ...lines] = (await readFile(file, 'utf8')).split('\n')
  const kept = lines.filter((line) => accounts.has(line.split(',')[0] ?? ''))
  await writeFile(file, [header, ...kept, ''].join('\n'))
}
