import { describe, expect, it } from 'vitest'
import { stageQuestion } from './stage-question.ts'

describe('stageQuestion', () => {
  it('takes the view’s days and filters along, and leaves out what is not given', () => {
    expect(stageQuestion({}, { stage: 'commit' })).toEqual({ stage: ['commit'] })
    const view = { from: '2026-01-01', asOf: '2026-09-01', where: ['segment=small'], open: 'x' }
    expect(stageQuestion(view, { stage: 'commit' })).toEqual({
      stage: ['commit'],
      from: ['2026-01-01'],
      asOf: ['2026-09-01'],
      where: ['segment=small'],
    })
  })

  it('asks about the slice of a row, instead of the filters of its dimension', () => {
    const view = { by: 'segment', where: ['segment=small', 'segment=mid', 'country=FR'] }
    expect(stageQuestion(view, { stage: 'commit', segment: 'mid' })['where']).toEqual([
      'country=FR',
      'segment=mid',
    ])
    expect(stageQuestion(view, { stage: 'commit', segment: null })['where']).toEqual([
      'country=FR',
      'segment=',
    ])
    expect(stageQuestion(view, { stage: 'commit' })['where']).toEqual(view.where)
  })
})
