import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { openProject } from '../../src/build/open-project.ts'
import { validateProject } from '../../src/build/validate-project.ts'
import { ProjectError } from '../../src/project/project-error.ts'
import { effects, SOUND, withFolder, writeFiles } from './scratch-project.ts'
import type { Files } from './scratch-project.ts'

const YAML = String(SOUND['bowline.yaml'])

interface Fault {
  readonly name: string
  readonly files: Files
  /** File and line the error must name. */
  readonly at: readonly [file: string, line: number]
  readonly says: RegExp
  readonly remedy: RegExp
}

const withSql = (sql: string): Files => ({
  'bowline.yaml': YAML.replace(
    /stage_entries: \|[^]*$/,
    `stage_entries: |\n${sql.replaceAll(/^/gm, '    ')}\n`,
  ),
})
const SELECT = `select id as journey_id, 'education' as stage, seen as entered_at from`
/** The first line of the SQL in `YAML`. */
const SQL = 8

const ofSql = (name: string, sql: string, says: RegExp, remedy: RegExp, line = SQL): Fault => ({
  name,
  files: withSql(sql),
  at: ['bowline.yaml', line],
  says,
  remedy,
})

const ofFile = (name: string, content: string | Uint8Array, line: number, says: RegExp): Fault => ({
  name,
  files: { 'leads.csv': content },
  at: ['leads.csv', line],
  says,
  remedy: /\w/,
})

const parquetOf = (content: Uint8Array): Files => ({
  'bowline.yaml': YAML.replace('leads.csv', 'leads.parquet'),
  'leads.parquet': content,
})

const bytes = (...parts: readonly (string | ArrayLike<number>)[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))),
  )

const FAULTS: readonly Fault[] = [
  ofSql('two statements', 'select 1; select 2', /one SELECT/, /one statement/),
  ofSql('not a SELECT', 'create table x as select 1', /not a SELECT/, /one SELECT/),
  ofSql('an ATTACH', `attach 'other.duckdb'`, /not a SELECT/, /one SELECT/),
  ofSql('a COPY', `copy (select 1) to 'out.csv'`, /not a SELECT/, /one SELECT/),
  ofSql('a PRAGMA', 'pragma database_list', /not a SELECT|not declared|may not call/, /\w/),
  ofSql('not SQL', 'selec id from leads', /not SQL/, /one SELECT/),
  ofSql('another file', `${SELECT} 'other.csv'`, /not declared: other\.csv/, /leads/),
  ofSql('a file by function', `${SELECT} read_csv('other.csv')`, /read_csv/, /sources/),
  ofSql('a text file', `select * from read_text('/etc/hostname')`, /read_text/, /sources/),
  ofSql('the network', `${SELECT} 'https://example.org/x.csv'`, /not declared/, /leads/),
  ofSql('a folder listing', `select * from glob('*')`, /glob/, /sources/),
  ofSql('the settings', 'select * from duckdb_settings()', /duckdb_settings/, /sources/),
  ofSql('the catalogue', 'select * from information_schema.tables', /not declared/, /leads/),
  ofSql('SQL in a string', `select * from query('select 1')`, /query/, /sources/),
  ofSql('a hidden read', `${SELECT} leads where id in (select a from 'x.csv')`, /x\.csv/, /leads/),
  ofSql('a hidden call', `with t as (from read_csv('x')) select * from t`, /read_csv/, /sources/),
  ofSql('today', `${SELECT} leads where seen < current_date`, /current_date/, /--as-of/),
  ofSql('now', `${SELECT} leads where seen < now()`, /now/, /--as-of/),
  ofSql('chance', `${SELECT} leads where random() < 0.5`, /random/, /--as-of/),
  ofSql(
    'a column that is missing',
    `${SELECT}\n  leads where nope = 1`,
    /nope/,
    /id|seen|won/,
    SQL + 1,
  ),
  ofSql('an unknown function', `${SELECT} leads where nope(id)`, /nope/, /\w/),
  ofSql('a cast that fails', `${SELECT} leads where id::int = 1`, /convert/i, /validate/),
  ofSql('no journey', `select 'education' as stage from leads`, /lacks .*journey_id/, /journey_id/),
  ofSql(
    'a number for a moment',
    `select id as journey_id, 'education' as stage, 1 as entered_at from leads`,
    /entered_at must be a moment: INTEGER/,
    /to_timestamp/,
  ),
  {
    name: 'tables that read each other',
    files: {
      'bowline.yaml': `${YAML}  losses: select journey_id, entered_at as lost_at from stage_entries
`.replace('from leads\n    union', 'from losses\n    union'),
    },
    at: ['bowline.yaml', SQL],
    says: /circle/,
    remedy: /sources/,
  },
  ofFile(
    'invalid UTF-8',
    bytes('id,seen,won\na,2025-01-01,\nb,', [0xff, 0xfe], ',\n'),
    3,
    /not UTF-8/,
  ),
  ofFile('invalid UTF-8 in the header', bytes([0xff, 0xfe], 'id,seen,won\n'), 1, /not UTF-8/),
  ofFile('UTF-16', Buffer.from('\ufeffid,seen,won\na,b,c\n', 'utf16le'), 1, /is UTF-16; save/),
  ofFile('too many values', 'id,seen,won\na,2025-01-01,\nb,2025-01-02,,x\n', 3, /4 instead of 3/),
  ofFile('an open quote', 'id,seen,won\na,"2025-01-01,\nb,2025-01-02,\n', 2, /quote/),
  ofFile('a column named twice', 'id,seen,won,ID\na,b,c,d\n', 1, /named twice: ID/),
  ofFile(
    'a line of 100 MB',
    bytes('id,seen,won\n0,2025-01-01,\n1,', Buffer.alloc(1e8, 'x'), ',\n'),
    3,
    /longer than 2 MB/,
  ),
  ofFile('a header of 100 MB', Buffer.alloc(1e8, 'x'), 1, /no end/),
  {
    name: 'a truncated gzip',
    files: {
      'bowline.yaml': YAML.replace('leads.csv', 'leads.csv.gz'),
      'leads.csv.gz': gzipSync(`id,seen,won\n${'a,2025-01-01,\n'.repeat(9999)}`).subarray(0, 90),
    },
    at: ['leads.csv.gz', 1],
    says: /gzip/,
    remedy: /cut off/,
  },
  {
    name: 'a text that is not Parquet',
    files: parquetOf(Buffer.from('id,seen,won\n')),
    at: ['leads.parquet', 1],
    says: /Parquet/,
    remedy: /cut off/,
  },
  {
    name: 'JSON cut off',
    files: {
      'bowline.yaml': YAML.replace('leads.csv', 'leads.json'),
      'leads.json': '[{"id":"a","seen":"2025-01-01","won":null},{"id":',
    },
    at: ['leads.json', 1],
    says: /JSON/,
    remedy: /\w/,
  },
  {
    name: 'files of one source that differ',
    files: {
      'bowline.yaml': YAML.replace('leads.csv', 'leads*.csv'),
      'leads2.csv': 'id,seen\nx,2025-01-01\n',
    },
    at: ['leads2.csv', 1],
    says: /lacks won/,
    remedy: /source/,
  },
  {
    name: 'a dimension in no table',
    files: { 'bowline.yaml': YAML.replace('tables:', 'dimensions: [origin]\ntables:') },
    at: ['bowline.yaml', 6],
    says: /in no table: origin/,
    remedy: /tables\.journeys/,
  },
]

describe('a build that cannot be made', () => {
  /** A sound project with its build: each fault is made in a copy of it. */
  let sound = ''
  let before = ''
  beforeAll(async () => {
    sound = await mkdtemp(path.join(tmpdir(), 'bowline-sound-'))
    await writeFiles(sound, SOUND)
    before = (await buildProject(sound, effects)).id
  })
  afterAll(() => rm(sound, { recursive: true, force: true }))

  it.each(FAULTS)('names place and remedy, and the last good one serves: $name', (fault) =>
    withFolder({}, async (folder) => {
      await cp(sound, folder, { recursive: true })
      await writeFiles(folder, fault.files)
      const error = await fails(buildProject(folder, effects))
      expect(error.message).toMatch(fault.says)
      expect(error.remedy).toMatch(fault.remedy)
      expect([error.place?.file.slice(folder.length + 1), error.place?.line]).toEqual(fault.at)
      expect(error.message.length).toBeLessThan(500)
      const { engine, stale } = await openProject(folder, effects)
      expect(engine.catalog.build.id).toBe(before)
      expect(stale?.reason).toMatch(fault.says)
      await engine.close()
    }),
  )

  it.each(FAULTS.slice(0, 6))('is told by validate as well: $name', ({ files, says }) =>
    withFolder({ ...SOUND, ...files }, async (folder) => {
      expect((await fails(validateProject(folder, effects))).message).toMatch(says)
    }),
  )

  it('is forgotten once its cause is mended', () =>
    withFolder({ ...SOUND, 'leads.csv': 'id,seen,won\na,b\n' }, async (folder) => {
      await fails(openProject(folder, effects))
      await writeFiles(folder, SOUND)
      const { engine, stale } = await openProject(folder, effects)
      expect(stale).toBeNull()
      expect(engine.catalog.tables[0]?.rows).toBe(4)
      await engine.close()
    }))
})

async function fails(work: Promise<unknown>): Promise<ProjectError> {
  try {
    await work
  } catch (error) {
    if (error instanceof ProjectError) return error
    throw error
  }
  throw new Error('build was made')
}
