import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../answers/answer.ts'
import { renderExplained } from './explained-text.ts'

const envelope = (
  columns: Readonly<Record<string, 'text' | 'instant'>>,
  rows: readonly AnswerRow[],
  label?: string,
): AnswerEnvelope => ({
  answer: 'explain',
  company: 'Harbor',
  asOf: '2026-10-01',
  currency: 'EUR',
  profile: 'bowline',
  input: {},
  columns: Object.entries(columns).map(([name, unit]) => ({ name, unit, label: name })),
  rows,
  summary: { sentence: '', ...(label === undefined ? {} : { label }) },
  findings: [],
})

describe('renderExplained', () => {
  it('shows rows as pairs that break between words, whatever their length', () => {
    const row = { journey_id: 'L1', note: 'a word '.repeat(60).trim(), amount: 12, gone: null }
    const text = renderExplained(envelope({ row: 'text' }, [{ row: JSON.stringify(row) }]), {
      width: 40,
      lang: 'en',
    })
    const words = text.split('\n').slice(2).join(' ').trim()
    expect(words).toBe(`journey_id: L1; note: ${row.note}; amount: 12`)
  })

  it('names stage and outcome, and shows a midnight as its day', () => {
    const columns = { stage: 'text', outcome: 'text', entered_at: 'instant' } as const
    const rows = [
      { stage: 'commit', outcome: 'next', entered_at: '2025-01-10T00:00:00+01:00' },
      { stage: 'commit', outcome: 'open', entered_at: '2025-01-11T00:30:00+01:00' },
    ]
    const text = renderExplained(envelope(columns, rows, 'Engagement'), { lang: 'fr' })
    expect(text.split('\n').slice(2)).toEqual([
      'Engagement  passé     2025-01-10',
      'Engagement  en cours  2025-01-11T00:30:00+01:00',
      '',
    ])
  })

  it('leaves what is no object as it is', () => {
    const rows = [{ value: '{not json' }, { value: '{}' }, { value: 'b91c' }]
    const text = renderExplained(envelope({ value: 'text' }, rows), { lang: 'en' })
    expect(text.split('\n').slice(2)).toEqual(['{not json', '', 'b91c', ''])
  })
})
