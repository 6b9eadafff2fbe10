import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import { isCohorts, renderCohorts } from './cohort-text.ts'
import { displayWidth } from './text/display-width.ts'

const columns = ['start', 'age', 'share', 'gross_share', 'customers'].map((name) => ({
  name,
  unit: 'text' as const,
  label: name === 'share' ? 'net' : name === 'gross_share' ? 'gross' : name,
}))

/** Monthly cohorts of ten; each keeps so much of its share each month. */
function cohorts(count: number, kept = 0.9, segments: readonly (string | null)[] = []) {
  const rows = Array.from({ length: count }, (_, index) =>
    Array.from({ length: count }, (_other, age): AnswerRow => {
      const share = age < count - index ? kept ** age : null
      return {
        start: `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
        age,
        share,
        gross_share: share,
        customers: share === null ? null : 10 + index,
      }
    }),
  ).flat()
  const segment = { name: 'segment', unit: 'text' as const, label: 'segment' }
  const envelope: AnswerEnvelope = {
    answer: 'retention',
    company: 'Small',
    asOf: '2026-01-01',
    currency: 'EUR',
    profile: 'bowline',
    input: { interval: 'month', by: [], where: {} },
    columns: segments.length === 0 ? columns : [segment, ...columns],
    rows:
      segments.length === 0
        ? rows
        : segments.flatMap((value) => rows.map((row) => ({ segment: value, ...row }))),
    summary: { sentence: '' },
    findings: [],
  }
  return envelope
}

describe('cohorts in a terminal', () => {
  it('stand down, their ages across, and nothing where nothing is known yet', () => {
    expect(renderCohorts(cohorts(3), { width: 60, lang: 'en' })).toBe(
      [
        'net',
        'began    customers    0   1   2',
        '────────────────────────────────',
        '2024-01         10  100  90  81',
        '2024-02         11  100  90',
        '2024-03         12  100',
        '',
        'gross',
        'began    customers    0   1   2',
        '────────────────────────────────',
        '2024-01         10  100  90  81',
        '2024-02         11  100  90',
        '2024-03         12  100',
        '',
        'In per cent of what each cohort began with, across: periods',
        'later. What is empty lies beyond what is known.',
        '',
      ].join('\n'),
    )
  })

  it('say which ages found no room, and name slices', () => {
    const text = renderCohorts(cohorts(36, 0.99, ['small', null]), { width: 60, lang: 'en' })
    expect(text).toContain('segment: small')
    expect(text).toContain('segment missing')
    expect(text).toMatch(/Periods 10 to 35 find\s+no room here/u)
    const french = renderCohorts(cohorts(36, 0.99), { width: 60, lang: 'fr' })
    expect(french).toMatch(/Les périodes 10 à\s+35/u)
    expect(renderCohorts(cohorts(36), { width: 400, lang: 'en' })).not.toContain('no room')
  })

  it('do not round what is left of little to nothing, nor of nearly all to all', () => {
    const text = renderCohorts(cohorts(3, 0.001), { width: 60, lang: 'en' })
    expect(text).toContain('2024-01         10  100  <1  <1')
    expect(renderCohorts(cohorts(2, 0.999), { width: 60, lang: 'en' })).toContain('100 >99')
  })

  it('are never wider than the terminal', () => {
    const some = fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      kept: fc.double({ min: 0, max: 3, noNaN: true }),
      width: fc.integer({ min: 40, max: 200 }),
      lang: fc.constantFrom('en' as const, 'fr' as const),
    })
    fc.assert(
      fc.property(some, ({ count, kept, width, lang }) => {
        const lines = renderCohorts(cohorts(count, kept), { width, lang }).split('\n')
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 60 },
    )
  })

  it('are told by their columns', () => {
    expect(isCohorts(cohorts(1))).toBe(true)
    expect(isCohorts({ columns: columns.slice(0, 2) })).toBe(false)
  })
})
