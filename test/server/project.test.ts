import { describe, expect, it } from 'vitest'
import type { ProjectFacts } from '../../src/server/project-facts.ts'
import { sampleEngine } from '../sample-company.ts'
import { sampleApp } from './sample-app.ts'

const factsOf = async (path: string, app = sampleApp()): Promise<ProjectFacts> =>
  (await (await app.get(path)).json()) as ProjectFacts

describe('GET /api/project', () => {
  it('has what a page draws its controls from', async () => {
    const facts = await factsOf('/api/project?lang=fr')
    expect(facts).toMatchObject({
      company: 'Sample & Sons',
      currency: 'EUR',
      timezone: 'UTC',
      asOf: '2025-07-01',
      build: { id: 'sample', stale: null },
      languages: ['en', 'fr'],
    })
    expect(facts.stages.map(({ id, label, side }) => [id, label, side])).toEqual([
      ['education', 'Éducation', 'left'],
      ['commit', 'Engagement', 'knot'],
    ])
  })

  it('has the profiles to choose from, the usual one known', async () => {
    const { profiles } = await factsOf('/api/project')
    expect(profiles.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['bowline', 'stripe', 'chartmogul']),
    )
    expect(profiles.filter(({ isUsual }) => isUsual).map(({ name }) => name)).toEqual(['bowline'])
  })

  it('counts the journeys of each value, in the stage most entered, the most first', async () => {
    const { dimensions } = await factsOf('/api/project')
    expect(dimensions).toContainEqual({
      name: 'origin',
      values: [
        { value: 'social', count: 3 },
        { value: null, count: 1 },
        { value: '<script>', count: 1 },
        { value: 'search', count: 1 },
      ],
      more: 0,
    })
  })

  it('shows 50 of ten thousand values, and counts them once', async () => {
    const engine = sampleEngine()
    let counted = 0
    const app = sampleApp({
      engine: {
        ...engine,
        counts: async () => {
          counted += 1
          return Array.from({ length: 10_000 }, (_, index) => ({
            stage: 'education',
            period: null,
            by: [`value ${index}`],
            event: 'open',
            dated: true,
            age: null,
            count: index,
            amount: null,
          }))
        },
      },
    })
    const [origin] = (await factsOf('/api/project', app)).dimensions
    const once = counted
    expect(origin?.values.length).toBe(50)
    expect(origin?.values[0]).toEqual({ value: 'value 9999', count: 9999 })
    expect(origin?.more).toBe(9950)
    await factsOf('/api/project?lang=fr', app)
    expect(counted).toBe(once)
  })

  it('says that the build is old', async () => {
    const source = async () => ({
      engine: sampleEngine(),
      stale: { builtAt: 0, reason: 'broken' },
    })
    expect((await factsOf('/api/project', sampleApp({ source }))).build.stale).toBe('broken')
  })
})
