import { describe, expect, it } from 'vitest'
import type { SpentQuestion } from '../../src/engine/spend.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, table } from './small-company.ts'
import { companyOf } from './small-money.ts'

const question: SpentQuestion = { knownBefore: null, by: [], where: [], scope: [] }

const engine = companyOf(
  {
    journeys: table('journey_id motion product', ['j', 'inbound', 'one']),
    spend: table(
      'month motion amount currency recorded_at team channel',
      ['2018-01-01', 'inbound', '100', null, '2018-01-01'],
      ['2018-01-01', 'outbound', '50.25', null, '2018-01-01'],
      ['2018-01-01', 'inbound', '10', 'EUR', '2018-01-01'],
      ['2018-02-01', 'inbound', '20', 'EUR', '2018-01-01'],
      ['2018-03-01', 'inbound', '7', 'USD', '2018-01-01'],
      ['2090-01-01', 'other', '1', null, '2018-01-01'],
      ['2090-01-01', 'other', '3', null, '2018-05-01'],
    ),
    exchange_rates: table(
      'currency date rate',
      ['EUR', '2017-12-31', '4'],
      ['EUR', '2018-01-02', '5'],
    ),
  },
  { dimensions: [] },
)

async function spent(asked: Partial<SpentQuestion> = {}): Promise<string[]> {
  const told = await engine.spent({ ...question, ...asked })
  return told
    .map(({ month, by, amount }) => [formatDay(month).slice(0, 7), ...by, amount].join(' '))
    .toSorted()
}

describe('what was spent', () => {
  it('is summed by month at the rate of its first day, planned months too', async () => {
    expect(await spent()).toEqual(['2018-01 190.25', '2018-02 100.00', '2018-03 ', '2090-01 3.00'])
  })

  it('is told by what the rows carry, and by nothing else', async () => {
    expect(await spent({ by: ['motion'] })).toEqual([
      '2018-01 inbound 140.00',
      '2018-01 outbound 50.25',
      '2018-02 inbound 100.00',
      '2018-03 inbound ',
      '2090-01 other 3.00',
    ])
    const where = [{ dimension: 'motion', values: ['outbound'] }]
    expect(await spent({ where })).toEqual(['2018-01 50.25'])
    expect(await spent({ by: ['product'] })).toEqual([])
    expect(await spent({ scope: [{ dimension: 'product', values: ['one'] }] })).toEqual([])
  })

  it('is what was planned then, before it was planned anew', async () => {
    expect((await spent({ knownBefore: day('2018-03-01') })).at(-1)).toBe('2090-01 1.00')
  })
})
