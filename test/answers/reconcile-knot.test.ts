import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { reconcile } from '../../src/answers/reconcile/reconcile.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf } from '../conformance/small-money.ts'
import { plantedRows } from './planted-gaps.ts'

const asked = (engine: Engine, raw: RawInput = {}): Promise<AnswerEnvelope> =>
  ask(reconcile, { engine, lang: 'en' }, { view: 'knot', ...raw })

const planted = companyOf(plantedRows())

describe('reconcile, between the two sides', () => {
  it('lists wins without a subscription, and subscriptions that pay without a win', async () => {
    const found = await asked(planted, { 'as-of': '2018-06-01' })
    const told = found.rows.map(({ side, account, amount, days }) => [side, account, amount, days])
    expect(told).toEqual([
      ['won, not paid', 'unbilled', '504.00', 138],
      ['paid, not won', 'unsold', '156.00', 138],
    ])
    expect(found.summary).toMatchObject({ won: 1, won_amount: '504.00', paid: 1, waiting: 0 })
    for (const { ref } of found.rows) {
      const { rows } = await ask(explain, { engine: planted, lang: 'en' }, { ref })
      expect(rows.length).toBeGreaterThan(0)
    }
  })

  it('waits so many days for the other side', async () => {
    const found = await asked(planted, { 'as-of': '2018-06-01', grace: '139' })
    expect(found.rows).toEqual([])
    expect(found.summary).toMatchObject({ won: 0, waiting: 2 })
    expect(found.summary.sentence).toContain('2 more are less than 139 days old')
  })

  it('says where wins are not known', async () => {
    const pays = ['s1', 'a', '2018-01-01', '10', 'month']
    const header = 'subscription_id account_id started_at amount billing_period'
    const found = await asked(companyOf({ subscriptions: table(header, pays) }))
    expect(found.findings.map(({ code }) => code)).toContain('knot_unknown')
  })
})
