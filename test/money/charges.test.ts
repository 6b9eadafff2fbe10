import { describe, expect, it } from 'vitest'
import type { RevenuePolicies } from '../../src/standard/revenue-policies.ts'
import type { MoneyQuestion } from '../../src/engine/money.ts'
import { askedOf, told, withCompany } from './money-company.ts'

const COMPANY = {
  accounts: `account_id,segment
    a,small
    b,large`,
  journeys: `journey_id,account_id,origin,subscription_id
    j2,a,fair,s1
    j1,a,web,s1`,
  stage_entries: `journey_id,stage,entered_at
    j1,education,2024-01-01`,
  subscriptions: `subscription_id,account_id,started_at
    s1,a,2024-01-01`,
  charges: `charge_id,account_id,subscription_id,charged_at,period_start,period_end,amount,kind,status
    c1,a,s1,2024-01-01,2024-01-01,2025-01-01,100,recurring,paid
    c2,a,s1,2024-01-01,2024-01-01,2025-01-01,-40,,paid
    c3,a,,2024-02-01,2024-02-01,2024-02-15,14,recurring,paid
    c4,b,,2024-03-01,2024-03-01,2024-04-01,31,usage,paid
    c5,b,,2024-03-01,2024-03-01,2024-05-31,91,recurring,paid
    c6,b,,2024-03-01,2024-03-01,2024-04-01,5,one_off,paid
    c7,b,,2024-03-01,2024-03-01,2024-04-01,5,recurring,VOID
    c8,b,,2024-03-01,,2024-04-01,5,recurring,paid
    c9,b,,2024-03-01,2024-04-01,2024-04-01,5,recurring,paid
    c10,b,,2024-03-01,2024-04-01,2024-05-01,5,recurring,paid
    c11,b,,2024-03-01,2024-04-01,2024-05-01,-5,recurring,paid`,
}

async function movedOf(
  question: Partial<Omit<MoneyQuestion, 'asOf'>> = {},
  policies: Partial<RevenuePolicies> = {},
): Promise<string[]> {
  const asked = askedOf(question, { source: 'charges', ...policies })
  return withCompany(COMPANY, async (engine) => told(await engine.moved(asked)), [
    'origin',
    'segment',
  ])
}

describe('recurring money from invoiced lines', () => {
  it('is their sum for the length of their period, rounded to whole periods', async () => {
    expect(await movedOf()).toEqual([
      // 366 days are 1.00 years: 60. 91 days are 0.25 years: 364.
      '2024-01 new 1 60.00',
      '2024-03 new 1 364.00',
      '2024-05 churn 1 -364.00',
    ])
    // 60 × 365.25 / 366 = 59.8770491803…, 91 × 365.25 / 91.
    expect(await movedOf({}, { wholePeriods: false })).toEqual([
      '2024-01 new 1 59.8770491803',
      '2024-03 new 1 365.25',
      '2024-05 churn 1 -365.25',
    ])
  })

  it('counts use where a policy does', async () => {
    // A calendar month of 31 beside 364, until April.
    expect(await movedOf({}, { usage: 'include' })).toEqual([
      '2024-01 new 1 60.00',
      '2024-03 new 1 736.00',
      '2024-04 contraction 1 -372.00',
      '2024-05 churn 1 -364.00',
    ])
  })

  it('tells lines left out one by one', async () => {
    await withCompany(COMPANY, async (engine) => {
      const left = await engine.leftOut(askedOf({}, { source: 'charges' }))
      expect(
        left.map(({ why, intervals, amount }) => [why, intervals, amount].join(' ')).sort(),
      ).toEqual([
        'empty 1 5.00',
        'no_period 1 5.00',
        'not_positive 2 0.00',
        'not_recurring 3 41.00',
      ])
    })
  })

  it('belongs to the first journey that names its subscription, and to its own account', async () => {
    // Line c3 comes and goes within February: day by day it is 14 × 365.25 / 14.
    const moved = await movedOf(
      { by: ['origin', 'segment'], grain: 'subscription' },
      { within: 'daily' },
    )
    expect(moved).toEqual([
      '2024-01 web small new 1 60.00',
      '2024-02 (none) small churn 1 -365.25',
      '2024-02 (none) small new 1 365.25',
      '2024-03 (none) large new 1 364.00',
      '2024-05 (none) large churn 1 -364.00',
    ])
    const large = { dimension: 'segment', values: ['large'] }
    expect(await movedOf({ where: [large] })).toHaveLength(2)
    expect(
      await movedOf({ scope: [large], where: [{ dimension: 'origin', values: ['web'] }] }),
    ).toEqual([])
  })

  it('takes whole calendar months as so many twelfths, however many days they have', async () => {
    const bounds = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']
    const months = bounds.slice(1).map((end, i) => {
      const start = bounds[i] ?? ''
      return `m${i},a,${start},${start},${end},10`
    })
    const charges = [
      'charge_id,account_id,charged_at,period_start,period_end,amount',
      ...months,
      // Two months, and two months and a day.
      'd1,b,2024-01-15,2024-01-15,2024-03-15,20',
      'd2,c,2024-01-15,2024-01-15,2024-03-16,61',
    ]
    const asked = (policies: Partial<RevenuePolicies>) =>
      withCompany({ charges: charges.join('\n') }, async (engine) =>
        told(await engine.moved(askedOf({}, { source: 'charges', ...policies }))),
      )
    // 61 × 365.25 / 61.
    expect(await asked({})).toEqual([
      '2024-01 new 3 605.25',
      '2024-03 churn 2 -485.25',
      '2024-05 churn 1 -120.00',
    ])
    // 10 × 365.25 / 29 = 125.9482758621, and / 31 = 117.8225806452.
    const byDays = await asked({ wholePeriods: true })
    expect(byDays.filter((line) => line.includes('contraction'))).toEqual([
      '2024-02 contraction 1 -8.1256952169',
      // / 30 = 121.75.
      '2024-04 contraction 1 -3.9274193548',
    ])
  })
})

describe('a company without journeys', () => {
  it('is sliced by what its accounts say', async () => {
    const { accounts, charges } = COMPANY
    const asked = askedOf({ by: ['segment'] }, { source: 'charges' })
    const moved = await withCompany({ accounts, charges }, (engine) => engine.moved(asked), [
      'segment',
    ])
    expect(moved.map(({ by, movement }) => [...by, movement].join(' '))).toEqual([
      'small new',
      'large new',
      'large churn',
    ])
  })
})
