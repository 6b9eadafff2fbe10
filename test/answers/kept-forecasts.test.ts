import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { keptFor } from '../../src/answers/kept-for.ts'
import type { KeptForecast } from '../../src/models/math/forecast/kept-forecast.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { plan } from '../../src/answers/plan/plan.ts'
import { sampleEngine } from '../sample-company.ts'

const engine = sampleEngine()

/** What is kept of a question, and what it says of what was kept. */
async function asked(raw: Record<string, unknown> = {}, before: readonly KeptForecast[] = []) {
  const shelved: KeptForecast[] = []
  const shelf = {
    read: async () => ({ forecasts: before, broken: ['2025-01-01.json'] }),
    keep: async (each: KeptForecast) => void shelved.push(each),
  }
  const kept = await keptFor(forecast, shelf)
  const envelope = await ask(forecast, { engine, lang: 'en', ...kept }, { paths: 200, ...raw })
  return { shelved, envelope }
}

describe('a forecast', () => {
  it('is kept once of each build, as the company stands now', async () => {
    const { shelved } = await asked()
    expect(shelved.map(({ origin, build }) => [formatDay(origin), build])).toEqual([
      ['2025-07-01', 'sample'],
    ])
    expect((await asked({}, shelved)).shelved).toEqual([])
    const older = shelved.map((each) => ({ ...each, build: 'another' }))
    expect((await asked({}, older)).shelved).toHaveLength(1)
    expect((await asked({ months: 24 })).shelved).toEqual(shelved)
    expect((await asked({ months: 24, seed: 9 })).shelved[0]?.seed).toBe(9)
  })

  it.each([
    [{ asOf: '2025-04-01' }],
    [{ asOf: '2025-07-01' }],
    [{ by: 'origin' }],
    [{ where: 'origin=social' }],
    [{ profile: 'stripe' }],
  ])('is not kept where it was asked for in particular: %o', async (raw) => {
    expect((await asked(raw)).shelved).toEqual([])
  })

  it('says which kept ones cannot be read, and answers all the same', async () => {
    const { envelope } = await asked()
    const finding = envelope.findings.find(({ code }) => code === 'forecast_unreadable')
    expect(finding?.message).toContain('2025-01-01.json')
    expect(envelope.rows.length).toBeGreaterThan(0)
    expect(envelope).not.toHaveProperty('keep')
  })

  it('is read and kept for no other answer', async () => {
    const shelf = { read: () => Promise.reject(new Error('asked')), keep: async () => undefined }
    expect(await keptFor(plan, shelf)).toEqual({})
  })
})
