import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../src/answers/registry.ts'
import type { OpenApi } from '../../src/server/openapi.ts'
import { sampleApp } from './sample-app.ts'

let page = ''
beforeAll(() => {
  page = mkdtempSync(join(tmpdir(), 'bowline-static-'))
  writeFileSync(join(page, 'index.html'), '<title>the page</title>')
  writeFileSync(join(page, 'secret.html'), 'secret')
})
afterAll(() => rmSync(page, { recursive: true, force: true }))

describe('the pages of answers', () => {
  it('are the page, whatever is asked, and never kept unasked', async () => {
    const { get } = sampleApp({ page })
    for (const path of ['/answers', ...answers.map(({ name }) => `/answers/${name}?by=%2F..%2F`)]) {
      const response = await get(path)
      expect([path, response.status, await response.text()]).toEqual([
        path,
        200,
        '<title>the page</title>',
      ])
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
  })

  it.each([
    '/answers/bowtei',
    '/answers/',
    '/answers/bowtie/',
    '/answers/bowtie/rows',
    '/answers/__proto__',
    '/answers/%2e%2e%2fsecret.html',
    '/answers/../secret.html',
    '/secret.html',
    '/findings',
  ])('are nowhere else: %s', async (path) => {
    const { get, logged } = sampleApp({ page })
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } })
    expect(logged).toHaveLength(1)
  })

  it('lead to the numbers where the page has not been built', async () => {
    const { get } = sampleApp()
    const response = await get('/answers/bowtie?by=origin')
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      '/api/answers/bowtie?by=origin',
    ])
    expect((await get('/answers')).headers.get('location')).toBe('/api/answers')
    expect((await get('/answers/bowtei')).status).toBe(404)
  })
})

describe('what a form is made of', () => {
  it('has words in both languages for every option', async () => {
    const described = async (lang: string): Promise<readonly Described[]> => {
      const response = await sampleApp().get(`/api/answers?lang=${lang}`)
      return ((await response.json()) as { answers: readonly Described[] }).answers
    }
    const [english, french] = [await described('en'), await described('fr')]
    for (const [place, { name, options }] of english.entries()) {
      for (const [index, option] of options.entries()) {
        const other = french[place]?.options[index]
        expect([name, option.name, option.description]).not.toContain('')
        expect([name, option.name, option.description]).not.toContain(other?.description)
        expect(other?.choiceLabels?.length).toBe(option.choices?.length)
      }
    }
    const interval = french[0]?.options.find((option) => option.name === 'interval')
    expect(interval?.choiceLabels).toEqual(['mois', 'trimestre', 'année'])
  })

  it('is not in the schema for programs, which speaks their language', async () => {
    const response = await sampleApp().get('/api/openapi.json?lang=fr')
    const { paths } = (await response.json()) as OpenApi
    const text = JSON.stringify(Object.values(paths).map(({ get }) => get.parameters))
    expect(text).toContain('premier jour inclus')
    for (const own of ['"french"', '"label"', '"metavar"', '"choices"']) {
      expect(text).not.toContain(own)
    }
  })
})

interface Described {
  readonly name: string
  readonly options: readonly {
    readonly name: string
    readonly description: string
    readonly choices: readonly string[] | null
    readonly choiceLabels: readonly string[] | null
  }[]
}
