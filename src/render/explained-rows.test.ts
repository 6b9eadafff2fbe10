import { describe, expect, it } from 'vitest'
import { explainedRows } from './explained-rows.ts'

describe('explainedRows', () => {
  it('names stage and outcome in the reader’s words', () => {
    const rows = [{ journey_id: 'L1', stage: 'commit', outcome: 'next' }]
    const named = explainedRows({ rows, summary: { sentence: '', label: 'Engagement' } }, 'fr')
    expect(named).toEqual([{ journey_id: 'L1', stage: 'Engagement', outcome: 'passé' }])
  })

  it('leaves rows without an outcome as they are', () => {
    const rows = [{ stage: 'commit', value: 'x' }, { outcome: 'other' }]
    expect(explainedRows({ rows, summary: { sentence: '' } }, 'en')).toEqual(rows)
  })
})
