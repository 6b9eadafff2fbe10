import { expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { openProject } from '../../src/build/open-project.ts'
import { effects, withFolder } from './scratch-project.ts'
import type { Files } from './scratch-project.ts'

const YAML = `company: Test
currency: EUR
timezone: Europe/Paris
dimensions: [origin]
sources:
  deals: { file: deals.ENDING }
tables:
  stage_entries: select id as journey_id, 'education' as stage, seen as entered_at from deals
  journeys: select id as journey_id, amount, origin from deals
`

/** Every value as its file writes it. */
const DEALS = [
  '{"id":"007","seen":"2025-01-01","amount":12345678901234567.89,"origin":12345678901234567890123}',
  '{"id":7,"seen":"2025-01-01","amount":1e-7,"origin":{"at":1.5}}',
  '{"id":"a\\": 0.00001,","seen":"2025-01-01","amount":0.00001,"origin":"null"}',
  '{"id":": 12345678901234567890","seen":"2025-01-01","amount":"1.5E+3","origin":null}',
  '{"id":"é\\u00e9","seen":"2025-01-01","amount":-0.1,"origin":[" 1"]}',
]

const EXPECTED = [
  ['007', '12345678901234567.89', '12345678901234567890123'],
  ['7', '0.0000001', '{"at":1.5}'],
  [': 12345678901234567890', '1500.00', null],
  ['a": 0.00001,', '0.00001', 'null'],
  ['éé', '-0.10', '[" 1"]'],
]

it.each<[string, string]>([
  ['ndjson', DEALS.join('\n')],
  ['json', `[\n${DEALS.join(',\n')}\n]`],
])('%s keeps every digit and no quotes, whatever kinds a key mixes', (ending, content) => {
  const files: Files = {
    'bowline.yaml': YAML.replace('ENDING', ending),
    [`deals.${ending}`]: content,
  }
  return withFolder(files, async (folder) => {
    const { catalog } = await buildProject(folder, effects)
    expect(catalog.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const { engine } = await openProject(folder, effects)
    const asked = { table: 'journeys', where: {}, scope: [], limit: 9, offset: 0 } as const
    const { items } = await engine.rows(asked)
    await engine.close()
    expect(items.map((row) => [row['journey_id'], row['amount'], row['origin']])).toEqual(EXPECTED)
  })
})
