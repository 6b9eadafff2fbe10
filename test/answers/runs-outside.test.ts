import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { levers } from '../../src/answers/levers/levers.ts'
import { plan } from '../../src/answers/plan/plan.ts'
import type { Language } from '../../src/standard/types.ts'
import { engineOver, table } from '../conformance/small-company.ts'

/** Two subscriptions came by a motion; a third runs, and no journey says how it came. */
const engine = engineOver({
  journeys: table('journey_id motion subscription_id', ['j1', 'web', 's1'], ['j2', 'desk', 's2']),
  stage_entries: table(
    'journey_id stage entered_at',
    ['j1', 'education', '2016-01-02'],
    ['j1', 'commit', '2016-01-09'],
    ['j2', 'education', '2016-02-02'],
    ['j2', 'commit', '2016-02-09'],
  ),
  subscriptions: table(
    'subscription_id account_id started_at ended_at amount billing_period',
    ['s1', 'a1', '2016-01-10', null, '100', 'month'],
    ['s2', 'a2', '2016-02-10', null, '50', 'month'],
    ['s3', 'a3', '2016-02-10', null, '25', 'month'],
  ),
})

const outside = ({ findings }: AnswerEnvelope) =>
  findings.find(({ code }) => code === 'sheet_runs_outside')
const asked = (answer: typeof plan | typeof levers, raw: RawInput, lang: Language = 'en') =>
  ask(answer as typeof plan, { engine, lang }, { asOf: '2017-01-01', ...raw })

describe('what runs in no sheet', () => {
  it('is told with its amount, by plan and by levers', async () => {
    const told = outside(await asked(plan, { by: ['motion'] }))
    expect(told?.message).toMatch(
      /^300 BRL a year of what runs \(14\.3.%\) is in no sheet: unassigned\./u,
    )
    expect(outside(await asked(levers, { by: ['motion'] }))?.message).toBe(told?.message)
    const french = outside(await asked(plan, { by: ['motion'] }, 'fr'))
    expect(french?.message).toMatch(
      /^300 BRL par an de ce qui est en cours \(14,3.%\) ne sont dans aucune feuille/u,
    )
  })

  it('is nothing where the whole is planned, or slices that have sheets', async () => {
    expect(outside(await asked(plan, {}))).toBeUndefined()
    const web = await asked(plan, { by: ['motion'], where: ['motion=web'] })
    expect(outside(web)).toBeUndefined()
  })
})
