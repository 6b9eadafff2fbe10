import { describe, expect, it } from 'vitest'
import { envelopeSchema } from '../../src/answers/envelope-schema.ts'
import { optionsOf } from '../../src/answers/input/options.ts'
import { answers } from '../../src/answers/registry.ts'
import type { OpenApi } from '../../src/server/openapi.ts'
import { sampleApp } from './sample-app.ts'

const documentOf = async (path = '/api/openapi.json'): Promise<OpenApi> =>
  (await (await sampleApp().get(path)).json()) as OpenApi

describe('/api/openapi.json', () => {
  it('has every answer, with every option it takes', async () => {
    const { openapi, paths } = await documentOf()
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths)).toEqual(answers.map(({ name }) => `/api/answers/${name}`))
    for (const answer of answers) {
      const parameters = paths[`/api/answers/${answer.name}`]?.get.parameters ?? []
      expect(parameters.map(({ name, required }) => ({ key: name, required }))).toEqual(
        optionsOf(answer).map(({ key, required }) => ({ key, required })),
      )
      for (const { description } of parameters) expect(description).not.toBe('')
    }
  })

  it('refers to nothing that is not in it', async () => {
    const document = await documentOf()
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/gu)]
    expect(refs.length).toBeGreaterThan(0)
    for (const [, name = ''] of refs) expect(document.components.schemas).toHaveProperty(name)
  })

  it.each([
    '/api/answers/bowtie?by=origin&interval=month',
    '/api/answers/bowtie?view=stock',
    '/api/answers/findings',
    '/api/answers/explain?ref=journey%2Fj3',
  ])('describes %s as it is', async (path) => {
    const body: unknown = await (await sampleApp().get(path)).json()
    expect(envelopeSchema.strict().parse(body)).toEqual(body)
  })

  it('speaks French', async () => {
    const { paths } = await documentOf('/api/openapi.json?lang=fr')
    expect(paths['/api/answers/bowtie']?.get.summary).toBe('Nœud papillon')
  })
})

describe('/api', () => {
  it('is the same to read, without anything from elsewhere', async () => {
    const response = await sampleApp().get('/api', { 'accept-language': 'fr' })
    const page = await response.text()
    expect(response.headers.get('content-language')).toBe('fr')
    expect(response.headers.get('content-type')).toMatch(/^text\/html/u)
    for (const { name, question } of answers) {
      expect(page).toContain(`GET /api/answers/${name}`)
      expect(page).toContain(question.fr.replaceAll('"', '&quot;'))
    }
    expect(page).not.toMatch(/https?:\/\//u)
    expect(page).not.toContain('<script')
  })

  it('links to answers that can be asked as they are', async () => {
    const { get } = sampleApp()
    const page = await (await get('/api')).text()
    const links = [...page.matchAll(/href="(\/[^"]*)"/gu)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(4)
    for (const link of links) expect((await get(link.replaceAll('&amp;', '&'))).status).toBe(200)
  })
})
