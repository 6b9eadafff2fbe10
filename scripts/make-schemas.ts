import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  planJsonSchema,
  profileJsonSchema,
  projectJsonSchema,
  scenarioJsonSchema,
} from '../src/project/project-json-schema.ts'

// Writes the schemas of bowline.yaml, of plan.yaml, of scenarios and of profiles, from those that readProject checks with.
const formatter = fileURLToPath(new URL('../node_modules/.bin/oxfmt', import.meta.url))
const schemas = {
  project: projectJsonSchema(),
  profile: profileJsonSchema(),
  plan: planJsonSchema(),
  scenario: scenarioJsonSchema(),
}

for (const [name, schema] of Object.entries(schemas)) {
  const file = fileURLToPath(new URL(`../standard/${name}.schema.json`, import.meta.url))
  await writeFile(file, JSON.stringify(schema, null, 2))
  await promisify(execFile)(formatter, ['--write', file])
}
