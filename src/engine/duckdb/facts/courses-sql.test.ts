import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  coursesSql,
  MOST_PIVOTED,
  pivotedCourses,
  UNDATED,
  windowedCourses,
} from './courses-sql.ts'
import { Database, literal } from '../database.ts'
import type { SqlRow } from '../database.ts'

const STAGES = ['awareness', 'education', 'selection', 'commit', 'live']

interface Entry {
  readonly journey: number
  readonly stage: string
  readonly stamp: number | null
}

/** Clean courses are rare among these: stages are skipped, entered again, backwards and undated. */
const entries: fc.Arbitrary<readonly Entry[]> = fc.array(
  fc.record({
    journey: fc.integer({ min: 1, max: 6 }),
    stage: fc.constantFrom(...STAGES, 'elsewhere'),
    stamp: fc.option(fc.integer({ min: -3, max: 12 }), { freq: 6 }),
  }),
  { maxLength: 40 },
)

/** What a course is, said of lists. */
function courses(given: readonly Entry[]): readonly SqlRow[] {
  const journeys = [...new Set(given.map(({ journey }) => journey))]
  return journeys.flatMap((journey) => {
    const firsts = STAGES.map((id) => {
      const own = given.filter((entry) => entry.journey === journey && entry.stage === id)
      const dated = own.flatMap(({ stamp }) => (stamp === null ? [] : [stamp]))
      return own.length === 0 ? null : dated.length === 0 ? UNDATED : Math.min(...dated)
    })
    const known = firsts.filter((first) => first !== null)
    const dated = known.filter((first) => first !== UNDATED)
    const since = dated.length === 0 ? -UNDATED : Math.min(...dated)
    return firsts.flatMap((entered, stage): SqlRow[] => {
      const later = firsts.slice(stage + 2).filter((first) => first !== null)
      const beyond = later.length === 0 ? null : Math.min(...later)
      const next = firsts[stage + 1] ?? null
      return entered === null ? [] : [{ journey, stage, entered, next, beyond, since }]
    })
  })
}

it('courses are the same by windows, by columns and said of lists', async () => {
  const database = await Database.open(':memory:')
  await fc.assert(
    fc.asyncProperty(entries, async (given) => {
      const values = given.map(
        ({ journey, stage, stamp }) => `(${journey}, ${literal(stage)}, ${stamp ?? 'NULL'})`,
      )
      const from = `SELECT CAST(journey AS INTEGER) AS journey, stage, CAST(stamp AS BIGINT) AS stamp
        FROM (VALUES ${['(0, NULL, NULL)', ...values].join(', ')}) AS given(journey, stage, stamp) WHERE journey > 0`
      const read = (sql: string) =>
        database.run(
          `SELECT journey, stage, entered, next, beyond, since FROM (${sql}) ORDER BY ALL`,
        )
      const expected = [...courses(given)].sort(
        (a, b) => Number(a['journey']) - Number(b['journey']),
      )
      expect(await read(windowedCourses(from, STAGES))).toEqual(expected)
      expect(await read(pivotedCourses(from, STAGES))).toEqual(expected)
    }),
  )
  database.close()
})

it('many stages are read by windows', () => {
  const stages = Array.from({ length: MOST_PIVOTED + 1 }, (_, i) => `stage_${i}`)
  expect(coursesSql('entries', stages)).toBe(windowedCourses('entries', stages))
  expect(coursesSql('entries', stages.slice(1))).toBe(pivotedCourses('entries', stages.slice(1)))
})
