import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { nodeDisk } from './disk.ts'
import { readScenarios } from './read-scenarios.ts'
import { scenarioShape } from './scenario-schema.ts'

const page = await readFile(new URL('../../docs/models/forecast.md', import.meta.url), 'utf8')
const [, example = ''] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? []

it('docs/models/forecast.md shows a scenario that reads, with every key there is', async () => {
  const bytes = new TextEncoder().encode(example)
  const [scenario] = await readScenarios('f', {
    ...nodeDisk,
    readdir: async () => ['coach.yaml'],
    stat: async () => ({ size: bytes.length, isFile: () => true, isDirectory: () => false }),
    readFile: async () => bytes,
  })
  expect(scenario?.what.map(({ lever }) => lever)).toEqual(['rate:selection', 'churn'])
  const { what } = scenarioShape.shape
  for (const key of Object.keys(what.element.shape)) expect(example).toContain(`${key}:`)
  for (const key of Object.keys(scenarioShape.shape))
    expect(example).toMatch(new RegExp(`^${key}:`, 'mu'))
})
