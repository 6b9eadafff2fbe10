import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { stages } from '../standard/stages.ts'
import { tables } from '../standard/tables.ts'
import {
  planJsonSchema,
  profileJsonSchema,
  projectJsonSchema,
  scenarioJsonSchema,
} from './project-json-schema.ts'

it.each([
  ['project', projectJsonSchema()],
  ['profile', profileJsonSchema()],
  ['plan', planJsonSchema()],
  ['scenario', scenarioJsonSchema()],
] as const)(
  'is what standard/%s.schema.json holds; `npm run schemas` writes it',
  async (name, made) => {
    const file = new URL(`../../standard/${name}.schema.json`, import.meta.url)
    const published: unknown = JSON.parse(await readFile(file, 'utf8'))
    expect(JSON.stringify(published, null, 2)).toBe(JSON.stringify(made, null, 2))
  },
)

it('completes every key and every table, and says what each is', () => {
  const { properties } = projectJsonSchema() as {
    properties: Record<string, { description?: string; properties?: Record<string, unknown> }>
  }
  expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([])
  for (const key of ['tables', 'observed_until', 'dates']) {
    expect(Object.keys(properties[key]?.properties ?? {})).toEqual(tables.map(({ name }) => name))
  }
  expect(JSON.stringify(properties['stages'])).toContain(stages[0]?.id)
})
