import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { openProject } from '../../src/build/open-project.ts'
import { effects, SOUND, withFolder } from './scratch-project.ts'

const ROUNDS = 3
const dates = Array.from({ length: 12 }, (_, month) => `2025-${`${month + 1}`.padStart(2, '0')}-15`)

/** Leads of every day of a year, half of which were recorded a month later. */
function leads(): string {
  const rows = Array.from({ length: 360 }, (_, day) => {
    const seen = new Date(Date.UTC(2025, 0, 1 + day))
    const known = new Date(seen.getTime() + (day % 2) * 30 * 86_400_000)
    const [at, recorded] = [seen, known].map((date) => date.toISOString().slice(0, 10))
    return `l${day},${at},${at},${recorded}\n`
  })
  return `id,seen,won,recorded\n${rows.join('')}`
}

const RECORDED = {
  'bowline.yaml': String(SOUND['bowline.yaml'])
    .replace('seen as entered_at', 'seen as entered_at, recorded as recorded_at')
    .replace("'commit', won", "'commit', won, recorded"),
  'leads.csv': leads(),
}

describe('many past as-of dates at once', () => {
  it('are answered as one after the other', { timeout: 120_000 }, async () => {
    await withFolder(RECORDED, async (folder) => {
      const { engine } = await openProject(folder, effects)
      const rowsOf = async (asOf: string): Promise<unknown> =>
        (await ask(bowtie, { engine, lang: 'en' }, { asOf })).rows
      const alone = new Map<string, unknown>()
      for (const date of dates) alone.set(date, await rowsOf(date))
      expect(new Set([...alone.values()].map((rows) => JSON.stringify(rows))).size).toBe(12)
      for (let round = 0; round < ROUNDS; round += 1) {
        // Each date three times, so that some are derived and some are found.
        const asked = [...dates, ...dates.toReversed(), ...dates]
        const found = await Promise.all(asked.map(rowsOf))
        expect(found).toEqual(asked.map((date) => alone.get(date)))
      }
      await engine.close()
    })
  })
})
