import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerColumn, AnswerRow, Unit } from '../answers/answer.ts'
import { renderTable } from './table.ts'
import { displayWidth } from './text/display-width.ts'

const column = (name: string, unit: Unit, label = name): AnswerColumn => ({ name, unit, label })

describe('renderTable', () => {
  const columns = [
    column('origin', 'text'),
    column('entered', 'count'),
    column('rate', 'fraction', 'gone on'),
    column('median', 'days'),
    column('amount', 'money'),
    column('day', 'date'),
    column('never', 'count'),
    column('ref', 'ref'),
  ]
  const rows: readonly AnswerRow[] = [
    row('organic', 8000, 0.10525, 14.7222, '1234567.80'),
    row(null, 60, null, 0, '-5.00'),
  ]

  it('aligns what it writes, and leaves out what says nothing', () => {
    expect(renderTable(columns, rows, { lang: 'en' })).toBe(
      [
        '                    gone',
        'origin   entered      on  median        amount  day',
        '──────────────────────────────────────────────────────────',
        'organic    8,000  10.5 %  14.7 d  1,234,567.80  2018-11-15',
        '              60           0.0 d         −5.00  2018-11-15',
        '',
      ].join('\n'),
    )
  })

  it('writes numbers as French readers do', () => {
    const text = renderTable(columns, rows, { lang: 'fr' })
    expect(text).toContain('8\u202f000')
    expect(text).toContain('10,5\u202f%')
    expect(text).toContain('14,7\u202fj')
    expect(text).toContain('1\u202f234\u202f567,80')
  })

  it('leaves out details where it is narrow, the last first, and says how many', () => {
    const told = [
      column('origin', 'text'),
      { ...column('first detail', 'count'), detail: true as const },
      column('entered', 'count'),
      { ...column('second detail', 'count'), detail: true as const },
      { ...column('empty', 'count'), detail: true as const },
    ]
    const own = [{ origin: 'web', entered: 7, 'first detail': 1, 'second detail': 2 }]
    const headers = (width: number, columns?: 'all' | readonly string[]): readonly string[] =>
      renderTable(told, own, { lang: 'en', width, columns })
        .split('\n')
        .filter((line) => line !== '')
    expect(headers(40).join('\n')).toContain('second')
    expect(headers(40).at(-1)).toMatch(/^web/u)
    const narrow = headers(29)
    expect(narrow.join('\n')).toContain('first')
    expect(narrow.join('\n')).not.toContain('second')
    expect(narrow.join(' ')).toContain('1 more column with')
    expect(headers(29, 'all').join('\n')).toContain('second')
    const chosen = headers(29, ['entered', 'origin'])
    expect(chosen[0]).toBe('entered  origin')
    expect(chosen.join('\n')).not.toContain('more column')
  })

  it('says that there is no row', () => {
    expect(renderTable(columns, [], { lang: 'fr' })).toBe('aucune ligne\n')
  })

  it('keeps columns aligned past wide, combining, emoji and right-to-left text', () => {
    const names = ['plain', '顧客', 'e\u0301te\u0301', '👩‍👩‍👧', 'שלום', 'ｆｕｌｌ', '한국어']
    const text = renderTable(
      [column('name', 'text'), column('n', 'count')],
      names.map((name) => ({ name, n: 7 })),
      { lang: 'en' },
    )
    const lines = text.trimEnd().split('\n').slice(2)
    expect(new Set(lines.map((line) => displayWidth(line)))).toEqual(new Set([11]))
  })

  it('wraps long text before it stacks columns', () => {
    const text = renderTable(
      [column('message', 'text'), column('rows', 'count')],
      [{ message: 'twelve rows of leads carry an impossible date', rows: 12 }],
      { width: 30, lang: 'en' },
    )
    expect(text.trimEnd().split('\n').slice(2)).toEqual([
      'twelve rows of leads        12',
      'carry an impossible date',
    ])
  })

  it('stacks blocks that repeat the first column', () => {
    const wide = Array.from({ length: 12 }, (_, index) => column(`column${index}`, 'count'))
    const text = renderTable(
      [column('stage', 'text'), ...wide],
      [Object.fromEntries([['stage', 'commit'], ...wide.map(({ name }, at) => [name, at])])],
      { width: 40, lang: 'en' },
    )
    const blocks = text.split('\n\n')
    expect(blocks).toHaveLength(4)
    for (const block of blocks) expect(block).toMatch(/^stage .*\n─+\ncommit /u)
    for (const { name } of wide) expect(text).toContain(name)
  })

  it('never leaves its width and never speaks to the terminal', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.double(),
      fc.integer(),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    const unit = fc.constantFrom<Unit>('text', 'count', 'fraction', 'days', 'money', 'date')
    const table = fc
      .array(fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), unit), {
        minLength: 1,
        maxLength: 10,
      })
      .chain((heads) =>
        fc.record({
          columns: fc.constant(heads.map(([label, unit], at) => column(`c${at}`, unit, label))),
          rows: fc.array(
            fc.record(Object.fromEntries(heads.map((_, at) => [`c${at}`, cell] as const))),
            { maxLength: 4 },
          ),
        }),
      )
    fc.assert(
      fc.property(table, fc.integer({ min: 20, max: 120 }), ({ columns, rows }, width) => {
        const text = renderTable(columns, rows, { width, lang: 'fr' })
        expect(text).not.toMatch(/(?!\n)\p{Cc}/u)
        for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 200 },
    )
  })
})

function row(
  origin: string | null,
  entered: number,
  rate: number | null,
  median: number,
  amount: string,
): AnswerRow {
  return { origin, entered, rate, median, amount, day: '2018-11-15', never: null, ref: 'bowtie/x' }
}
