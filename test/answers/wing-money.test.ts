import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { bowtie } from '../../src/answers/bowtie/bowtie.ts'
import { numbers } from '../../src/answers/numbers/numbers.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import { table } from '../conformance/small-company.ts'
import { sampleEngine } from '../sample-company.ts'
import { companyOf, labelled, left } from './numbered-company.ts'

/** Twenty pay 1,000 from January; one leaves in June, two add a half, and one comes in September. */
const followed = Array.from({ length: 20 }, (_, i): (string | null)[][] => {
  const id = [`s${i}`, `a${i}`]
  const first = (end: string | null) => [...id, '2018-01-10', end, '1000', 'year']
  if (i === 0) return [first('2018-06-10')]
  if (i < 3) return [first('2018-06-10'), [...id, '2018-06-10', null, '1500', 'year']]
  return [first(null)]
})
const columns = 'subscription_id account_id started_at ended_at amount billing_period'
const late = ['late', 'b', '2018-09-01', null, '700', 'year']
const subscriptions = table(columns, ...followed.flat(), late)
const engine = companyOf([...left, ['live', 1], ['impact', 1]], { more: { subscriptions } })
const asOf = { 'as-of': '2019-02-15' }

const asked = (raw: RawInput = {}): Promise<AnswerEnvelope> =>
  ask(bowtie, { engine, lang: 'en' }, { ...asOf, ...raw })

const carried = ({ rows }: AnswerEnvelope) =>
  rows
    .filter((row) => row['recurring'] !== null)
    .map((row) => [row['stage'], row['recurring_of'], row['recurring']])

describe('the money of the right wing', () => {
  it('is what was signed, what started and what runs, as in the numbers', async () => {
    const answer = await asked()
    expect(carried(answer)).toEqual([
      ['commit', 'committed', '20700.00'],
      ['live', 'started', '20700.00'],
      // No renewals are tracked: what runs stands at the last stage before them.
      ['impact', 'running', '20700.00'],
    ])
    const same = await ask(numbers, { engine, lang: 'en' }, asOf)
    const [wing] = answer.summary['recurring'] as Record<string, unknown>[]
    for (const [label, name] of [
      ['VM6', 'committed'],
      ['VM7', 'started'],
      ['VM8', 'running'],
      ['VM9', 'lifetime'],
    ] as const) {
      expect(wing?.[name]).toBe(labelled(same, label)['money'])
    }
  })

  it('says what moved in the last twelve whole months, or in the range asked for', async () => {
    const [wing] = (await asked()).summary['recurring'] as Record<string, unknown>[]
    expect(wing).toMatchObject({ from: '2018-02-01', until: '2019-02-01', won: '700.00' })
    expect(wing).toMatchObject({ expansion: '1000.00', lost: '-1000.00', currency: '0.00' })
    const range = { from: '2018-06-11', to: '2018-09-15' }
    const [part] = (await asked(range)).summary['recurring'] as Record<string, unknown>[]
    // By days: the changes of the 10th lie before it.
    expect(part).toMatchObject({ from: range.from, until: range.to, won: '700.00' })
    expect(part).toMatchObject({ expansion: '0.00', lost: '0.00' })
  })

  it('is what revenue tells of the same months', async () => {
    const range = { from: '2018-02-01', to: '2018-08-01' }
    const [wing] = (await asked(range)).summary['recurring'] as Record<string, unknown>[]
    const told = await ask(revenue, { engine, lang: 'en' }, { ...asOf, ...range })
    const sum = (...names: readonly string[]): number =>
      told.rows.reduce(
        (total, row) => total + names.reduce((part, name) => part + Number(row[name]), 0),
        0,
      )
    expect(Number(wing?.['won'])).toBe(sum('new', 'reactivation'))
    expect(Number(wing?.['expansion'])).toBe(sum('expansion'))
    expect(Number(wing?.['lost'])).toBe(sum('contraction', 'churn'))
    expect(sum('expansion')).toBe(1000)
  })

  it('is not told over periods, without subscriptions, nor of slices that cannot be told', async () => {
    for (const answer of [
      await asked({ interval: 'year' }),
      await asked({ by: ['origin'] }),
      await ask(bowtie, { engine: sampleEngine(), lang: 'en' }, {}),
    ]) {
      expect(answer.columns.map(({ name }) => name)).not.toContain('recurring')
      expect(answer.summary).not.toHaveProperty('recurring')
    }
  })

  it('adds up over slices where journeys name their subscriptions', async () => {
    const journeys = followed.map((_, i) => ({
      journey_id: `j${i}`,
      subscription_id: `s${i}`,
      origin: i % 2 === 0 ? 'web' : 'fair',
    }))
    const entries = journeys.map(({ journey_id }) => ({
      journey_id,
      stage: 'commit',
      entered_at: '2018-01-05',
    }))
    const linked = companyOf([], {
      more: { subscriptions, journeys, stage_entries: entries },
    })
    const answer = await ask(bowtie, { engine: linked, lang: 'en' }, { ...asOf, by: ['origin'] })
    const signed = carried(answer).filter(([stage]) => stage === 'commit')
    expect(signed.map(([, , amount]) => amount)).toEqual(['10000.00', '10000.00'])
    const wings = answer.summary['recurring'] as { by: string[]; committed: string }[]
    expect(Object.fromEntries(wings.map(({ by, committed }) => [by[0], committed]))).toEqual({
      web: '10000.00',
      fair: '10000.00',
      null: '700.00',
    })
  })

  it('tells no movements where the profile has them from a table that is not there', async () => {
    const answer = await asked({ profile: 'invoice-lines' })
    const [wing] = answer.summary['recurring'] as Record<string, unknown>[]
    expect(wing).toMatchObject({ running: '20700.00', from: null, won: null, lifetime: null })
  })

  it('says that a profile changes nothing only where it does not', async () => {
    const codes = async (which: typeof engine) => {
      const given = { ...asOf, profile: 'invoice-lines' }
      const { findings } = await ask(bowtie, { engine: which, lang: 'en' }, given)
      return findings.map(({ code }) => code)
    }
    expect(await codes(sampleEngine())).toContain('profile_unused')
    expect(await codes(engine)).not.toContain('profile_unused')
  })
})
