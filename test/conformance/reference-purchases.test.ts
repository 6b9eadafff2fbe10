import { describe, expect, it } from 'vitest'
import type { PurchasesQuestion } from '../../src/engine/purchases.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, table } from './small-company.ts'
import { companyOf } from './small-money.ts'

const question: PurchasesQuestion = {
  asOf: day('2018-07-01'),
  knownBefore: null,
  from: null,
  to: null,
  by: [],
  where: [],
  scope: [],
  kinds: ['one_off', 'usage'],
  notCounted: ['void'],
}

function charged(...rows: readonly (readonly (string | null)[])[]) {
  const columns = 'charge_id account_id charged_at amount kind status currency'
  const whole = rows.map((row, at) => [
    `c${at}`,
    ...row,
    ...Array.from({ length: 6 - row.length }, () => null),
  ])
  return companyOf({ charges: table(columns, ...whole) })
}

async function bought(
  engine: ReturnType<typeof charged>,
  asked: Partial<PurchasesQuestion> = {},
): Promise<string[]> {
  const { items } = await engine.eachBuyer({ ...question, ...asked, limit: 100, offset: 0 })
  return items.map(
    ({ account, repeats, first, last, spent }) =>
      `${account} ${repeats} ${formatDay(first)} ${formatDay(last)} ${spent}`,
  )
}

describe('a purchase', () => {
  it('is what is charged on one day, and the first is not a repeat', async () => {
    const engine = charged(
      ['a', '2018-01-01', '100', 'one_off'],
      ['a', '2018-01-01', '50', 'usage'],
      ['a', '2018-02-01 08:00', '10', 'one_off'],
      ['a', '2018-02-01 22:00', '5.5', 'one_off'],
      ['a', '2018-03-01', '1', 'usage'],
      ['b', '2018-06-30', '7', 'one_off'],
      ['b', '2018-07-01', '7', 'one_off'],
    )
    expect(await bought(engine)).toEqual([
      'a 2 2018-01-01 2018-03-01 16.50',
      'b 0 2018-06-30 2018-06-30 0.00',
    ])
    expect(await bought(engine, { from: day('2018-02-01') })).toEqual([
      'b 0 2018-06-30 2018-06-30 0.00',
    ])
  })

  it('is none where it is paid back the same day, under contract, void, or nobody’s', async () => {
    const engine = charged(
      ['a', '2018-01-01', '100', 'one_off'],
      ['a', '2018-02-01', '100', 'one_off'],
      ['a', '2018-02-01', '-100', 'one_off'],
      ['a', '2018-03-01', '100', 'recurring'],
      ['a', '2018-03-02', '100'],
      ['a', '2018-04-01', '100', 'one_off', 'Void'],
      ['a', '2018-05-01', '100', 'one_off', null, 'USD'],
      [null, '2018-05-01', '100', 'one_off'],
    )
    expect(await bought(engine)).toEqual(['a 0 2018-01-01 2018-01-01 0.00'])
    const not = await engine.notPurchased(question)
    expect(Object.fromEntries(not.map(({ why, lines }) => [why, lines]))).toEqual({
      not_positive: 2,
      other_kind: 2,
      not_counted: 1,
      no_rate: 1,
      no_account: 1,
    })
    expect(await bought(engine, { kinds: null })).toEqual(['a 2 2018-01-01 2018-03-02 200.00'])
  })

  it('is counted in the period it falls in', async () => {
    const engine = charged(
      ['a', '2018-01-01', '100', 'one_off'],
      ['a', '2018-02-01', '10', 'one_off'],
      ['a', '2018-02-03', '20', 'one_off'],
      ['b', '2018-02-03', '20', 'one_off'],
    )
    const sold = await engine.sold({ ...question, interval: 'month' })
    expect(
      sold.map(
        ({ period, firsts, repeats, spent }) =>
          `${formatDay(period)} ${firsts} ${repeats} ${spent}`,
      ),
    ).toEqual(['2018-01-01 1 0 0.00', '2018-02-01 1 2 30.00'])
  })
})
