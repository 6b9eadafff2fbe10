import { tmpdir } from 'node:os'
import { PassThrough } from 'node:stream'
import type { BuildRoom, Conversation, Effects } from '../../src/cli/effects.ts'
import { run } from '../../src/cli/run.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Answer } from '../../src/answers/answer.ts'
import { sampleEngine } from '../sample-company.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly closed: number
}

export interface World {
  readonly env?: Effects['env']
  readonly cwd?: string
  readonly columns?: number
  readonly now?: number
  readonly stale?: { readonly builtAt: number; readonly reason: string } | null
  readonly room?: Partial<BuildRoom>
  readonly registry?: readonly Answer[]
  readonly stdio?: () => Conversation
  readonly stopped?: (err: () => string) => Promise<void>
}

/** Runs a command line without a process: what it prints, and what it ends with. */
export async function runWith(args: readonly string[], world: World = {}): Promise<Ran> {
  const printed = { out: '', err: '' }
  let closed = 0
  const engine: Engine = {
    ...sampleEngine(),
    close: async () => {
      closed += 1
    },
  }
  const unused = (): Promise<never> => Promise.reject(new Error('not part of this test'))
  const room: BuildRoom = {
    openProject: async () => ({ engine, stale: world.stale ?? null }),
    projectState: async () => ({ build: 'sample', isFresh: true, inputs: '' }),
    buildApart: async () => {},
    buildProject: unused,
    validateProject: unused,
    readPlan: async () => null,
    readScenarios: async () => [],
    readForecasts: async () => ({ forecasts: [], broken: [] }),
    keepForecast: async () => undefined,
    initProject: unused,
    ...world.room,
  }
  const output = (name: 'out' | 'err'): Effects['stdout'] => ({
    write: async (text) => {
      printed[name] += text
    },
    columns: world.columns,
  })
  const code = await run(
    args,
    {
      stdout: output('out'),
      stderr: output('err'),
      env: world.env ?? {},
      cwd: world.cwd ?? tmpdir(),
      now: () => world.now ?? 1_752_000_000,
      room,
      stdio: world.stdio ?? (() => ({ input: new PassThrough(), output: new PassThrough() })),
      stopped: () => world.stopped?.(() => printed.err) ?? Promise.resolve(),
    },
    world.registry,
  )
  return { code, ...printed, closed }
}
