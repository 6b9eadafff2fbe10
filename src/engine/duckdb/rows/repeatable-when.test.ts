import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tableNamed } from '../../../standard/tables.ts'
import { Database } from '../database.ts'
import type { LoadedTable } from './load-table.ts'
import { repeatableWhen } from './repeatable-when.ts'
import { keySql } from './versions.ts'

const STAGES = ['awareness', 'education', 'selection']

function entries(...mapped: readonly string[]): LoadedTable {
  const table = tableNamed('stage_entries')
  const columns = table.columns.filter(({ name }) => mapped.includes(name))
  const none = { unknown: [], floating: [], written: [], types: [], zones: [] }
  const flags = { isUsual: true, isNumbered: false, isLinked: true, isOrdered: false }
  return { table, columns, given: 0, ...none, ...flags }
}

const linked = entries('journey_id', 'stage', 'entered_at')

/** A few journeys, so that some enter a stage again; some rows name none. */
const row = fc.tuple(
  fc.option(fc.integer({ min: 3, max: 9 }), { freq: 20 }),
  fc.constantFrom(...STAGES),
)

it('two rows of one key are always among those asked for, and no stage without cause', async () => {
  const database = await Database.open(':memory:')
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      const given = rows.map(([journey, stage]) => `(${journey ?? 'NULL'}, '${stage}')`)
      await database.run(`CREATE OR REPLACE TABLE rows_stage_entries AS
        SELECT CAST(_journey AS INTEGER) AS _journey, stage
        FROM (VALUES ${['(NULL, NULL)', ...given].join(', ')}) t(_journey, stage) WHERE stage IS NOT NULL`)
      const when = await repeatableWhen(database, linked, keySql(linked))
      const found = await database.run(
        `SELECT DISTINCT stage FROM rows_stage_entries WHERE ${when ?? 'false'} ORDER BY stage`,
      )
      const repeated = STAGES.filter((stage) => {
        const own = rows.filter(([, of]) => of === stage).map(([journey]) => journey)
        return own.includes(null) || new Set(own).size < own.length
      })
      expect(found.map((each) => each['stage'])).toEqual(repeated)
    }),
  )
  database.close()
})

it('rows with an id of their own may repeat it anywhere', async () => {
  const database = await Database.open(':memory:')
  const named = entries('entry_id', 'journey_id', 'stage', 'entered_at')
  expect(await repeatableWhen(database, named, keySql(named))).toBe('true')
  database.close()
})
