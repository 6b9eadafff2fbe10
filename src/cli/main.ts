import process from 'node:process'
import { processEffects } from './process-effects.ts'
import { run } from './run.ts'

process.exitCode = await run(process.argv.slice(2), processEffects())
