import { describe, expect, it } from 'vitest'
import { AnswerShelf } from '../../src/server/answer-shelf.ts'
import { sampleEngine } from '../sample-company.ts'
import { sampleApp } from './sample-app.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('the answer shelf', () => {
  it('keeps what was asked for last, within its room', () => {
    const shelf = new AnswerShelf(40)
    for (const etag of ['a', 'b', 'c', 'd']) shelf.put(etag, bytes(etag.repeat(10)))
    expect(shelf.get('a')).toEqual(bytes('a'.repeat(10)))
    shelf.put('e', bytes('e'.repeat(10)))
    const kept = ['a', 'b', 'c', 'd', 'e'].filter((etag) => shelf.get(etag) !== null)
    expect(kept).toEqual(['a', 'c', 'd', 'e'])
  })

  it('takes nothing that would drive out all others', () => {
    const shelf = new AnswerShelf(40)
    shelf.put('a', bytes('a'.repeat(11)))
    expect(shelf.get('a')).toBeNull()
  })
})

describe('a question asked again', () => {
  it('is not counted again, unless the build or the question differs', async () => {
    const sample = sampleEngine()
    let counted = 0
    const counts: typeof sample.counts = (question) => {
      counted += 1
      return sample.counts(question)
    }
    let id = 'one'
    const source = async () => {
      const catalog = { ...sample.catalog, build: { ...sample.catalog.build, id } }
      return { engine: { ...sample, catalog, counts }, stale: null }
    }
    const { get } = sampleApp({ source })
    const textOf = async (path: string): Promise<string> => (await get(path)).text()
    const first = await textOf('/api/answers/bowtie')
    expect([await textOf('/api/answers/bowtie?view=cohort'), counted]).toEqual([first, 1])
    await textOf('/api/answers/bowtie?by=origin')
    expect(counted).toBe(2)
    id = 'two'
    await textOf('/api/answers/bowtie')
    expect(counted).toBe(3)
  })
})
