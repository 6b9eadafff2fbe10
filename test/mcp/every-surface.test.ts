import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Answer, AnswerEnvelope } from '../../src/answers/answer.ts'
import { answers } from '../../src/answers/registry.ts'
import type { OpenApi } from '../../src/server/openapi.ts'
import { runWith } from '../cli/test-effects.ts'
import { sampleApp } from '../server/sample-app.ts'
import { overHttp } from './in-process.ts'
import { call } from './tool-client.ts'

type Asked = Readonly<Record<string, string | readonly string[]>>

const questions: readonly (readonly [answer: string, input: Asked])[] = [
  ['bowtie', {}],
  ['bowtie', { by: ['origin', 'motion'] }],
  ['bowtie', { by: ['origin'], where: ['origin=social', 'origin='], asOf: '2025-03-03' }],
  ['bowtie', { interval: 'month', from: '2025-01-01', to: '2025-04-01' }],
  ['bowtie', { view: 'period', interval: 'quarter', lang: 'fr' }],
  ['bowtie', { view: 'stock', where: ['motion=direct'] }],
  ['findings', {}],
  ['explain', { ref: 'journey/j3' }],
  ['explain', { ref: 'bowtie/education?asOf=2025-07-01&view=cohort', limit: '3' }],
]

const pairs = (input: Asked): readonly (readonly [string, string])[] =>
  Object.entries(input).flatMap(([key, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [key, one] as const),
  )

const kebab = (key: string): string =>
  key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)

async function overCommandLine(answer: string, input: Asked): Promise<AnswerEnvelope> {
  const options = pairs(input).map(([key, value]) => `--${kebab(key)}=${value}`)
  const { code, out } = await runWith([answer, '--format', 'json', ...options])
  expect(code).toBe(0)
  return JSON.parse(out) as AnswerEnvelope
}

async function overAddress(answer: string, input: Asked): Promise<AnswerEnvelope> {
  const query = new URLSearchParams(
    pairs(input).map(([key, value]): [string, string] => [key, value]),
  )
  const response = await sampleApp().get(`/api/answers/${answer}?${query.toString()}`)
  expect(response.status).toBe(200)
  return (await response.json()) as AnswerEnvelope
}

async function overTools(answer: string, input: Asked): Promise<object> {
  return overHttp({}, async (client) => {
    const { isError, structured } = await call(client, 'ask', { answer, input, limit: 1000 })
    expect(isError).toBe(false)
    const { caveats, maturity: _, total, ...envelope } = structured
    expect(total).toBe((envelope['rows'] as object[]).length)
    return { ...envelope, findings: caveats }
  })
}

describe('the same question', () => {
  it.each(questions)('%s %j has the same answer everywhere', async (answer, input) => {
    const typed = await overCommandLine(answer, input)
    expect(typed.rows.length).toBeGreaterThan(0)
    expect(await overAddress(answer, input)).toEqual(typed)
    expect(await overTools(answer, input)).toEqual(typed)
  })

  it('is refused with the same words everywhere', async () => {
    const { code, err } = await runWith(['bowtie', '--by', 'orign'])
    const response = await sampleApp().get('/api/answers/bowtie?by=orign')
    const { error } = (await response.json()) as { error: { message: string; remedy: string } }
    const text = await overHttp({}, async (client) => {
      return (await call(client, 'ask', { answer: 'bowtie', input: { by: ['orign'] } })).text
    })
    expect(code).toBe(2)
    expect(JSON.parse(text)).toEqual({ error })
    expect(err).toContain(error.message)
    expect(err).toContain(error.remedy)
  })
})

describe('an answer that is added', () => {
  const added: Answer<{ twice: number }> = {
    name: 'doubled',
    title: { en: 'Doubled', fr: 'Doublé' },
    question: { en: 'How much is twice as much?', fr: 'Combien font deux fois plus ?' },
    input: z.strictObject({ twice: z.int().meta({ description: 'a number to double' }) }),
    needs: [],
    run: async (_, { twice }) => ({
      asOf: '2025-07-01',
      columns: [{ name: 'double', unit: 'count', label: 'double' }],
      rows: [{ double: 2 * twice }],
      summary: { sentence: `${2 * twice}.` },
      findings: [],
    }),
  }
  const registry = [...answers, added]

  it('is a command, with its help, and a line of the list', async () => {
    const { out } = await runWith(['doubled', '--twice', '21', '--format', 'json'], { registry })
    expect((JSON.parse(out) as AnswerEnvelope).rows).toEqual([{ double: 42 }])
    expect((await runWith(['list'], { registry })).out).toContain('How much is twice as much?')
    expect((await runWith(['doubled', '--help'], { registry })).out).toContain('to double')
  })

  it('is a route, described', async () => {
    const { get } = sampleApp({ registry })
    const response = await get('/api/answers/doubled?twice=21')
    expect(((await response.json()) as AnswerEnvelope).rows).toEqual([{ double: 42 }])
    const { paths } = (await (await get('/api/openapi.json')).json()) as OpenApi
    expect(paths['/api/answers/doubled']?.get.parameters).toMatchObject([
      { name: 'twice', required: true, schema: { type: 'integer' } },
    ])
    expect(await (await get('/api')).text()).toContain('How much is twice as much?')
    expect(await (await get('/api/answers')).text()).toContain('doubled')
  })

  it('is there for an assistant', async () => {
    await overHttp({ registry }, async (client) => {
      expect((await call(client, 'list_answers')).text).toContain('doubled')
      const { structured } = await call(client, 'describe_answer', { answer: 'doubled' })
      expect(structured['input']).toMatchObject({ required: ['twice'] })
      const asked = await call(client, 'ask', { answer: 'doubled', input: { twice: 21 } })
      expect(asked.structured['rows']).toEqual([{ double: 42 }])
    })
  })
})
