import { expect, it } from 'vitest'
import { stages } from './stages.ts'

it('the nine stages stand in the order of the bowtie', () => {
  expect(stages.map(({ side, id }) => `${side} ${id}`)).toEqual([
    'left awareness',
    'left education',
    'left consideration',
    'left selection',
    'knot commit',
    'right live',
    'right impact',
    'right retention',
    'right expansion',
  ])
})

it('every stage says its name and what enters it, in both languages, once', () => {
  for (const lang of ['en', 'fr'] as const) {
    const words = stages.flatMap(({ label, entered }) => [label[lang], entered[lang]])
    for (const word of words) expect(word.trim()).not.toBe('')
    expect(new Set(words).size).toBe(2 * stages.length)
  }
})
