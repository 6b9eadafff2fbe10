import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerColumn, AnswerRow, Unit } from '../answers/answer.ts'
import { renderCsv, renderCsvToTerminal } from './csv.ts'

const column = (name: string, unit: Unit): AnswerColumn => ({ name, unit, label: name })

it('a terminal gets no control characters, however the data was meant', () => {
  const columns = [column('name', 'text'), column('sum', 'money')]
  const rows = [{ name: '\u001b[2Ja\r\nb\u009b1m\u0007', sum: '-1.50' }]
  expect(renderCsvToTerminal({ columns, rows })).toBe('name,sum\n\ufffda b\ufffd\ufffd,-1.50\n')
  expect(renderCsv({ columns, rows })).toContain('\u001b[2J')
})

describe('renderCsv', () => {
  it('writes the columns of the rows, nulls empty', () => {
    const columns = [column('origin', 'text'), column('rate', 'fraction'), column('day', 'date')]
    const rows = [
      { day: '2018-11-15', rate: 0.10525, origin: 'a "b", c' },
      { origin: null, rate: null, day: null },
    ]
    expect(renderCsv({ columns, rows })).toBe(
      'origin,rate,day\n"a ""b"", c",0.10525,2018-11-15\n,,\n',
    )
  })

  it('disarms formulas in text, never in numbers, money and dates', () => {
    const columns = [column('=name', 'text'), column('sum', 'money'), column('day', 'date')]
    const rows = [
      { '=name': '=1+1', sum: '-12.50', day: '-0044-03-15' },
      { '=name': '@SUM(A1)', sum: '=HYPERLINK("x")', day: '-x' },
      { '=name': '-5', sum: '7', day: '2018-11-15T10:00:00-03:00' },
      { '=name': '\tx', sum: '7', day: '' },
      { '=name': '＝1', sum: '7', day: '' },
    ]
    expect(renderCsv({ columns, rows })).toBe(
      [
        "'=name,sum,day",
        "'=1+1,-12.50,-0044-03-15",
        `'@SUM(A1),"'=HYPERLINK(""x"")",'-x`,
        "'-5,7,2018-11-15T10:00:00-03:00",
        "'\tx,7,",
        "'＝1,7,",
        '',
      ].join('\n'),
    )
  })

  it('reads back as it was, apostrophes apart', () => {
    const columns = [column('a', 'text'), column('b', 'count')]
    const rows = fc.array(fc.record({ a: fc.string({ unit: 'binary' }), b: fc.integer() }))
    fc.assert(
      fc.property(rows, (rows: readonly AnswerRow[]) => {
        const [, ...read] = parse(renderCsv({ columns, rows }))
        expect(read).toEqual(
          rows.map(({ a, b }) => [
            String(a).replace(/^(?=[=+\-@\t\r\n＝＋－＠])/u, "'"),
            String(b),
          ]),
        )
      }),
    )
  })
})

/** RFC 4180, written apart from the writer. */
function parse(text: string): readonly (readonly string[])[] {
  const records: string[][] = []
  let [record, field, quoted]: [string[], string, boolean] = [[], '', false]
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quoted && character === '"' && text.charAt(at + 1) === '"') {
      field += '"'
      at += 1
    } else if (character === '"') quoted = !quoted
    else if (!quoted && (character === ',' || character === '\n')) {
      record.push(field)
      field = ''
      if (character === '\n') {
        records.push(record)
        record = []
      }
    } else field += character
  }
  return records
}
