import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { projectJsonSchema } from '../src/project/project-json-schema.ts'

// Writes standard/project.schema.json from the schema that readProject checks with.
const file = fileURLToPath(new URL('../standard/project.schema.json', import.meta.url))
const formatter = fileURLToPath(new URL('../node_modules/.bin/oxfmt', import.meta.url))

await writeFile(file, JSON.stringify(projectJsonSchema(), null, 2))
await promisify(execFile)(formatter, ['--write', file])
