import { describe, expect, it } from 'vitest'
import { showFinding } from '../../src/findings/messages.ts'
import { askedOf, engineOver, findingOf, table, told } from './small-company.ts'

// A is education, B consideration, C selection.
const steps = (journey: string, course: string): [string, string, string][] =>
  Array.from(course).flatMap((letter, index): [string, string, string][] => {
    const stage = { A: 'education', B: 'consideration', C: 'selection' }[letter]
    return stage === undefined
      ? []
      : [[journey, stage, `2018-01-${String(index + 1).padStart(2, '0')}`]]
  })
const lossOf = (journey: string, course: string): [string, string][] =>
  course.includes('x') ? [[journey, `2018-01-0${course.indexOf('x') + 1}`]] : []

function company(courses: Readonly<Record<string, string>>) {
  const all = Object.entries(courses)
  return engineOver({
    stage_entries: table('journey_id stage entered_at', ...all.flatMap(([id, c]) => steps(id, c))),
    losses: table('journey_id lost_at', ...all.flatMap(([id, c]) => lossOf(id, c))),
  })
}
const [atA, atB] = ['stage_entries/education', 'stage_entries/consideration']
const asked = askedOf('2018-02-01')

describe('a journey that', () => {
  it('steps back and passes a stage over (ABAC) counts once in each', async () => {
    const engine = company({ j: 'ABAC' })
    // It leaves A on the second day and B, by passing nothing over, on the fourth.
    expect(await told(engine, asked)).toEqual([
      'consideration next 1 172800 s',
      'education next 1 86400 s',
      'selection open 1',
    ])
    expect(findingOf(engine, 're_entry', atA)).toMatchObject({
      rows: 1,
      params: { journeys: 1, entered: 1, back: 1, afterLoss: 0 },
    })
    expect(findingOf(engine, 're_entry', atB)).toBeUndefined()
  })

  it('loops three times counts once, and the other entries are told', async () => {
    const engine = company({ j: 'ABABABC', other: 'AB' })
    expect(await told(engine, asked)).toEqual([
      'consideration next 1 432000 s',
      'consideration open 1',
      'education next 2 86400 s',
      'selection open 1',
    ])
    const found = findingOf(engine, 're_entry', atA)
    expect(found).toMatchObject({
      rows: 2,
      params: { journeys: 1, entered: 2, back: 2, afterLoss: 0 },
    })
    // The third time in B stands before C: nothing was stepped back from.
    expect(findingOf(engine, 're_entry', atB)).toMatchObject({
      rows: 2,
      params: { journeys: 1, entered: 2, back: 0, afterLoss: 0 },
    })
    if (found === undefined) throw new Error('nothing was found')
    const { message, effect } = showFinding(found, 'en')
    expect(message).toBe(
      '2 further entries into education by 1 journey that had entered it before: 2 stepped back after going on, 0 began again after a loss.',
    )
    expect(effect).toContain('2 entered with a date; counting every entry, 4.')
  })

  it('begins again after a loss stays lost where it was lost', async () => {
    const engine = company({ j: 'ABxB' })
    expect(await told(engine, asked)).toEqual([
      'consideration lost 1 86400 s',
      'education next 1 86400 s',
    ])
    expect(findingOf(engine, 're_entry', atB)).toMatchObject({
      rows: 1,
      params: { journeys: 1, entered: 1, back: 0, afterLoss: 1 },
    })
  })

  it('steps back after a loss stays lost too', async () => {
    const engine = company({ j: 'ABxA' })
    expect(await told(engine, asked)).toEqual([
      'consideration lost 1 86400 s',
      'education next 1 86400 s',
    ])
    expect(findingOf(engine, 're_entry', atA)).toMatchObject({
      params: { journeys: 1, entered: 1, back: 1, afterLoss: 0 },
    })
  })

  it('steps back to where it had not been is told by the time that is left out', async () => {
    const engine = company({ j: 'BxA' })
    expect(await told(engine, asked)).toEqual([
      'consideration lost 1 86400 s',
      'education next 1 -172800 s',
    ])
    expect(findingOf(engine, 'entry_before_previous', atA)).toMatchObject({ rows: 1 })
  })

  it('goes on after a loss counts as gone on, and what that is worth is told', async () => {
    const engine = company({ j: 'AxB', lost: 'Ax', open: 'A', straight: 'AB' })
    expect(await told(engine, asked)).toContain('education next 1 172800 s')
    const found = findingOf(engine, 'resumed_after_loss', atA)
    expect(found).toMatchObject({ rows: 1, params: { example: 'j', goneOn: 2, entered: 4 } })
    if (found === undefined) throw new Error('nothing was found')
    expect(showFinding(found, 'en').effect).toContain(
      'of 4 entered with a date, 50\u00a0% have gone on; were a loss the end, 25\u00a0%.',
    )
    // As of the day after the loss it was lost.
    expect(await told(engine, askedOf('2018-01-03'))).toContain('education lost 2 86400 s')
  })
})
