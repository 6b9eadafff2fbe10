import { answers as registry } from '../../src/answers/registry.ts'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { createApp } from '../../src/server/app.ts'
import type { Failure } from '../../src/server/failure.ts'
import { sampleEngine } from '../sample-company.ts'

const engine = sampleEngine()
const app = createApp({ source: async () => ({ engine, stale: null }), lang: 'en' })

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://localhost:4310${path}`, { headers }))

const failureOf = async (path: string): Promise<[number, Failure['error']]> => {
  const response = await get(path)
  return [response.status, ((await response.json()) as Failure).error]
}

describe('GET /api/answers/<name>', () => {
  it('is the very object of the command line', async () => {
    const response = await get(
      '/api/answers/bowtie?by=origin&by=motion&where=origin%3Dsocial&where=origin%3D&as-of=2025-06-01',
    )
    const raw = {
      by: ['origin', 'motion'],
      where: ['origin=social', 'origin='],
      asOf: '2025-06-01',
    }
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(await ask(bowtie, { engine, lang: 'en' }, raw))
  })

  it('speaks the language asked for, else that of the browser, else its own', async () => {
    const spoken = async (path: string, accept: string): Promise<unknown> => {
      const response = await get(path, { 'accept-language': accept })
      return ((await response.json()) as AnswerEnvelope).input['lang']
    }
    expect(await spoken('/api/answers/bowtie?lang=fr', 'en')).toBe('fr')
    expect(await spoken('/api/answers/bowtie', 'de, fr;q=0.8, en;q=0.5')).toBe('fr')
    expect(await spoken('/api/answers/bowtie', 'fr;q=0.1, en-GB')).toBe('en')
    expect(await spoken('/api/answers/bowtie', 'de')).toBe('en')
  })

  it('follows a ref', async () => {
    const response = await get('/api/answers/explain?ref=journey%2Fj3&limit=2')
    expect(((await response.json()) as AnswerEnvelope).rows).toHaveLength(2)
  })

  it.each([
    ['/api/answers/bowtie?by=orign', 400, 'unknown_dimension', 'did you mean origin?'],
    ['/api/answers/bowtie?asOf=soon', 400, 'bad_date', 'YYYY-MM-DD'],
    ['/api/answers/bowtie?view=stock&view=cohort', 400, 'bad_option', 'once'],
    ['/api/answers/bowtie?as-of=2025-01-01&asOf=2025-01-01', 400, 'bad_option', 'once'],
    ['/api/answers/bowtie?colour=red', 400, 'unknown_option', 'known:'],
    ['/api/answers/explain', 400, 'bad_option', 'ref'],
    ['/api/answers/explain?ref=x', 400, 'bad_ref', 'ref column'],
    ['/api/answers/explain?ref=finding%2Fx', 404, 'not_found', 'known:'],
    ['/api/answers/bowtei', 404, 'unknown_answer', 'did you mean bowtie?'],
    ['/api/answers/__proto__', 404, 'unknown_answer', 'known:'],
    ['/api/answers/bowtie?__proto__=1', 400, 'unknown_option', 'known:'],
    ['/nowhere', 404, 'not_found', '/api'],
  ])('%s is %i %s', async (path, status, code, remedy) => {
    const [given, error] = await failureOf(path)
    expect([given, error.code]).toEqual([status, code])
    expect(error.remedy).toContain(remedy)
  })

  it('tells a caller nothing of a fault of ours, and the one who runs it all', async () => {
    const told: unknown[] = []
    const secret = new Error('secret path')
    const failing = createApp({
      source: () => Promise.reject(secret),
      lang: 'en',
      report: (error) => told.push(error),
    })
    const response = await failing.request('http://localhost/api/answers/bowtie')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(told).toEqual([secret])
  })
})

describe('GET /', () => {
  it('draws the bowtie, with a way to the numbers and to the other language', async () => {
    const response = await get('/?lang=fr&by=origin')
    const page = await response.text()
    expect(response.headers.get('content-type')).toMatch(/^text\/html/u)
    expect(response.headers.get('content-language')).toBe('fr')
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('Éducation')
    expect(page).toContain('href="/api/answers/bowtie?lang=fr&amp;by=origin"')
    expect(page).toContain('href="/?lang=en&amp;by=origin"')
  })

  it('shows data as text, never as markup', async () => {
    const page = await (await get('/?by=origin')).text()
    expect(page).toContain('Sample &amp; Sons')
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script')
  })

  it('refuses what a page cannot do as JSON does', async () => {
    expect((await get('/?by=orign')).status).toBe(400)
  })
})

describe('safety', () => {
  it.each(['localhost', 'localhost:4310', '127.0.0.1:1', '[::1]:4310', 'LOCALHOST'])(
    'answers to %s',
    async (host) => {
      expect((await get('/healthz', { host })).status).toBe(200)
    },
  )

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:4310', '0.0.0.0', ''])(
    'refuses the host %j',
    async (host) => {
      const response = await get('/api/answers', { host })
      expect(response.status).toBe(403)
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await app.request('http://localhost/api/answers/bowtie', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('answers HEAD without a body', async () => {
    const response = await app.request('http://localhost/', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('lets a page load nothing from elsewhere and be framed nowhere', async () => {
    const { headers } = await get('/')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('GET /api/answers', () => {
  it('lists every answer with what it takes', async () => {
    const { answers } = (await (await get('/api/answers')).json()) as {
      readonly answers: readonly { readonly name: string; readonly options: readonly object[] }[]
    }
    expect(answers.map(({ name }) => name)).toEqual(registry.map(({ name }) => name))
    expect(answers[0]?.options).toContainEqual(
      expect.objectContaining({ name: 'where', repeatable: true, required: false }),
    )
  })
})
