import { appendFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as fc from 'fast-check'
import { csvToParquet, openConverter } from '../../src/engine/duckdb/sources/csv-to-parquet.ts'

/** How rows are added to a source. */
const WAYS = ['longer csv', 'more csv', 'longer ndjson', 'more ndjson', 'more parquet'] as const
type Way = (typeof WAYS)[number]
type Line = readonly string[]

/** A small company whose sources only grow: what it has at first, and what comes later. */
export interface GrowingCompany {
  readonly yaml: string
  readonly leads: Growing
  readonly steps: Growing
  readonly accounts: readonly Line[]
}

interface Growing {
  readonly way: Way
  /** The rows of each time. */
  readonly times: readonly (readonly Line[])[]
}

const COLUMNS = {
  leads: ['lead_id', 'account', 'motion', 'origin', 'amount', 'seen', 'noted'],
  steps: ['lead_id', 'step', 'happened', 'why', 'noted', 'row_id'],
} as const

/** How many times rows are there: at first, and twice added. */
export const TIMES = 3

const ID = fc.nat(11).map((n) => `j${n}`)
const journey = fc.oneof(
  { weight: 12, arbitrary: ID },
  { weight: 1, arbitrary: ID.map((id) => ` ${id} `) },
)
const day = fc
  .integer({ min: 1, max: 28 })
  .map((n) => `2025-0${1 + (n % 3)}-${String(n).padStart(2, '0')}`)
const stamp = fc.oneof(
  { weight: 6, arbitrary: day },
  {
    weight: 6,
    arbitrary: fc.tuple(day, fc.nat(23)).map(([d, h]) => `${d} ${String(h).padStart(2, '0')}:30`),
  },
  { weight: 1, arbitrary: fc.constantFrom('', 'soon', '2025-02-30', '2025-03-30 02:30') },
)
const lead: fc.Arbitrary<Line> = fc.tuple(
  journey,
  fc.constantFrom('a1', 'a2', 'a9', ''),
  fc.constantFrom('smb', 'big', ''),
  fc.constantFrom('web', 'Web', 'fair', 'event', ''),
  fc.constantFrom('10', '12.50', '0.12345678901', 'much', ''),
  stamp,
  fc.constantFrom('', '2025-01-05', '2025-02-05'),
)
const STEPS = ['consideration', 'consideration', 'selection', 'commit', 'lost', 'lost', 'comit']
const step = (rowId: fc.Arbitrary<string>): fc.Arbitrary<Line> =>
  fc.tuple(
    journey,
    fc.constantFrom(...STEPS),
    stamp,
    fc.constantFrom('price', 'late', ''),
    fc.constantFrom('', '2025-01-05', '2025-02-05'),
    rowId,
  )

/** Rows of three times; those added now and then say again what was there. */
function growing(line: fc.Arbitrary<Line>, first: number): fc.Arbitrary<Growing> {
  const later = fc.array(line, { maxLength: 5 })
  return fc
    .record({
      way: fc.constantFrom(...WAYS),
      first: fc.array(line, { minLength: 1, maxLength: first, size: 'max' }),
      later: fc.tuple(later, later),
      again: fc.array(fc.nat(), { maxLength: 2 }),
    })
    .map(({ way, first, later, again }) => {
      const repeated = again.map((n) => first[n % first.length] as Line)
      return { way, times: [first, [...later[0], ...repeated], later[1]] }
    })
}

const traits = fc.record({
  journeys: fc.nat(4).map((n) => n > 0),
  joined: fc.boolean(),
  recorded: fc.nat(3).map((n) => n === 0),
  accounts: fc.boolean(),
  entryIds: fc.nat(3).map((n) => n === 0),
  references: fc.boolean(),
})
type Traits = typeof traits extends fc.Arbitrary<infer T> ? T : never

export const growingCompanies: fc.Arbitrary<GrowingCompany> = traits.chain((traits) => {
  // Ids of rows that two journeys share, now and then.
  const rowId = fc.nat(400).map((n) => (traits.entryIds ? `r${n}` : ''))
  return fc
    .record({
      leads: growing(lead, 24),
      steps: growing(step(rowId), 30),
      accounts: fc.array(
        fc.tuple(fc.constantFrom('a1', 'a2', 'a3'), fc.constantFrom('north', 'south', '')),
        { maxLength: 4 },
      ),
    })
    .map((rows) => ({ ...rows, yaml: yamlOf(traits, rows.leads.way, rows.steps.way) }))
})

function yamlOf(traits: Traits, leads: Way, steps: Way): string {
  const noted = traits.recorded ? ', noted as recorded_at' : ''
  const id = traits.entryIds ? ', row_id as entry_id' : ''
  const none = traits.entryIds ? ', null as entry_id' : ''
  const joined = `from leads left join (select lead_id, min(happened) as first_at from steps group by lead_id) using (lead_id)`
  const journeys = `  journeys: |
    select lead_id as journey_id, account as account_id, motion, origin, amount${traits.joined ? ', first_at as observed_from' : ''}${noted}
    ${traits.joined ? joined : 'from leads'}
`
  return `company: Growing
currency: EUR
timezone: Europe/Paris
${traits.journeys ? `dimensions: [origin${traits.accounts ? ', region' : ''}]` : ''}
sources:
  leads: { file: leads*.${endingOf(leads)}, append_only: lead_id }
  steps: { file: steps*.${endingOf(steps)}, append_only: lead_id }
  accounts_csv: { file: accounts.csv }
${traits.references && traits.journeys ? 'references: { journeys.account_id: accounts_csv.id }' : ''}
tables:
${traits.journeys ? journeys : ''}${traits.accounts ? '  accounts: select id as account_id, region from accounts_csv\n' : ''}  stage_entries: |
    select lead_id as journey_id, 'education' as stage, seen as entered_at${none}${noted} from leads
    union all
    select lead_id, step, happened${id}${noted} from steps where step <> 'lost'
  losses: select lead_id as journey_id, happened as lost_at, why as reason${noted} from steps where step = 'lost'
`
}

function endingOf(way: Way): string {
  return way.split(' ')[1] ?? ''
}

/** Writes what comes at a time beside what is there; at the first one everything else too. */
export async function writeTime(
  folder: string,
  company: GrowingCompany,
  time: number,
): Promise<void> {
  if (time === 0) {
    await writeFile(path.join(folder, 'bowline.yaml'), company.yaml)
    await writeFile(
      path.join(folder, 'accounts.csv'),
      csvOf([['id', 'region'], ...company.accounts]),
    )
  }
  for (const name of ['leads', 'steps'] as const) {
    const { way, times } = company[name]
    const rows = times[time] ?? []
    const file = (n: number) =>
      path.join(folder, `${name}${n === 0 ? '' : `-${n}`}.${endingOf(way)}`)
    if (time > 0 && rows.length === 0) continue
    if (way === 'longer csv') {
      await appendFile(file(0), csvOf(time === 0 ? [COLUMNS[name], ...rows] : rows))
    } else if (way === 'longer ndjson') {
      await appendFile(file(0), ndjsonOf(COLUMNS[name], rows))
    } else if (way === 'more csv') {
      await writeFile(file(time), csvOf([COLUMNS[name], ...rows]))
    } else if (way === 'more ndjson') {
      await writeFile(file(time), ndjsonOf(COLUMNS[name], rows))
    } else {
      await writeParquet(file(time), COLUMNS[name], rows)
    }
  }
}

function csvOf(lines: readonly Line[]): string {
  return lines.map((line) => `${line.map((cell) => `"${cell}"`).join(',')}\n`).join('')
}

function ndjsonOf(columns: Line, rows: readonly Line[]): string {
  return rows
    .map(
      (row) => `${JSON.stringify(Object.fromEntries(row.map((cell, i) => [columns[i], cell])))}\n`,
    )
    .join('')
}

async function writeParquet(file: string, columns: Line, rows: readonly Line[]): Promise<void> {
  const csv = `${file}.txt`
  await writeFile(csv, csvOf(rows))
  const converter = await openConverter('200MB')
  try {
    const types = columns.map((name) => ({ name, type: 'VARCHAR' }))
    await csvToParquet(converter, { csv, parquet: file, columns: types })
  } finally {
    converter.close()
    await rm(csv)
  }
}
