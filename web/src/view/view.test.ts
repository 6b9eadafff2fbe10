import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bowtiePath, earlierView, slicesPath } from './questions.ts'
import { outcomeRef, splitRef } from './refs.ts'
import { changed, parseQuery, queryText, readView, type View } from './view.ts'

const text = fc.string({ minLength: 1, unit: 'grapheme' })
const views: fc.Arbitrary<View> = fc.record(
  {
    view: fc.constantFrom('period', 'stock'),
    from: text,
    to: text,
    by: text,
    where: fc.array(text, { minLength: 1 }),
    open: text,
    rows: fc.nat(999_999),
    lang: fc.constantFrom('en', 'fr'),
    theme: fc.constantFrom('light', 'dark'),
  },
  { requiredKeys: [] },
)

describe('a view', () => {
  it('comes back from its address as it was', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(readView(parseQuery(queryText({ ...view })))).toEqual(view)
        expect(readView({ ...view })).toEqual(view)
      }),
    )
  })

  it('passes over what an address should not hold', () => {
    expect(readView(parseQuery('?view=odd&rows=-1&lang=de&theme=pink&x=1&where='))).toEqual({})
    expect(readView(parseQuery('?as-of=2026-01-01'))).toEqual({ asOf: '2026-01-01' })
  })

  it('loses a part that is taken away', () => {
    expect(changed({ by: 'segment', lang: 'fr' }, { by: undefined })).toEqual({ lang: 'fr' })
  })
})

describe('questions', () => {
  const view: View = { from: '2026-07-01', to: '2026-10-01', where: ['a=b', 'a='], by: 'segment' }

  it('ask the API in its words', () => {
    expect(bowtiePath(view, 'fr')).toBe(
      '/api/answers/bowtie?from=2026-07-01&to=2026-10-01&where=a%3Db&where=a%3D&lang=fr',
    )
    expect(slicesPath(view, 'en')).toContain('&by=segment&')
    expect(slicesPath({}, 'en')).toBeNull()
  })

  it('look at the period before at the same age', () => {
    expect(earlierView({ ...view, compare: 'previous' }, '2026-10-11')).toMatchObject({
      from: '2026-04-01',
      to: '2026-07-01',
      asOf: '2026-07-11',
    })
    expect(earlierView(view, '2026-10-11')).toBeNull()
    expect(earlierView({ from: 'soon', compare: 'previous' }, '2026-10-11')).toBeNull()
  })
})

describe('refs', () => {
  it('name a column of a row, where it can be listed', () => {
    const row = 'bowtie/commit?asOf=2026-10-01&view=cohort'
    expect(splitRef(`${row}&outcome=lost`)).toEqual({ row, outcome: 'lost' })
    expect(splitRef(row)).toEqual({ row, outcome: null })
    expect(outcomeRef(row, 'open', 'cohort')).toBe(`${row}&outcome=open`)
    expect(outcomeRef(row, 'open', 'period')).toBeNull()
  })
})
