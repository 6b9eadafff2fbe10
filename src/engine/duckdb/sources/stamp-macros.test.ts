import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { localToInstant, zoneOffsets } from '../../../time/zone.ts'
import { parseStamp } from '../../../time/stamp.ts'
import type { Stamp } from '../../../time/stamp.ts'
import { castColumn } from '../rows/cast-column.ts'
import type { CastSettings } from '../rows/cast-column.ts'
import { Database, literal, name } from '../database.ts'
import { defineMacros } from './stamp-macros.ts'
import { usualOffsets } from '../zone-sql.ts'

const column = {
  name: 'c',
  type: 'timestamp',
  required: false,
  label: { en: 'c', fr: 'c' },
} as const

let database: Database
beforeAll(async () => {
  database = await Database.open(':memory:')
  await defineMacros(database)
})
afterAll(() => database.close())

const digits = (most: number) => fc.integer({ min: 0, max: most }).map(String)
const two = (most: number) => digits(most).map((text) => text.padStart(2, '0'))
const year = fc.oneof(
  fc.integer({ min: 1985, max: 2045 }).map(String),
  fc.constantFrom('0000', '0001', '1899', '1970', '9999', '24'),
)
const clock = fc.oneof(
  fc.constant(''),
  fc.tuple(fc.constantFrom(' ', 'T', '  '), two(25), two(61)).map(([s, h, m]) => `${s}${h}:${m}`),
  fc
    .tuple(
      fc.constantFrom(' ', 'T'),
      two(24),
      two(60),
      two(61),
      fc.constantFrom('', '.5', '.', '.999'),
    )
    .map(([sep, h, m, s, f]) => `${sep}${h}:${m}:${s}${f}`),
)
const zone = fc.constantFrom(
  '',
  'Z',
  ' Z',
  '+02',
  '-0330',
  '+05:45',
  '+18:00',
  '-18:01',
  '+00:60',
  'z',
)
const space = fc.constantFrom('', ' ', '\t', '\u00a0', '\ufeff')
const stamps = fc.oneof(
  fc
    .tuple(space, year, two(13), two(32), clock, zone, space)
    .map(([a, y, m, d, c, z, b]) => `${a}${y}-${m}-${d}${c}${z}${b}`),
  fc
    .tuple(
      digits(32),
      fc.constantFrom('/', '.', '-'),
      digits(32),
      fc.constantFrom('/', '.', '-'),
      year,
      clock,
    )
    .map(([d, s, m, t, y, c]) => `${d}${s}${m}${t}${y}${c}`),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '2025-02-31',
    '31/02/2025',
    '03/04/2025',
    '2024-02-29',
    '29.2.2023',
    'soon',
    '20250101',
  ),
)

/** What the engine's SQL makes of texts, one `instant/fault/doubt` each. */
async function bySql(texts: readonly string[], settings: CastSettings): Promise<readonly string[]> {
  const plan = castColumn(column, 'VARCHAR', settings)
  const layer = (parts: Readonly<Record<string, string>>) =>
    Object.entries(parts)
      .map(([alias, sql]) => `${sql} AS ${alias}`)
      .join(', ')
  const doubts = Object.entries(plan.doubts).map(
    ([code, when]) => `CASE WHEN ${when} THEN ${literal(code)} END`,
  )
  const rows = await database.run(`
    SELECT CASE WHEN (${plan.fault}) IS NULL THEN ${plan.value} END AS instant,
      ${plan.fault} AS fault, coalesce(${doubts.join(', ')}) AS doubt
    FROM (SELECT *, ${layer(plan.settled)} FROM (SELECT *, ${layer(plan.parsed)} FROM (
      SELECT i, ${plan.raw} AS ${name('r_c')} FROM (
        SELECT unnest([${texts.map(literal).join(', ')}]) AS c, generate_subscripts([${texts.map(() => 0).join(', ')}], 1) AS i))))
    ORDER BY i`)
  return rows.map((row) => `${row['instant']}/${row['fault']}/${row['doubt']}`)
}

function byTypeScript(text: string, { offsets, order }: CastSettings): string {
  if (text.trim() === '') return 'null/null/null'
  const stamp: Stamp = parseStamp(text, order ?? null)
  if (stamp.kind === 'fault') return `null/${stamp.fault}/null`
  if (stamp.kind === 'instant') return `${stamp.instant}/null/null`
  const { instant, doubt } = localToInstant(stamp.local, offsets)
  return `${instant}/null/${doubt === null ? null : `${doubt}_local_time`}`
}

describe('stamps in SQL', () => {
  it.each([
    ['America/Sao_Paulo', null],
    ['Europe/Paris', 'dmy'],
    ['Pacific/Chatham', 'mdy'],
    ['Australia/Lord_Howe', null],
    ['UTC', 'dmy'],
  ] as const)('are read as parseStamp reads them: %s, order %s', async (timezone, order) => {
    const settings = { offsets: zoneOffsets(timezone), order, closed: null }
    await fc.assert(
      fc.asyncProperty(fc.array(stamps, { minLength: 300, maxLength: 300 }), async (texts) => {
        const sql = await bySql(texts, settings)
        const told = sql.map((read, i) => `${JSON.stringify(texts[i])} ${read}`)
        expect(told).toEqual(
          texts.map((text) => `${JSON.stringify(text)} ${byTypeScript(text, settings)}`),
        )
      }),
      { numRuns: 3 },
    )
  })

  it.each(['America/Sao_Paulo', 'Europe/Paris', 'Pacific/Chatham', 'Africa/Casablanca'])(
    'need only the usual offsets in the usual years: %s',
    async (timezone) => {
      const every = zoneOffsets(timezone)
      const usual = usualOffsets(every)
      expect(usual.length).toBeLessThan(every.length)
      const texts = Array.from({ length: 2000 }, (_, i) => {
        const day = new Date(Date.UTC(1985, 0, 2 + i * 10, i % 24, (i * 7) % 60))
        return day.toISOString().slice(0, 19)
      })
      const settings = { order: null, closed: null }
      expect(await bySql(texts, { ...settings, offsets: usual })).toEqual(
        texts.map((text) => byTypeScript(text, { ...settings, offsets: every })),
      )
    },
  )
})
