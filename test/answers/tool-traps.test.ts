import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import type { Setup } from '../../src/engine/reference/setup.ts'
import { withFolder } from '../build/scratch-project.ts'
import { runWith } from '../cli/test-effects.ts'
import { duckdbOver } from '../conformance/duckdb-over.ts'
import { companyOf, engineOver, table } from '../conformance/small-company.ts'
import { sampleApp, type SampleApp } from '../server/sample-app.ts'

// What widely used tools get wrong beside money (money-traps.test.ts): each where it would show.

const ORIGINS = ['web', 'fair', 'partner', 'mail'] as const

/** As many journeys of each origin as its place says, times ten; every second commits, later by origin. */
const journeys = ORIGINS.flatMap((origin, at) =>
  Array.from({ length: 10 * (at + 1) }, (_, i) => ({ id: `${origin} ${i}`, origin, at, i })),
)
const rows = {
  journeys: table(
    'journey_id account_id subscription_id origin',
    ...journeys.map(({ id, origin }) => [id, `of ${id}`, `s ${id}`, origin]),
  ),
  stage_entries: table(
    'journey_id stage entered_at',
    ...journeys.flatMap(({ id, at, i }) => [
      [id, 'education', '2018-01-10'],
      ...(i % 2 === 0 ? [[id, 'commit', `2018-0${2 + at}-10`]] : []),
    ]),
  ),
  subscriptions: table(
    'subscription_id account_id started_at amount billing_period',
    ...journeys
      .filter(({ i }) => i % 2 === 0)
      .map(({ id, at }) => [`s ${id}`, `of ${id}`, `2018-0${2 + at}-10`, `${at + 1}`, 'month']),
  ),
}

describe('the time to convert', () => {
  const timesWith = async (windows: Setup['policies']['windows']) => {
    const engine = engineOver(rows, { policies: { tolerance: 60, windows } })
    const { rows: told } = await ask(bowtie, { engine, lang: 'en' }, { 'as-of': '2018-07-01' })
    const education = told.find(({ stage }) => stage === 'education')
    const names = ['gone_on', 'time_naive_median', 'time_naive_p90', 'time_p90'] as const
    return names.map((name) => education?.[name])
  }

  it('is of those who convert within the window, and of nobody else', async () => {
    // After 31, 59, 90 and 120 days: 5, 10, 15 and 20 of them.
    expect(await timesWith([])).toEqual([50, 90, 120, 120])
    const window = { stage: 'education', least: 0, most: 60 }
    expect(await timesWith([window])).toEqual([15, 59, 59, 59])
  })
})

describe('a report that is sent', () => {
  const roomOf = (dimension: string) => ({
    openProject: async () => {
      const renamed = rows.journeys.map(({ origin = null, ...row }) => ({
        ...row,
        [dimension]: origin,
      }))
      const engine = engineOver({ ...rows, journeys: renamed }, { dimensions: [dimension] })
      return { engine, stale: null }
    },
  })

  it('fails aloud after a field was renamed, and leaves the last one as it was', () =>
    withFolder({}, async (folder) => {
      const file = path.join(folder, 'weekly.csv')
      const command = ['bowtie', '--by', 'origin', '--format', 'csv', '--output', file]
      expect((await runWith(command, { room: roomOf('origin') })).code).toBe(0)
      const sent = await readFile(file, 'utf8')
      expect(sent).toContain('partner')
      const { code, out, err } = await runWith(command, { room: roomOf('channel') })
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('origin')
      expect(await readFile(file, 'utf8')).toBe(sent)
    }))

  it('has its own filters, however many are asked for at once', { timeout: 60_000 }, async () => {
    const company = companyOf(rows, { dimensions: ['origin'] })
    const engine = await duckdbOver(company)
    try {
      const told = async ({ get }: SampleApp, answer: string, origin: string) => {
        const asked = `as-of=2018-07-01&by=origin&where=origin%3D${origin}`
        const response = await get(`/api/answers/${answer}?${asked}`)
        return ((await response.json()) as AnswerEnvelope).rows
      }
      const app = sampleApp({ engine })
      const questions = ['bowtie', 'revenue', 'numbers'].flatMap((answer) =>
        ORIGINS.map((origin) => [answer, origin] as const),
      )
      const together = await Promise.all(questions.map((each) => told(app, ...each)))
      for (const [at, [answer, origin]] of questions.entries()) {
        // One engine for each question: nothing can be mixed up.
        const alone = sampleApp({ engine: engineOver(rows, { dimensions: ['origin'] }) })
        const expected = await told(alone, answer, origin)
        expect(expected.length, `${answer} of ${origin}`).toBeGreaterThan(0)
        expect(expected.every((row) => row['origin'] === origin)).toBe(true)
        expect(together[at], `${answer} of ${origin}`).toEqual(expected)
      }
    } finally {
      await engine.close()
    }
  })
})
