import { describe, expect, it } from 'vitest'
import { askedOf, told, withCompany } from './money-company.ts'

const HEADER =
  'charge_id,account_id,subscription_id,product,charged_at,period_start,period_end,amount,kind,status'

async function movedOf(...lines: readonly string[]): Promise<string[]> {
  return withCompany({ charges: [HEADER, ...lines].join('\n') }, async (engine) =>
    told(await engine.moved(askedOf({ asOf: '2025-02-01' }, { source: 'charges' }))),
  )
}

const YEAR = 'c1,a,s,core,2024-01-01,2024-01-01,2025-01-01,1200,recurring,paid'

describe('a credit for the rest of a line', () => {
  it('ends the line where it begins: a plan changed within its period counts once', async () => {
    // 184 of 366 days: 1200 × 184 / 366 = 603.28 back, and 2400 × 184 / 366 = 1206.56 for the rest.
    expect(
      await movedOf(
        YEAR,
        'c2,a,s,core,2024-07-01,2024-07-01,2025-01-01,-603.28,credit,paid',
        'c3,a,s,core,2024-07-01,2024-07-01,2025-01-01,1206.56,recurring,paid',
      ),
    ).toEqual([
      // 366 days are 1.00 years, 184 are 0.50.
      '2024-01 new 1 1200.00',
      '2024-07 expansion 1 1213.12',
      '2025-01 churn 1 -2413.12',
    ])
  })

  it('is churn where nothing follows, and no contraction', async () => {
    const left = ['2024-01 new 1 1200.00', '2024-07 churn 1 -1200.00']
    const credit = (amount: string) => `c2,a,s,core,2024-07-01,2024-07-01,2025-01-01,${amount}`
    expect(await movedOf(YEAR, `${credit('-603.28')},credit,paid`)).toEqual(left)
    // Told by the hour, in two parts, or rounded: a day more or less is the same.
    expect(await movedOf(YEAR, `${credit('-600')},credit,paid`)).toEqual(left)
    expect(
      await movedOf(
        YEAR,
        `${credit('-300')},credit,paid`,
        `${credit('-303.28').replace('c2', 'c3')},credit,paid`,
      ),
    ).toEqual(left)
  })

  it('is for the line that began before it, and not for the one that begins with it', async () => {
    // A change downwards in the last month: what is credited is more than the new line costs.
    expect(
      await movedOf(
        YEAR,
        'c2,a,s,core,2024-12-02,2024-12-02,2025-01-01,-98.36,credit,paid',
        'c3,a,s,core,2024-12-02,2024-12-02,2025-01-01,49.18,recurring,paid',
      ),
    ).toEqual([
      '2024-01 new 1 1200.00',
      // 49.18 × 365.25 / 30 = 598.7665.
      '2024-12 contraction 1 -601.2335',
      '2025-01 churn 1 -598.7665',
    ])
  })

  it('takes back a line whole, which then counts nowhere', async () => {
    expect(
      await movedOf(YEAR, 'c2,a,s,core,2024-01-09,2024-01-01,2025-01-01,-1200,credit,paid'),
    ).toEqual([])
  })

  it('leaves the line as it is where it is for less, for another thing, or does not count', async () => {
    const whole = ['2024-01 new 1 1200.00', '2025-01 churn 1 -1200.00']
    const others = [
      // A goodwill of 100, a refund without a period, and one of a time within the line.
      'c2,a,s,core,2024-07-01,2024-07-01,2025-01-01,-100,credit,paid',
      'c3,a,s,core,2024-07-01,,,-603.28,credit,paid',
      'c4,a,s,core,2024-07-01,2024-03-01,2024-07-01,-400,credit,paid',
      'c5,a,s,more,2024-07-01,2024-07-01,2025-01-01,-603.28,credit,paid',
      'c6,b,s,core,2024-07-01,2024-07-01,2025-01-01,-603.28,credit,paid',
      'c7,a,t,core,2024-07-01,2024-07-01,2025-01-01,-603.28,credit,paid',
      'c8,a,s,core,2024-07-01,2024-07-01,2025-01-01,-603.28,credit,void',
      'c9,a,s,core,2024-07-01,2024-07-01,2025-01-01,603.28,credit,paid',
      'c0,a,s,core,2024-07-01,2024-07-01,2025-01-01,-603.28,one_off,paid',
    ]
    for (const other of others) expect(await movedOf(YEAR, other), other).toEqual(whole)
  })
})
