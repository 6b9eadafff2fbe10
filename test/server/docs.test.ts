import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { overHttp } from '../mcp/in-process.ts'
import { call } from '../mcp/tool-client.ts'
import { sampleApp } from './sample-app.ts'

const read = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../docs', name), 'utf8')
const firstColumn = (text: string): readonly string[] =>
  [...text.matchAll(/^\| (`.*?) *\|/gmu)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name),
  )

describe('docs/http.md', () => {
  const page = read('http.md')
  const routes = firstColumn(page).filter((name) => name.startsWith('/'))

  it('names routes that are there', async () => {
    const { app, get } = sampleApp()
    expect(routes.length).toBeGreaterThan(6)
    for (const route of routes) {
      const method = route === '/mcp' ? 'POST' : 'GET'
      const address = `http://localhost${route.replace('<name>', 'bowtie')}`
      const { status } = await app.request(address, { method })
      expect([route, status]).toEqual([route, expect.not.toSatisfy((code) => code === 404)])
    }
    expect((await get('/nowhere')).status).toBe(404)
  })

  it('shows an error as it is', async () => {
    const shown: unknown = JSON.parse(/```json\n(.*?)```/su.exec(page)?.[1] ?? '')
    const given: unknown = await (await sampleApp().get('/api/answers/bowtie?by=orign')).json()
    expect(shown).toEqual(given)
  })

  it('names the statuses and codes that are given', async () => {
    const sample = sampleApp({ token: 'a-long-enough-token' })
    const refused = [
      await sampleApp().get('/api/answers/bowtie?from=x'),
      await sample.get('/'),
      await sampleApp().get('/', { host: 'evil.example' }),
      await sampleApp().get('/nowhere'),
      await sampleApp().get(`/${'x'.repeat(9000)}`),
      await sampleApp().app.request('http://localhost/', { method: 'PUT' }),
      await sampleApp({ isReady: () => false }).get('/readyz'),
    ]
    for (const response of refused) {
      const { error } = (await response.json()) as { error: { code: string } }
      const row = page.split('\n').find((line) => line.startsWith(`| ${response.status} `))
      expect(row).toContain(`\`${error.code}\``)
    }
  })
})

describe('docs/mcp.md', () => {
  const page = read('mcp.md')

  it('names the tools there are, and a call that can be made', async () => {
    await overHttp({}, async (client) => {
      const { tools } = await client.listTools()
      expect(firstColumn(page)).toEqual(tools.map(({ name }) => name))
    })
    const example = JSON.parse(/`(\{"answer".*?\})`/u.exec(page)?.[1] ?? '') as object
    const given = JSON.parse(JSON.stringify(example).replace('channel', 'origin')) as object
    await overHttp({}, async (client) => {
      expect((await call(client, 'ask', { ...given })).isError).toBe(false)
    })
  })
})
