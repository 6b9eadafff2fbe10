import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeAnswer, type OptionDescription } from '../../../src/answers/describe-answer.ts'
import { answers } from '../../../src/answers/registry.ts'
import { answerPath, filledQuestion, givenFor, readQuestion, stillNeeded } from './question.ts'
import { parseQuery, queryText } from './view.ts'

const optionsOf = (name: string): readonly OptionDescription[] => {
  const answer = answers.find((each) => each.name === name)
  if (answer === undefined) throw new Error(`no such answer: ${name}`)
  return describeAnswer(answer, 'en').options
}

describe('the question of an address', () => {
  it('survives being written and read, whatever it holds', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !['lang', 'theme'].includes(text))
    const values = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1 })
    fc.assert(
      fc.property(fc.dictionary(name, values, { noNullPrototype: true }), (question) => {
        expect(readQuestion(parseQuery(queryText(question)))).toEqual(question)
      }),
    )
  })

  it('leaves out how the page is seen, and what is empty', () => {
    expect(readQuestion({ lang: ['fr'], theme: 'dark', asOf: [''], by: 'origin' })).toEqual({
      by: ['origin'],
    })
  })

  it('is asked in the language of the page', () => {
    expect(answerPath('bowtie', { where: ['a=1', 'a='] }, 'fr')).toBe(
      '/api/answers/bowtie?where=a%3D1&where=a%3D&lang=fr',
    )
    expect(answerPath('doubled', {}, null)).toBe('/api/answers/doubled')
  })

  it('may write an option as on the command line', () => {
    const asOf = optionsOf('bowtie').find(({ name }) => name === 'asOf')
    expect(asOf).toBeDefined()
    if (asOf !== undefined) expect(givenFor(asOf, { 'as-of': ['2025-01-01'] })).toHaveLength(1)
  })

  it('lacks what must be given', () => {
    const needed = (question: Readonly<Record<string, readonly string[]>>): readonly string[] =>
      stillNeeded(optionsOf('explain'), question).map(({ name }) => name)
    expect(needed({})).toEqual(['ref'])
    expect(needed({ ref: ['journey/j1'] })).toEqual([])
  })
})

describe('a filled form', () => {
  it('says what differs from the usual', () => {
    const form = new FormData()
    form.append('view', 'cohort')
    form.append('profile', '')
    form.append('asOf', ' 2025-03-01 ')
    form.append('by', 'origin')
    form.append('by', 'motion')
    form.append('colour', 'red')
    expect(filledQuestion(optionsOf('bowtie'), form)).toEqual({
      asOf: ['2025-03-01'],
      by: ['origin', 'motion'],
    })
  })

  it('takes a line for each value of what may be repeated', () => {
    const form = new FormData()
    form.append('where', 'a=1\n\n a=2 ')
    expect(filledQuestion(optionsOf('bowtie'), form)).toEqual({ where: ['a=1', 'a=2'] })
  })
})
