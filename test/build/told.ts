import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { LeadCounts } from './lead-project.ts'

/** What a process says when it has done as it was told. */
export interface Told {
  /** The build that was made or answered from. */
  readonly id: string | null
  readonly counts: LeadCounts | null
  readonly stale: string | null
  /** A `ProjectError` in words; anything else ends the process. */
  readonly error: string | null
  readonly progress: readonly string[]
  readonly milliseconds: number
}

/** A process with the build room loaded, so that what it is told begins at once. */
export interface ToldProcess {
  tell(word: 'build' | 'open'): Promise<Told>
  /** Settles when it is the only builder, which it stays until it ends. */
  hold(): Promise<void>
  /** `kill -9`; settles when it is gone. */
  kill(): Promise<void>
  /** Lets it end by itself. */
  end(): Promise<void>
}

const SCRIPT = fileURLToPath(new URL('told-process.ts', import.meta.url))

/** @param limit in blocks of 512 bytes (1024 in some shells): no file may grow beyond it */
export async function startTold(folder: string, limit: number | null = null): Promise<ToldProcess> {
  const command = [process.execPath, SCRIPT, folder]
  const [file = '', ...args] =
    limit === null ? command : ['sh', '-c', `ulimit -f ${limit} && exec "$0" "$@"`, ...command]
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(child, 'close')
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done === true) throw new Error('process ended before it was done')
    return value
  }
  await next()
  return {
    async tell(word) {
      child.stdin.write(`${word}\n`)
      return JSON.parse(await next()) as Told
    },
    async hold() {
      child.stdin.write('hold\n')
      await next()
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async end() {
      child.stdin.end()
      await gone
    },
  }
}
