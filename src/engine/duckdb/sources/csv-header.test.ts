import { describe, expect, it } from 'vitest'
import { isUtf16, parseCsvHeader } from './csv-header.ts'

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

describe('UTF-16', () => {
  const text = (words: string): Buffer => Buffer.from(words, 'utf16le')

  it.each([
    [text('\ufeffid,seen'), true],
    [text('\ufeffid,seen').swap16(), true],
    [text('id,seen'), true],
    [text('\ufeff案件,日付'), true],
    [Buffer.from('\ufeffid,seen'), false],
    [Buffer.from([0xff, 0xfe, 0x69, 0x64]), false],
    [Buffer.from('id,\0,seen,won'), false],
    [Buffer.from(''), false],
  ])('is known by its mark and its zeros: %j', (bytes, expected) => {
    expect(isUtf16(bytes)).toBe(expected)
  })
})
