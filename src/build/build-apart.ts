import { fork, type ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'

export interface BuildOrder {
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** A build that is known not to open. */
  readonly damaged: string | null
}

type Fault = Pick<ProjectError, 'message' | 'place' | 'remedy'>

/** How a build went, as its process says it. */
export type BuildTold =
  | { readonly kind: 'built' }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | { readonly kind: 'failed'; readonly reason: string }

/** Below what answers, so that questions are answered while it builds. */
const PRIORITY = 3

/**
 * Does what `buildIfStale` does in a process of its own: it takes neither time nor memory of a
 * server that answers meanwhile, cannot take it down, and is killed when the signal is given.
 */
export function buildApart(order: BuildOrder, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const file = fileURLToPath(new URL(`build-process.${extension}`, import.meta.url))
  const child = fork(file, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  lower(child)
  const kill = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', kill, { once: true })
  return new Promise<void>((settle, fail) => {
    let told: BuildTold | null = null
    child.once('message', (message) => {
      told = message as BuildTold
    })
    child.once('error', fail)
    child.once('close', (code, killedBy) => {
      if (signal.aborted) return fail(signal.reason as Error)
      const error = told === null ? brokenOff(killedBy ?? `exit code ${code}`) : errorOf(told)
      if (error === null) settle()
      else fail(error)
    })
    child.send({ ...order, env: { ...order.env } })
  }).finally(() => signal.removeEventListener('abort', kill))
}

function lower({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, PRIORITY)
  } catch {
    // Where a system does not allow it, it builds as fast as it answers.
  }
}

function errorOf(told: BuildTold): Error | null {
  switch (told.kind) {
    case 'built':
      return null
    case 'fault':
      return projectError(told.fault)
    case 'faults':
      return new ProjectErrors(told.faults.map(projectError))
    case 'failed':
      return new Error(told.reason)
  }
}

function projectError({ message, place, remedy }: Fault): ProjectError {
  return new ProjectError(message, { place, remedy })
}

function brokenOff(how: string): Error {
  return new Error(`process of the build broke off: ${how}`)
}
