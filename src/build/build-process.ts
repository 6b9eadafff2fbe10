import process from 'node:process'
import { ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'
import type { BuildOrder, BuildTold } from './build-apart.ts'
import { buildIfStale } from './build-project.ts'

const now = (): number => Math.floor(Date.now() / 1000)

// Started by `build-apart.ts`: one order, one word of how it went.

// Whoever ends the server at the terminal ends this too; the server sees to it.
process.on('SIGINT', () => {})
process.once('disconnect', () => process.exit(1))
process.once('message', (order: BuildOrder) => void obey(order))

async function obey({ folder, env, damaged }: BuildOrder): Promise<void> {
  const told = await buildIfStale(folder, { env, now, progress: () => {} }, damaged).then(
    (): BuildTold => ({ kind: 'built' }),
    toldOf,
  )
  process.send?.(told, () => process.exit(0))
}

function toldOf(error: unknown): BuildTold {
  if (error instanceof ProjectErrors) return { kind: 'faults', faults: error.errors.map(faultOf) }
  if (error instanceof ProjectError) return { kind: 'fault', fault: faultOf(error) }
  return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
}

function faultOf({ message, place, remedy }: ProjectError) {
  return { message, place, remedy }
}
