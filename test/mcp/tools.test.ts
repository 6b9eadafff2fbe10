import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { answers } from '../../src/answers/registry.ts'
import { sampleEngine } from '../sample-company.ts'
import { overHttp } from './in-process.ts'
import { call } from './tool-client.ts'

describe('the tools', () => {
  it('are few, say what they take and give, and only read', async () => {
    await overHttp({}, async (client) => {
      const { tools } = await client.listTools()
      expect(tools.map(({ name }) => name)).toEqual([
        'list_answers',
        'describe_answer',
        'ask',
        'explain',
      ])
      for (const { annotations, description, outputSchema } of tools) {
        expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false })
        expect(description).not.toBe('')
        expect(outputSchema).toBeDefined()
      }
      const asked = tools.find(({ name }) => name === 'ask')?.inputSchema.properties?.['answer']
      expect(asked).toMatchObject({ enum: answers.map(({ name }) => name) })
      expect(client.getInstructions()).toContain('as-of date')
    })
  })

  it('carry as-of, profile, maturity and caveats with every result', async () => {
    await overHttp({}, async (client) => {
      const results = [
        await call(client, 'list_answers'),
        await call(client, 'describe_answer', { answer: 'bowtie' }),
        await call(client, 'ask', { answer: 'bowtie' }),
        await call(client, 'explain', { ref: 'journey/j3' }),
      ]
      for (const { isError, structured } of results) {
        expect(isError).toBe(false)
        expect(structured).toMatchObject({ asOf: '2025-07-01', profile: 'bowline', maturity: null })
        expect(structured['caveats']).toBeInstanceOf(Array)
      }
      expect(results[0]?.structured['caveats']).toContainEqual(
        expect.objectContaining({ code: 'orphan', severity: 'error' }),
      )
    })
  })

  it('describe an answer so that it can be asked', async () => {
    await overHttp({ lang: 'fr' }, async (client) => {
      const { structured } = await call(client, 'describe_answer', { answer: 'bowtie' })
      expect(structured).toMatchObject({
        title: 'Nœud papillon',
        input: { type: 'object', properties: { view: { enum: ['cohort', 'period', 'stock'] } } },
        stages: [{ id: 'education', label: 'Éducation' }, { id: 'commit' }],
      })
      expect(structured['dimensions']).toContain('origin')
    })
  })

  it('give the figures of the answer, and its sentence in words', async () => {
    const wanted = await ask(bowtie, { engine: sampleEngine(), lang: 'en' }, { by: ['origin'] })
    await overHttp({}, async (client) => {
      const given = { answer: 'bowtie', input: { by: ['origin'] } }
      const { structured, text } = await call(client, 'ask', given)
      const { rows, columns, input } = wanted
      expect(structured).toMatchObject({ rows, columns, input, total: rows.length })
      expect(text).toContain(wanted.summary.sentence)
      expect(text).toContain('as of: 2025-07-01')
      expect(text).toContain(String(rows[0]?.['ref']))
    })
  })

  it('show as many rows as asked for, and say how many there are', async () => {
    await overHttp({}, async (client) => {
      const given = { answer: 'bowtie', input: { by: ['origin'] }, limit: 3 }
      const { structured } = await call(client, 'ask', given)
      expect([(structured['rows'] as object[]).length, structured['total']]).toEqual([3, 8])
    })
  })

  it('follow a figure down to its rows', async () => {
    await overHttp({}, async (client) => {
      const { structured } = await call(client, 'ask', { answer: 'bowtie' })
      const ref = String((structured as unknown as AnswerEnvelope).rows[0]?.['ref'])
      const behind = await call(client, 'explain', { ref, limit: 2, offset: 1 })
      const rows = behind.structured['rows'] as readonly AnswerRow[]
      expect([rows.length, behind.structured['total']]).toEqual([2, 6])
      const journey = await call(client, 'explain', { ref: String(rows[0]?.['ref']) })
      expect(journey.text).toContain('stage_entries')
    })
  })

  it.each([
    ['ask', { answer: 'bowtie', input: { by: ['orign'] } }, 'unknown_dimension', 'origin'],
    ['ask', { answer: 'bowtie', input: { colour: 'red' } }, 'unknown_option', 'known'],
    ['ask', { answer: 'bowtie', input: { view: 7 } }, 'bad_option', 'cohort'],
    ['explain', { ref: 'nonsense' }, 'bad_ref', 'ref'],
    ['explain', { ref: 'finding/x' }, 'not_found', 'known'],
  ])('%s %j is refused as %s, with a remedy', async (tool, given, code, remedy) => {
    await overHttp({}, async (client, { logged }) => {
      const { isError, text } = await call(client, tool, given)
      const { error } = JSON.parse(text) as { error: { code: string; remedy: string } }
      expect([isError, error.code]).toEqual([true, code])
      expect(error.remedy).toContain(remedy)
      expect(logged).toEqual([expect.stringContaining(`refused tool ${tool}: ${code}`)])
    })
  })

  it('refuse an answer there is not before anything else', async () => {
    await overHttp({}, async (client) => {
      const { isError, text } = await call(client, 'ask', { answer: 'bowtei' })
      expect([isError, text]).toEqual([true, expect.stringContaining('bowtie')])
    })
  })

  it('tell nothing of a fault of ours', async () => {
    const source = () => Promise.reject(new Error('secret path'))
    await overHttp({ source }, async (client, { reported }) => {
      const { isError, text } = await call(client, 'ask', { answer: 'bowtie' })
      expect([isError, text]).toEqual([true, expect.stringContaining('"internal"')])
      expect(text).not.toContain('secret')
      expect(reported).toHaveLength(1)
    })
  })

  it('ask for the token of the server', async () => {
    const token = 'a-long-enough-token'
    const listed = overHttp({ token }, (client) => client.listTools())
    await expect(listed).rejects.toThrow()
    const headers = { authorization: `Bearer ${token}` }
    const { tools } = await overHttp({ token }, (client) => client.listTools(), headers)
    expect(tools).toHaveLength(4)
  })
})
