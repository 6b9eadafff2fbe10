import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { meetings } from '../../src/answers/meetings/meetings.ts'
import { readTruth } from '../../src/generator/truth/read-truth.ts'
import { withCompany } from './generated-company.ts'

const file = path.join(import.meta.dirname, '../../src/generator/worlds/won-in-meetings.truth.yaml')
const truth = readTruth(readFileSync(file, 'utf8'), file)

/** By the truth: three of four; of outbound the odds are 0.8 times as high. */
const chances: Readonly<Record<string, number>> = { inbound: 0.75, outbound: 2.4 / 3.4 }

describe('the series of a made-up company', () => {
  it('is lost after each meeting as often as its truth says, at the gaps it says', async () => {
    await withCompany({ truth, size: 6000, seed: 7 }, async ({ engine }) => {
      const told = await ask(meetings, { engine, lang: 'en' }, { by: ['motion'] })
      const held = told.rows.filter(({ meeting }) => Number(meeting) > 0)
      expect(held.map((row) => row['meeting'])).toEqual([1, 2, 3, 4, 1, 2, 3, 4])
      for (const row of held) {
        const [value, low, high] = ['rate', 'rate_low', 'rate_high'].map((name) =>
          Number(row[name]),
        )
        const error = ((high ?? 0) - (low ?? 0)) / 2 / 1.96
        const truly = chances[String(row['motion'])] ?? 0
        expect(Math.abs((value ?? 0) - truly)).toBeLessThan(4 * error)
        // The median of Erlang times of three steps, 10 days on average, is 8.9; told in whole days.
        if (row['meeting'] !== 4) expect(Number(row['gap_median'])).toBeCloseTo(9, -1)
      }
      const equal = told.summary['equal'] as readonly { count: number; each: number }[]
      for (const [at, { count, each }] of equal.entries()) {
        expect(count).toBe(4)
        expect(each).toBeCloseTo(Object.values(chances)[at] ?? 0, 1)
      }
    })
  }, 120_000)
})
