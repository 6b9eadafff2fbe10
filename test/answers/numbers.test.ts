import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { table } from '../conformance/small-company.ts'
import { sampleEngine } from '../sample-company.ts'
import { asking, companyOf, labelled, left } from './numbered-company.ts'

describe('numbers of the sample company', () => {
  const askSample = asking(sampleEngine())

  it('has a row for each number of the default numbering, and counts what is tracked', async () => {
    const answer = await askSample()
    expect(answer.rows.map(({ label }) => label)).toHaveLength(9 + 8 + 8)
    expect(labelled(answer, 'VM2')).toMatchObject({ volume: 6, money: null, side: 'left' })
    expect(labelled(answer, 'VM5')).toMatchObject({ volume: 2, side: 'knot' })
    // Education leads straight to commit: 5 dated entries, told as three steps in one.
    expect(labelled(answer, 'CR2')).toMatchObject({
      rate_n: 5,
      note: 'CR2 × CR3 × CR4 as one: Consideration and Selection not tracked',
    })
    expect(labelled(answer, 'CR4')).toMatchObject({
      rate: null,
      note: 'told by Education → Commit',
    })
    // No subscriptions: 100.50 and 200 of the two that committed.
    expect(labelled(answer, 'VM6')).toMatchObject({ money: '300.50' })
    expect(labelled(answer, 'VM8')).toMatchObject({ money: null })
  })

  it('says of everything it does not know why', async () => {
    const { rows, findings } = await askSample()
    const told = findings.map(({ code, message }) => `${code}: ${message}`).join('\n')
    const figures = ['volume', 'money', 'rate', 'days'] as const
    const empty = rows.filter((row) => figures.every((name) => row[name] === null))
    expect(empty.length).toBeGreaterThan(10)
    for (const { label } of empty) expect(told).toContain(String(label))
    expect(told).toContain(
      'number_without_table: VM7, VM8, VM9, CR5, CR7, CR8, Δt7, Δt8 cannot be known',
    )
    expect(told).toContain('number_without_stage: VM1, CR1, Δt1 cannot be known')
    expect(told).toContain('in USD, the project’s in EUR')
  })
})

describe('numbers beside a benchmark', () => {
  it('chooses the band by the median contract, and scores by the published rule', async () => {
    const answer = await asking(companyOf(left))()
    // 10 at 9,000 and 10 at 12,000: the median is 10,500, the band 5 to 15 thousand.
    expect(answer.summary).toMatchObject({
      contractValue: 10_500,
      sentence:
        'Of 4 numbers compared with Revenue Architecture (2024), 4 ahead, 0 near and 0 behind; contracts of 5,000 to 15,000 USD (median contract: 10,500.00 USD).',
    })
    expect(labelled(answer, 'CR1')).toMatchObject({ rate: expect.closeTo(0.8, 9), benchmark: 0.08 })
    expect(labelled(answer, 'CR3')).toMatchObject({ rate: expect.closeTo(0.8, 9), score: 'ahead' })
    expect(labelled(answer, 'CR4')).toMatchObject({ rate: expect.closeTo(0.5, 9), score: 'ahead' })
    expect(labelled(answer, 'Δt4')).toMatchObject({ days: 1, benchmark_days: null })
  })

  it('takes the contract value given, and the other table, with days', async () => {
    const raw = { contractValue: '40000', benchmark: 'bowtie-standard-2026' }
    const answer = await asking(companyOf(left))(raw)
    expect(labelled(answer, 'CR3')).toMatchObject({
      benchmark: 0.95,
      score: 'near',
      band: '15,000 to 50,000 USD',
    })
    // A cycle of a day, where others take 60 to 90.
    expect(labelled(answer, 'Δt4')).toMatchObject({ benchmark_days: 75, score: 'ahead' })
    const french = await asking(companyOf(left))(raw, 'fr')
    expect(labelled(french, 'CR3')).toMatchObject({ score: 'proche', side: 'gauche' })
  })

  it('multiplies the benchmarks of steps that are told as one', async () => {
    const merged = left.filter(([stage]) => stage !== 'selection')
    const answer = await asking(companyOf(merged))({ contractValue: '80000' })
    // The worked example of 80,000: 95 % × 30 %.
    expect(labelled(answer, 'CR3')).toMatchObject({
      rate: expect.closeTo(0.4, 9),
      benchmark: expect.closeTo(0.285, 12),
      score: 'ahead',
      note: 'CR3 × CR4 as one: Selection not tracked',
    })
    expect(labelled(answer, 'CR4')).toMatchObject({ rate: null, benchmark: null, score: null })
    expect(labelled(answer, 'VM4')).toMatchObject({ volume: null })
  })

  it('counts new business where journeys have kinds, and compares nothing else', async () => {
    const askKinds = asking(companyOf(left, { kinds: true }))
    expect(labelled(await askKinds(), 'VM1')).toMatchObject({ volume: 90 })
    const renewals = await askKinds({ where: ['kind=renewal'] })
    expect(labelled(renewals, 'VM1')).toMatchObject({ volume: 10 })
    expect(renewals.rows.every(({ score }) => score === null)).toBe(true)
    const split = await askKinds({ by: ['kind'] })
    expect(labelled(split, 'VM1', { kind: 'new' })).toMatchObject({ volume: 45 })
    expect(labelled(split, 'CR1', { kind: 'new' })['score']).not.toBeNull()
    expect(labelled(split, 'CR1', { kind: 'renewal' })['score']).toBeNull()
  })

  it.each([
    [{ contractValue: 'much' }, 'contract-value is no amount: much'],
    [{ by: ['shoe_size'] }, 'unknown dimension: shoe_size'],
  ])('refuses %j', async (raw, message) => {
    await expect(asking(companyOf(left))(raw)).rejects.toThrow(message)
  })
})

describe('a number over several stages', () => {
  const right = [
    ['commit', 10],
    ['live', 8],
    ['impact', 5],
  ] as const

  it('is made of its own facts, within the age at which it has nearly all happened', async () => {
    const answer = await asking(companyOf(right))()
    // Half reach the impact, two days after the commitment: never a day and a day added up.
    expect(labelled(answer, 'Δt6')).toMatchObject({
      days: 2,
      days_low: 2,
      days_high: 7,
      days_p25: 2,
      days_p75: 2,
      rate: null,
      note: 'followed from end to end, within 7 days',
      ref: null,
    })
    expect(labelled(await asking(companyOf(right))({}, 'fr'), 'Δt6')).toMatchObject({
      note: 'suivi de bout en bout, en 7 jours',
    })
    const split = await asking(companyOf(right))({ by: ['origin'] })
    // Those of the web are the first five of ten: all of them reach it, and none from the fair.
    expect(labelled(split, 'Δt6', { origin: 'web' })['days']).toBe(2)
    expect(labelled(split, 'Δt6', { origin: 'fair' })['days']).toBeNull()
  })

  it('tells a rate past a stage of the project’s own, beside its benchmark', async () => {
    const trial = [
      ['selection', 10],
      ['trial', 6],
      ['commit', 4],
    ] as const
    const stages = [
      {
        id: 'trial',
        change: 'add',
        after: 'selection',
        label: { en: 'Trial', fr: 'Essai' },
      },
    ] as const
    const answer = await asking(companyOf(trial, { stages }))({ contractValue: '40000' })
    expect(labelled(answer, 'CR4')).toMatchObject({
      rate: expect.closeTo(0.4, 9),
      rate_n: 100,
      rate_age: 7,
      score: 'ahead',
      note: 'followed from end to end, within 7 days',
    })
    expect(labelled(answer, 'Δt4')).toMatchObject({ days: 2 })
  })

  it('says where too few are there to tell it', async () => {
    const few = await asking(companyOf(right))({ to: '2018-01-02', where: ['origin=fair'] })
    expect(labelled(few, 'Δt6')['days']).toBeNull()
    const none = await asking(companyOf(right))({ from: '2017-01-01', to: '2017-02-01' })
    expect(none.findings.some(({ code }) => code === 'too_few')).toBe(false)
    const four = companyOf(right, { last: 4 })
    const { findings } = await asking(four)()
    // Onboarding, and the time to the first impact.
    expect(findings.find(({ code }) => code === 'too_few')).toMatchObject({ rows: 2 })
  })
})

describe('numbers of subscriptions', () => {
  const subscriptions = table(
    'subscription_id account_id started_at ended_at amount list_amount billing_period currency',
    ['s1', 'a', '2018-01-10', null, '80', '100', 'month', null],
    ['s2', 'a', '2018-02-01', '2018-03-01', '240', '240', 'year', null],
    ['s3', 'a', '2018-02-01', null, '5', '5', 'year', 'EUR'],
  )
  const engine = companyOf([...left, ['live', 1]], { more: { subscriptions } })

  it('shows a year’s money and the discount, as each numbering does', async () => {
    const second = await asking(engine)()
    expect(labelled(second, 'VM6')).toMatchObject({ money: '1200.00', side: 'knot' })
    expect(labelled(second, 'VM8')).toMatchObject({ money: '960.00', side: 'right' })
    // 1,200 paid of 1,440: a discount of a sixth, where others of this band give 19 %.
    expect(labelled(second, 'CR5')).toMatchObject({
      rate: expect.closeTo(5 / 6, 12),
      benchmark: expect.closeTo(0.81, 12),
      score: 'ahead',
      rate_n: 2,
    })
    expect(labelled(second, 'CR6')).toMatchObject({ rate: expect.closeTo(0.5, 9), score: 'behind' })
    expect(second.findings).toContainEqual(
      expect.objectContaining({ code: 'recurring_left_out', rows: 1 }),
    )
    const first = await asking(engine)({ numbering: 'v1' })
    // Onboarding as a loss: 1 − 0.5 beside 1 − 0.93.
    expect(labelled(first, 'CR5')).toMatchObject({
      id: 'onboardingRetention',
      rate: expect.closeTo(0.5, 9),
      benchmark: expect.closeTo(0.07, 12),
      score: 'behind',
    })
    const low = Number(labelled(first, 'CR5')['rate_low'])
    expect(low).toBeLessThan(0.5)
    expect(low).toBeCloseTo(1 - Number(labelled(second, 'CR6')['rate_high']), 12)
  })

  it('does not take subscriptions that no journey names for none', async () => {
    const { rows, findings } = await asking(engine)({ by: ['origin'] })
    // Both of ten that commit, and the one that goes live, came by the web: 9,000 and 12,000 each.
    expect(labelled({ rows } as AnswerEnvelope, 'VM6', { origin: 'web' })['money']).toBe(
      '210000.00',
    )
    expect(labelled({ rows } as AnswerEnvelope, 'VM8', { origin: 'web' })['money']).toBeNull()
    expect(findings).toContainEqual(expect.objectContaining({ code: 'number_without_link' }))
  })
})
