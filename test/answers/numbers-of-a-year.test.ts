import { describe, expect, it } from 'vitest'
import { table } from '../conformance/small-company.ts'
import { asking, companyOf, labelled, left } from './numbered-company.ts'

describe('numbers of a year’s retention', () => {
  // A hundred pay 1,000 a year from January; three leave, two pay half, and twelve add a half.
  const followed = Array.from({ length: 100 }, (_, i): (string | null)[][] => {
    const id = [`s${i}`, `a${i}`]
    const first = (end: string | null) => [...id, '2018-01-10', end, '1000', 'year']
    if (i < 3) return [first('2018-06-10')]
    if (i < 5) return [first('2018-06-10'), [...id, '2018-06-10', null, '500', 'year']]
    if (i < 17) return [first('2018-06-10'), [...id, '2018-06-10', null, '1500', 'year']]
    return [first(null)]
  })
  const subscriptions = table(
    'subscription_id account_id started_at ended_at amount billing_period',
    ...followed.flat(),
    // Who came later is in none of it, and runs.
    ['late', 'b', '2018-09-01', null, '700', 'year'],
  )
  const ask19 = asking(companyOf([...left, ['live', 1]], { more: { subscriptions } }))

  it('keeps 96 %, adds a sixteenth to that, and is 102 % net, as published', async () => {
    const answer = await ask19({ 'as-of': '2019-02-15' })
    const [gross, more] = [labelled(answer, 'CR7'), labelled(answer, 'CR8')]
    expect(gross).toMatchObject({ rate: 0.96, rate_n: 100, benchmark: 0.95, score: 'ahead' })
    expect(more).toMatchObject({ rate: expect.closeTo(0.0625, 12), rate_n: 100, score: 'behind' })
    expect(Number(gross['rate']) * (1 + Number(more['rate']))).toBeCloseTo(1.02, 12)
    expect(gross['note']).toBe('of who paid twelve months before the last whole month ended')
    const fourth = await ask19({ 'as-of': '2019-02-15', numbering: 'v4' })
    expect(labelled(fourth, 'CR8')).toMatchObject({ id: 'netRetention', rate: 1.02 })

    // 102,700 run; 102,700 × (1.02⁵ − 1) ÷ 0.02 over five years.
    expect(labelled(answer, 'VM8')).toMatchObject({ money: '102700.00' })
    expect(labelled(answer, 'VM9')).toMatchObject({
      money: '534454.92',
      note: 'what runs, over 5 years, extrapolated at a net retention of 102\u00a0%',
    })
  })

  it('leads to who moved in the year', async () => {
    const { rows } = await ask19({ 'as-of': '2019-02-15' })
    const ref = rows.find(({ label }) => label === 'CR7')?.['ref']
    expect(ref).toContain('from=2018-02-01&to=2019-02-01')
  })

  it('is not told, and says why, where nobody is known who paid a year ago', async () => {
    const answer = await ask19({ 'as-of': '2018-12-15' })
    for (const number of ['VM9', 'CR7', 'CR8']) {
      expect(labelled(answer, number)).toMatchObject({ rate: null, money: null })
    }
    const told = answer.findings.map(({ code, message }) => `${code}: ${message}`)
    expect(told).toContain(
      'number_without_movements: VM9, CR7, CR8 cannot be known: nobody is known who paid twelve months before the last whole month ended.',
    )
  })

  it('is by the profile: whose money it is, and from which table', async () => {
    const answer = await ask19({ 'as-of': '2019-02-15', profile: 'invoice-lines' })
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ code: 'number_without_table', where: 'charges' }),
    )
    expect(labelled(answer, 'CR7')['rate']).toBeNull()
  })
})

describe('how long customers stay', () => {
  // By the ends of months: four in ten leave after four months, two after eight, four are there.
  const ends = [...Array.from({ length: 4 }, () => '2018-05-10'), '2018-09-10', '2018-09-10']
  const subscriptions = table(
    'subscription_id account_id started_at ended_at amount billing_period',
    ...Array.from({ length: 10 }, (_, i) => [
      `s${i}`,
      `a${i}`,
      '2018-01-10',
      ends[i] ?? null,
      '100',
      'year',
    ]),
  )
  const ask18 = asking(companyOf([...left, ['live', 1]], { more: { subscriptions } }))

  it('is the age by which half have left, those still there counted as long as watched', async () => {
    const answer = await ask18({ 'as-of': '2019-01-01' })
    const row = labelled(answer, 'Δt8')
    const month = 365.25 / 12
    expect(row).toMatchObject({ days: 8 * month, days_p25: 4 * month, days_p75: null })
    expect(row).toMatchObject({ days_low: 4 * month, days_high: null, rate: null })
    expect(row['note']).toBe('of accounts, by the month: 6 of 10 have left')
  })

  it('is not told before half have left, and says why', async () => {
    const answer = await ask18({ 'as-of': '2018-07-01' })
    expect(labelled(answer, 'Δt8')).toMatchObject({ days: null, days_low: null })
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ code: 'number_not_half', rows: 1 }),
    )
    const other = await ask18({ 'as-of': '2019-01-01', profile: 'invoice-lines' })
    expect(labelled(other, 'Δt8')['days']).toBeNull()
    expect(other.findings).toContainEqual(
      expect.objectContaining({ code: 'number_without_table', where: 'charges' }),
    )
  })
})

describe('how long contracts are', () => {
  const termed = (...ends: readonly (string | null)[]) =>
    table(
      'subscription_id account_id started_at ended_at amount billing_period term_ends_at',
      ...ends.map((end, i) => [`s${i}`, `a${i}`, '2018-01-01', null, '100', 'year', end]),
    )
  const askOf = (...ends: readonly (string | null)[]) =>
    asking(companyOf([...left, ['live', 1]], { more: { subscriptions: termed(...ends) } }))

  it('is the median of terms, with quartiles', async () => {
    const ends = ['2018-04-01', '2019-01-01', '2019-01-01', '2020-01-01', '2021-01-01']
    const answer = await askOf(...ends, null)()
    const row = labelled(answer, 'Δt7')
    expect(row).toMatchObject({ days: 365, days_p25: 365, days_p75: 730, days_low: null })
    expect(row['note']).toBe('of 5 terms of subscriptions')
    // Terms are of subscriptions, whatever table money is from.
    const other = await askOf(...ends)({ profile: 'invoice-lines' })
    expect(labelled(other, 'Δt7')['days']).toBe(365)
  })

  it('is not told where no subscription has a term', async () => {
    const answer = await askOf(null)()
    expect(labelled(answer, 'Δt7')['days']).toBeNull()
    expect(answer.findings).toContainEqual(
      expect.objectContaining({
        code: 'number_without_terms',
        where: 'subscriptions.term_ends_at',
      }),
    )
  })
})
