import { describe, expect, it } from 'vitest'
import { sampleEngine } from '../sample-company.ts'
import { sampleApp } from './sample-app.ts'

const etagOf = async (path: string, app = sampleApp()): Promise<string> =>
  (await app.get(path)).headers.get('etag') ?? ''

describe('ETag', () => {
  const path = '/api/answers/bowtie?by=origin'

  it('spares asking again', async () => {
    let counted = 0
    const engine = sampleEngine()
    const app = sampleApp({
      engine: {
        ...engine,
        counts: (question) => {
          counted += 1
          return engine.counts(question)
        },
      },
    })
    const etag = await etagOf(path, app)
    const before = counted
    expect(before).toBeGreaterThan(0)
    const again = await app.get(path, { 'if-none-match': `"other", W/${etag}` })
    expect([again.status, await again.text(), counted]).toEqual([304, '', before])
    expect(again.headers.get('etag')).toBe(etag)
    expect((await app.get(path, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('is of what is meant, not of how it is written', async () => {
    const etags = await Promise.all(
      [
        '/api/answers/bowtie?as-of=2025-06-01&by=origin',
        '/api/answers/bowtie?by=origin&asOf=2025-06-01&view=cohort',
      ].map((path) => etagOf(path)),
    )
    expect(etags[0]).toBe(etags[1])
  })

  it('differs by question, language, build, and what is wrong with the build', async () => {
    const engine = sampleEngine()
    const build = { ...engine.catalog.build, id: 'next' }
    const next = { ...engine, catalog: { ...engine.catalog, build } }
    const stale = { builtAt: 0, reason: 'broken' }
    const etags = await Promise.all([
      etagOf(path),
      etagOf('/api/answers/bowtie?by=motion'),
      etagOf(`${path}&lang=fr`),
      etagOf('/api/answers/findings'),
      etagOf('/api/project'),
      etagOf(path, sampleApp({ engine: next })),
      etagOf(path, sampleApp({ source: async () => ({ engine, stale }) })),
    ])
    expect(new Set(etags).size).toBe(etags.length)
    expect(etags).not.toContain('')
  })

  it('names the build beside it, and keeps answers out of shared caches', async () => {
    const { headers } = await sampleApp().get(path)
    expect(headers.get('bowline-build')).toBe('sample')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    expect(headers.get('vary')).toContain('Accept-Language')
  })
})
