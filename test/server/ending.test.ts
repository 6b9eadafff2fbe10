import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { buildsFolder } from '../../src/build/builds-folder.ts'
import { openProject } from '../../src/build/open-project.ts'
import { countLeads } from '../build/lead-project.ts'
import { effects, SOUND, withFolder, writeFiles } from '../build/scratch-project.ts'
import { runsOf } from '../thoroughness.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const PROMISED_MS = 5000

/** A mapping that would take hours. */
const ENDLESS = {
  ...SOUND,
  'bowline.yaml': `${String(SOUND['bowline.yaml'])}    union all
    select cast(sum(hash(a.range + b.range)) as varchar), 'commit', '2025-01-01'
    from range(10000000) a, range(10000000) b
`,
}

describe('a server that ends during a rebuild', () => {
  const signals = ['SIGTERM', 'SIGINT'] as const
  it.each(signals.slice(0, runsOf(signals.length)))(
    'ends within 5 seconds of %s, and leaves nothing broken',
    { timeout: 120_000 },
    async (signal) => {
      await withFolder(SOUND, async (folder) => {
        const server = await served(folder)
        const ended = once(server, 'exit')
        try {
          const drafting = drafted(folder)
          await writeFiles(folder, ENDLESS)
          await drafting
          const before = performance.now()
          server.kill(signal)
          expect(await ended).toEqual([0, null])
          expect(performance.now() - before).toBeLessThan(PROMISED_MS)
        } finally {
          server.kill('SIGKILL')
        }

        await writeFiles(folder, SOUND)
        const lines: string[] = []
        const listening = { ...effects, progress: (line: string) => void lines.push(line) }
        const { engine, stale } = await openProject(folder, listening)
        expect(await countLeads(engine)).toEqual({ entered: 3, won: 1 })
        await engine.close()
        expect(stale).toBeNull()
        expect(lines).not.toContainEqual(expect.stringMatching(/waiting/u))
        expect(await drafts(folder)).toEqual([])
      })
    },
  )
})

/** A server on a port of its own, when it says that it serves. */
async function served(folder: string): Promise<ChildProcess> {
  const args = [MAIN, 'serve', folder, '--port', '0']
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const lines: string[] = []
  for await (const line of createInterface(server.stderr)) {
    lines.push(line)
    if (line.startsWith('serving at')) return server
  }
  throw new Error(`server ended: ${lines.join('\n')}`)
}

/** Settles when a build has begun. */
async function drafted(folder: string): Promise<void> {
  const watcher = watch(buildsFolder(folder))
  try {
    for (;;) {
      const changed = once(watcher, 'change')
      if ((await drafts(folder)).some((name) => name.endsWith('.duckdb'))) return
      await changed
    }
  } finally {
    watcher.close()
  }
}

async function drafts(folder: string): Promise<readonly string[]> {
  const names = await readdir(path.join(buildsFolder(folder)))
  return names.filter((name) => name.startsWith('draft-'))
}
