import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Project } from '../../../project/project.ts'
import { DEFAULT_POLICIES } from '../../../standard/policies.ts'
import type { Policies } from '../../../standard/policies.ts'
import { tableNamed } from '../../../standard/tables.ts'
import { zoneOffsets } from '../../../time/zone.ts'
import { Database, literal } from '../database.ts'
import type { SqlRow } from '../database.ts'
import { createPassages } from './derive-facts.ts'
import { passagesSql } from './passages.ts'
import type { LoadedTable } from '../rows/load-table.ts'
import { runsOf } from '../../../../test/thoroughness.ts'

const STAGES = ['awareness', 'education', 'selection']

function loaded(name: 'stage_entries' | 'losses'): LoadedTable {
  const table = tableNamed(name)
  const columns = table.columns.filter((column) =>
    ['journey_id', 'stage', 'entered_at', 'lost_at', 'reason'].includes(column.name),
  )
  return {
    table,
    columns,
    unknown: [],
    floating: [],
    given: 0,
    written: [],
    isUsual: true,
    isNumbered: false,
    isLinked: false,
    types: [],
    isOrdered: false,
    zones: [],
  }
}

const journey = fc.integer({ min: 1, max: 9 })
const stamp = fc.option(fc.integer({ min: 0, max: 400_000 }), { freq: 6 })

const columns = `journey, stage, entered, next, beyond, since, lost, reason, moved, outside, cluster,
  entered_day, observed, amount`
const policy = fc.record({
  tolerance: fc.constantFrom(0, DEFAULT_POLICIES.tolerance),
  windows: fc.constantFrom([], [{ stage: 'awareness', least: 1, most: 3 }]),
})

it('facts are the same, however many journeys are derived at once, and whatever is not kept', async () => {
  const entered = new Map([['stage_entries', loaded('stage_entries')]])
  const lost = new Map([...entered, ['losses', loaded('losses')]])
  const database = await Database.open(':memory:')
  const offsets = zoneOffsets('UTC')
  const derived = async (
    atOnce: number,
    policies: Policies,
    tables: ReadonlyMap<string, LoadedTable>,
  ): Promise<readonly SqlRow[]> => {
    const project = { policies } as Project
    await createPassages(
      database,
      project,
      { tables, offsets, dimensions: [], stages: STAGES, coded: [] },
      atOnce,
    )
    const rows = await database.run(`SELECT ${columns} FROM passages ORDER BY ALL`)
    await database.run('DROP VIEW passages')
    await database.run('DROP TABLE kept_passages')
    return rows
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(journey, fc.constantFrom(...STAGES), stamp), { maxLength: 30 }),
      fc.array(fc.tuple(journey, stamp), { maxLength: 8 }),
      policy,
      fc.constantFrom(entered, lost),
      async (entries, losses, policies, tables) => {
        await database.run(`CREATE OR REPLACE TABLE known_journeys AS
          SELECT CAST(2 * i AS INTEGER) AS journey, 'J' || i AS journey_id, 'A' || i % 4 AS account_id,
            CAST(NULL AS BIGINT) AS observed, CAST(NULL AS DECIMAL(28, 10)) AS amount
          FROM range(1, 9) t(i)`)
        const given = entries.map(
          ([of, stage, at]) => `('J' || ${of}, ${literal(stage)}, ${at ?? 'NULL'})`,
        )
        await database.run(`CREATE OR REPLACE TABLE rows_stage_entries AS
          SELECT journey_id, stage, CAST(entered_at AS BIGINT) AS entered_at
          FROM (VALUES ${['(NULL, NULL, NULL)', ...given].join(', ')}) AS given(journey_id, stage, entered_at)`)
        const lostThen = losses.map(([of, at]) => `('J' || ${of}, ${at ?? 'NULL'}, 'why')`)
        await database.run(`CREATE OR REPLACE TABLE rows_losses AS
          SELECT journey_id, CAST(lost_at AS BIGINT) AS lost_at, reason
          FROM (VALUES ${['(NULL, NULL, NULL)', ...lostThen].join(', ')}) AS given(journey_id, lost_at, reason)`)
        const whole = await derived(100, policies, tables)
        const passed = entries.filter(([of]) => of < 9).map(([of, stage]) => `${of} ${stage}`)
        expect(whole).toHaveLength(new Set(passed).size)
        expect(await derived(5, policies, tables)).toEqual(whole)
        const known = { knownBefore: null, journeys: 'known_journeys' }
        const all = passagesSql(tables, { stages: STAGES, policies, offsets, ...known })
        expect(await database.run(`SELECT ${columns} FROM (${all}) ORDER BY ALL`)).toEqual(whole)
      },
    ),
    { numRuns: runsOf(30) },
  )
  database.close()
})
