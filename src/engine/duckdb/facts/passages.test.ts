import { expect, it } from 'vitest'
import { DEFAULT_POLICIES } from '../../../standard/policies.ts'
import { tableNamed } from '../../../standard/tables.ts'
import { zoneOffsets } from '../../../time/zone.ts'
import { passagesSql } from './passages.ts'

function sqlOf(stages: number): string {
  const table = tableNamed('stage_entries')
  const entries = {
    table,
    columns: table.columns,
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
  return passagesSql(new Map([['stage_entries', entries]]), {
    stages: Array.from({ length: stages }, (_, i) => `stage_${i}`),
    policies: DEFAULT_POLICIES,
    offsets: zoneOffsets('UTC'),
    knownBefore: null,
    journeys: 'known_journeys',
  })
}

it('a stage more costs its name alone, so that hundreds can be planned', () => {
  expect(sqlOf(310).length - sqlOf(210).length).toBeLessThan(100 * 20)
})
