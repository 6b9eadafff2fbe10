import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { openProject } from '../../src/build/open-project.ts'
import { projectState } from '../../src/build/project-state.ts'
import { EngineHolder } from '../../src/server/engine-holder.ts'
import { effects, NOW, SOUND, withFolder } from '../build/scratch-project.ts'
import { sampleApp, type SampleApp } from './sample-app.ts'

/** Every lead is won: in a whole answer of one build, both stages were entered by all. */
function leads(count: number): string {
  const rows = Array.from({ length: count }, (_, row) => `l${row},2025-01-01,2025-01-03\n`)
  return `id,seen,won\n${rows.join('')}`
}

async function served<T>(
  use: (world: SampleApp & { folder: string; holder: EngineHolder }) => Promise<T>,
): Promise<T> {
  return withFolder({ ...SOUND, 'leads.csv': leads(10) }, async (folder) => {
    let seconds = NOW
    const open = () => openProject(folder, { ...effects, now: () => (seconds += 1) })
    const holder = new EngineHolder(await open(), {
      state: () => projectState(folder, effects),
      open,
      now: () => performance.now() * 100,
      report: (error) => expect.unreachable(String(error)),
    })
    try {
      const app = sampleApp({ source: async () => holder.lease() })
      return await use({ ...app, folder, holder })
    } finally {
      await holder.close()
    }
  })
}

const BOWTIE = '/api/answers/bowtie'

describe('a rebuild while serving', () => {
  it('fails no request, and every answer is wholly of one build', async () => {
    await served(async ({ get, folder, logged, reported }) => {
      const entered = new Map<string, Set<number>>()
      const ask = async (): Promise<void> => {
        const response = await get(BOWTIE)
        expect(response.status).toBe(200)
        const build = response.headers.get('bowline-build') ?? ''
        const { rows } = (await response.json()) as AnswerEnvelope
        expect(rows).toHaveLength(2)
        const counts = entered.get(build) ?? new Set()
        for (const row of rows) counts.add(Number(row['entered']))
        entered.set(build, counts)
      }
      for (const count of [20, 30, 40]) {
        await writeFile(path.join(folder, 'leads.csv'), leads(count))
        const builds = entered.size
        const isSeen = (): boolean => [...entered.values()].some((counts) => counts.has(count))
        while (entered.size === builds || !isSeen()) {
          await Promise.all(Array.from({ length: 20 }, ask))
          // Answers from the shelf leave no room for anything else, as a network would.
          await new Promise(setImmediate)
        }
      }
      for (const counts of entered.values()) expect(counts.size).toBe(1)
      expect([...entered.values()].flatMap((counts) => [...counts])).toEqual(
        expect.arrayContaining([20, 30, 40]),
      )
      expect([logged, reported]).toEqual([[], []])
    })
  })

  it('answers from the last good build when the next fails, says so, and recovers', async () => {
    await served(async ({ get, folder, holder }) => {
      const first = await get(BOWTIE)
      await writeFile(path.join(folder, 'bowline.yaml'), 'company: [')
      await holder.refresh()
      const second = await get(BOWTIE)
      const { rows, findings } = (await second.json()) as AnswerEnvelope
      expect(rows[0]?.['entered']).toBe(10)
      expect(findings[0]?.code).toBe('stale_build')
      expect(second.headers.get('bowline-build')).toBe(first.headers.get('bowline-build'))
      expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'))

      await writeFile(path.join(folder, 'bowline.yaml'), String(SOUND['bowline.yaml']))
      await holder.refresh()
      const third = (await (await get(BOWTIE)).json()) as AnswerEnvelope
      expect(third.findings.map(({ code }) => code)).not.toContain('stale_build')
    })
  })
})
