import { describe, expect, it } from 'vitest'
import { parseCsvHeader } from './csv-header.ts'

describe('a CSV header', () => {
  it.each([
    ['a,b,c', ',', ['a', 'b', 'c']],
    ['a;b,c;d', ';', ['a', 'b,c', 'd']],
    ['a\tb', '\t', ['a', 'b']],
    ['a|b', '|', ['a', 'b']],
    ['"a,b";"c ""d"""', ';', ['a,b', 'c "d"']],
    ['only', ',', ['only']],
    [' a , b ', ',', ['a', 'b']],
    ['id,,x', ',', ['id', 'column1', 'x']],
  ])('is read: %s', (record, delimiter, columns) => {
    expect(parseCsvHeader(record, null)).toEqual({ delimiter, columns })
  })

  it('takes the delimiter it is told', () => {
    expect(parseCsvHeader('a;b,c', ',').columns).toEqual(['a;b', 'c'])
  })

  it('refuses a name given twice, in any case', () => {
    expect(() => parseCsvHeader('id,ID', null)).toThrow('column is named twice: ID')
  })
})
