import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { sampleApp } from '../server/sample-app.ts'
import { overHttp } from '../mcp/in-process.ts'
import { call } from '../mcp/tool-client.ts'

const MCP = 'http://localhost:4310/mcp'
const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} })

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code

describe('a page from elsewhere', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'http://localhost:1' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:4310.evil.example' }],
  ])('may not post: %j', async (headers) => {
    const { app, logged } = sampleApp()
    const request = { method: 'POST', body: list, headers: { ...json, ...headers } }
    const response = await app.request(MCP, request)
    expect([response.status, await codeOf(response)]).toEqual([403, 'forbidden_origin'])
    expect(logged).toEqual([expect.stringContaining('refused POST /mcp: 403 forbidden_origin')])
  })

  it('may not post a form', async () => {
    const headers = { 'content-type': 'text/plain' }
    const { app } = sampleApp()
    const response = await app.request(MCP, { method: 'POST', body: list, headers })
    expect(response.status).toBeGreaterThanOrEqual(400)
  })

  it('may neither frame nor read us', async () => {
    for (const path of ['/', '/api', '/api/answers/bowtie', '/nowhere']) {
      const { headers } = await sampleApp().get(path)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
  })

  it('reaches nothing by a name of its own that points here', async () => {
    const { get, logged } = sampleApp()
    for (const path of ['/', '/mcp', '/healthz', '/api/project']) {
      expect((await get(path, { host: 'evil.example:4310' })).status).toBe(403)
    }
    expect(logged).toHaveLength(4)
  })
})

describe('too much', () => {
  it('of an address is refused', async () => {
    const { get, logged } = sampleApp()
    const filters = Array.from({ length: 1000 }, (_, index) => `where=origin%3D${index}`)
    const response = await get(`/api/answers/bowtie?${filters.join('&')}`)
    expect([response.status, await codeOf(response)]).toEqual([414, 'address_too_long'])
    expect(logged).toHaveLength(1)
  })

  it('of filters in a call of tools is refused', async () => {
    const where = Array.from({ length: 1000 }, (_, index) => `origin=${index}`)
    await overHttp({}, async (client, { logged }) => {
      const given = { answer: 'bowtie', input: { where } }
      const { isError, text } = await call(client, 'ask', given)
      expect([isError, text]).toEqual([true, expect.stringContaining('at most 200')])
      expect(logged).toHaveLength(1)
      const long = { answer: 'bowtie', input: { where: [`origin=${'x'.repeat(9000)}`] } }
      expect((await call(client, 'ask', long)).isError).toBe(true)
    })
  })

  it.each([{ 'content-length': '1000001' }, {}])('of a body is refused: %j', async (headers) => {
    const { app, logged } = sampleApp()
    const body = `${list.slice(0, -1)},"x":"${'x'.repeat(1_000_001)}"}`
    const request = { method: 'POST', body, headers: { ...json, ...headers } }
    expect((await app.request(MCP, request)).status).toBe(413)
    expect(logged).toHaveLength(1)
  })

  it.each(['', '{', '[]', 'null', '{"jsonrpc":"2.0"}', '{"jsonrpc":"2.0","id":1,"method":"rm"}'])(
    'a call that is none is refused: %s',
    async (body) => {
      const { app, reported } = sampleApp()
      const response = await app.request(MCP, { method: 'POST', body, headers: json })
      const told = await response.text()
      expect(response.status >= 400 || told.includes('"error"')).toBe(true)
      expect(response.status).toBeLessThan(500)
      expect(reported).toEqual([])
    },
  )
})

describe('SQL in a value', () => {
  const values = [
    "'; DROP TABLE passages; --",
    "social' OR '1'='1",
    'social") OR 1=1 --',
    '\u0301',
    "\\'; COPY (SELECT 1) TO 'x'; --",
  ]

  it.each(values)('is a value that nobody has: %j', async (value) => {
    const { get } = sampleApp()
    const query = new URLSearchParams({ where: `origin=${value}` }).toString()
    const response = await get(`/api/answers/bowtie?${query}`)
    expect(response.status).toBe(200)
    const { rows } = (await response.json()) as AnswerEnvelope
    for (const row of rows) expect(row['entered']).toBe(0)
  })

  it.each(values)('is a dimension there is not: %j', async (value) => {
    const query = new URLSearchParams({ by: value }).toString()
    const response = await sampleApp().get(`/api/answers/bowtie?${query}`)
    expect([response.status, await codeOf(response)]).toEqual([400, 'unknown_dimension'])
  })
})

describe('the log', () => {
  it('is one line each, whatever the request holds, and never what stands after ?', async () => {
    const { get, logged } = sampleApp()
    await get(`/${'x'.repeat(3000)}%0Aforged%1B[31m?token=secret`)
    await get('/api/answers/%0d%0aforged?secret=1')
    expect(logged).toHaveLength(2)
    for (const line of logged) {
      expect(line.length).toBeLessThan(250)
      // oxlint-disable-next-line no-control-regex
      expect(line).not.toMatch(/[\u0000-\u001f]|secret/u)
    }
  })
})
