import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'

// Every bench, one after the other; what follows `npm run bench --` goes to each of them.

const benches = [
  'server',
  'generate',
  'build',
  'questions',
  'refresh',
  'revenue',
  'plan',
  'forecast',
]

for (const name of benches) {
  const file = path.join(import.meta.dirname, `${name}.ts`)
  const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
