import { gzipSync } from 'node:zlib'
import { mkdir, mkdtemp, realpath, symlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readProject } from './read-project.ts'

const head = 'company: Olist\ncurrency: BRL\ntimezone: America/Sao_Paulo\n'
let folder: string

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'project-')))
})

afterEach(() => rm(folder, { recursive: true }))

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

async function filesOf(
  source: string,
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  await write({ 'bowline.yaml': `${head}sources:\n  leads: ${source}\n` })
  const { sources } = await readProject(folder, { env })
  return sources[0]?.files.map((file) => file.replace(`${folder}/`, '')) ?? []
}

/** `toEqual` does not see what is undefined. */
function bare(items: readonly { readonly place: unknown }[]): readonly unknown[] {
  return items.map((item) => ({ ...item, place: undefined }))
}

const olist = `# bowline.yaml
company: Olist
currency: BRL
timezone: America/Sao_Paulo
sources:
  leads: { file: leads.csv }              # csv, parquet, json, ndjson; globs; \${VAR} allowed
  deals: { file: deals.csv }
dimensions: [origin, segment]
observed_until: { stage_entries: { commit: 2018-11-15, impact: 2018-09-07 } }
tables:                                    # one SELECT each, in the engine's SQL
  journeys: |
    select l.mql_id as journey_id, d.seller_id as account_id, l.origin, d.business_segment as segment
    from leads l left join deals d using (mql_id)
  stage_entries: |
    select mql_id as journey_id, 'education' as stage, first_contact_date as entered_at from leads
    union all
    select mql_id, 'commit', won_date from deals
    -- and the first sale of the seller as 'impact'
`

describe('readProject', () => {
  it('reads the project of the design', async () => {
    await write({ 'bowline.yaml': olist, 'leads.csv': 'a\n', 'deals.csv': 'a\n' })
    const file = join(folder, 'bowline.yaml')
    const at = (line: number, column: number) => ({ file, line, column })
    const { tables, ...project } = await readProject(folder, { env: {} })
    expect(project).toEqual({
      folder,
      file,
      company: 'Olist',
      currency: 'BRL',
      timezone: 'America/Sao_Paulo',
      sources: ['leads', 'deals'].map((name, index) => ({
        name,
        format: 'csv',
        files: [join(folder, `${name}.csv`)],
        delimiter: null,
        appendOnly: null,
        place: at(6 + index, 3),
      })),
      dimensions: [
        { value: 'origin', place: at(8, 14) },
        { value: 'segment', place: at(8, 22) },
      ],
      observedUntil: [
        { table: 'stage_entries', stage: 'commit', until: '2018-11-15', place: at(9, 44) },
        { table: 'stage_entries', stage: 'impact', until: '2018-09-07', place: at(9, 64) },
      ],
      stages: [],
      dates: [],
      within: [],
      policies: { tolerance: 60, windows: [] },
      profiles: [],
      profile: 'bowline',
      references: [],
    })
    expect(tables.map(({ name, place }) => [name, place.line, place.column])).toEqual([
      ['journeys', 12, 5],
      ['stage_entries', 15, 5],
    ])
    expect(tables[0]?.sql).toMatch(/^select l\.mql_id .*\nfrom leads l .*\n$/)
  })

  it('reads every other key', async () => {
    const text = `${head}sources:
  products: { file: p.txt, format: csv, delimiter: ';', append_only: id }
dimensions: [segment]
observed_until: { losses: 2025-01-01, stage_entries: { demo: 2025-01-02 } }
stages:
  education: false
  commit: { name: Won }
  demo: { after: selection, name: { en: Demo, fr: Démo } }
  trial: { after: demo, name: Trial }
dates: { losses: { lost_at: dmy, recorded_at: mdy } }
within: { demo: 30, commit: 0.5 }
policies: { tolerance: 5, windows: { demo: { most: 365 } } }
references: { journeys.product: products.Product Name, journeys.segment: products.a.b }
`
    await write({ 'bowline.yml': text, 'p.txt': 'a' })
    const project = await readProject(folder, { env: {} })
    expect(bare(project.sources)).toEqual([
      {
        name: 'products',
        format: 'csv',
        files: [join(folder, 'p.txt')],
        delimiter: ';',
        appendOnly: 'id',
      },
    ])
    expect(bare(project.observedUntil)).toEqual([
      { table: 'stage_entries', stage: 'demo', until: '2025-01-02' },
      { table: 'losses', stage: null, until: '2025-01-01' },
    ])
    expect(bare(project.stages)).toEqual([
      { id: 'education', change: 'leave out' },
      { id: 'commit', change: 'rename', label: { en: 'Won', fr: 'Won' } },
      { id: 'demo', change: 'add', after: 'selection', label: { en: 'Demo', fr: 'Démo' } },
      { id: 'trial', change: 'add', after: 'demo', label: { en: 'Trial', fr: 'Trial' } },
    ])
    expect(bare(project.dates)).toEqual([
      { table: 'losses', column: 'lost_at', order: 'dmy' },
      { table: 'losses', column: 'recorded_at', order: 'mdy' },
    ])
    expect(project.policies).toEqual({
      tolerance: 5,
      windows: [{ stage: 'demo', least: null, most: 365 }],
    })
    expect(bare(project.within)).toEqual([
      { stage: 'demo', days: 30 },
      { stage: 'commit', days: 0.5 },
    ])
    const source = 'products'
    expect(bare(project.references)).toEqual([
      { table: 'journeys', column: 'product', source, sourceColumn: 'Product Name' },
      { table: 'journeys', column: 'segment', source, sourceColumn: 'a.b' },
    ])
    expect(project.dates[1]?.place).toMatchObject({ line: 13, column: 34 })
  })

  it('puts an added stage after the one it follows', async () => {
    const text = `${head}stages:
  d: { after: c, name: D }
  c: { after: b, name: C }
  b: { after: commit, name: B }
  live: { name: On air }
`
    await write({ 'bowline.yaml': text })
    const { stages } = await readProject(folder, { env: {} })
    expect(stages.map(({ id }) => id)).toEqual(['live', 'b', 'c', 'd'])
  })

  it('needs three keys only', async () => {
    await write({ 'bowline.yaml': `\ufeff${head.replaceAll('\n', '\r\n')}` })
    expect(await readProject(folder, { env: {} })).toMatchObject({ sources: [], tables: [] })
  })
})

describe('files of a source', () => {
  it.each([
    ['leads.csv', 'csv', null],
    ['leads.csv.gz', 'csv', null],
    ['leads.TSV', 'csv', '\t'],
    ['leads.parquet', 'parquet', null],
    ['leads.json', 'json', null],
    ['leads.json.gz', 'json', null],
    ['leads.ndjson.gz', 'ndjson', null],
    ['leads.jsonl', 'ndjson', null],
  ])('%s is %s', async (name, format, delimiter) => {
    await write({ [name]: gzipSync('') })
    expect(await filesOf(`{ file: ${name} }`)).toEqual([name])
    const { sources } = await readProject(folder, { env: {} })
    expect(sources[0]).toMatchObject({ format, delimiter })
  })

  it('globs are expanded to sorted real paths, each once', async () => {
    await write({
      'd/b.csv': 'b',
      'd/a.csv': 'a',
      'd/x/c.csv': 'c',
      'd/.h.csv': 'h',
      'd/n.txt': '',
    })
    await symlink('b.csv', join(folder, 'd/link.csv'))
    await symlink('..', join(folder, 'd/x/up'))
    await mkdir(join(folder, 'd/folder.csv'))
    expect(await filesOf('{ file: "d/*.csv" }')).toEqual(['d/a.csv', 'd/b.csv'])
    expect(await filesOf('{ file: "**/*.csv" }')).toEqual(['d/a.csv', 'd/b.csv', 'd/x/c.csv'])
    expect(await filesOf('{ file: "d/{a,x/c}.csv" }')).toEqual(['d/a.csv', 'd/x/c.csv'])
    expect(await filesOf('{ file: [d/x/c.csv, "d/[ab].csv", d/a.csv] }')).toEqual([
      'd/a.csv',
      'd/b.csv',
      'd/x/c.csv',
    ])
    expect(await filesOf(`{ file: "${folder}/d/?.csv" }`)).toEqual(['d/a.csv', 'd/b.csv'])
  })

  it('a name that looks like a glob is taken as it is where the file is there', async () => {
    await write({ 'a[1].csv': 'a', 'a1.csv': 'a' })
    expect(await filesOf('{ file: "a[1].csv" }')).toEqual(['a[1].csv'])
  })

  it('paths may lead out of the folder', async () => {
    await write({
      'inner/bowline.yaml': `${head}sources: { leads: { file: ../a.csv } }`,
      'a.csv': 'a',
    })
    const { sources } = await readProject(join(folder, 'inner'), { env: {} })
    expect(sources[0]?.files).toEqual([join(folder, 'a.csv')])
  })

  it('variables are replaced, or their default', async () => {
    await write({ 'd/a.csv': 'a', 'e/a.csv': 'a' })
    const file = '{ file: "${DATA:-d}/a.csv" }'
    expect(await filesOf(file)).toEqual(['d/a.csv'])
    expect(await filesOf(file, { DATA: 'e' })).toEqual(['e/a.csv'])
    expect(await filesOf(file, { DATA: join(folder, 'e') })).toEqual(['e/a.csv'])
  })
})
