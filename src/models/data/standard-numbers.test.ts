import { describe, expect, it } from 'vitest'
import { bandOf, benchmarks, type Benchmark } from '../../standard/benchmarks.ts'
import type { NumberedLabel } from '../../standard/numbering.ts'
import { stages } from '../../standard/stages.ts'
import type { BowtieRow } from './bowtie.ts'
import { noRate } from './rates.ts'
import { standardNumber, type NumbersFacts } from './standard-numbers.ts'
import { noTimeRanges, noTimes } from './times.ts'

// The published path of 500 prospects: 15, 20, 90 and 32 per cent, that is 75, 15, 13.5 and 4.32.
const rates = { awareness: 0.15, education: 0.2, consideration: 0.9, selection: 0.32 }
const band = bandOf(benchmarks[0] as Benchmark, 20_000)

const row = (id: string, next: string | null): BowtieRow => {
  // One that the standard does not know is a project's own.
  const stage = { ...(stages.find((each) => each.id === id) ?? stages[0]!), id }
  const value = rates[id as keyof typeof rates] ?? null
  return {
    stage: { ...stage, next, until: 1, followed: 1, within: 30, repeats: false },
    isCounted: false,
    period: null,
    by: [],
    entered: 500,
    open: 0,
    lost: 0,
    goneOn: 0,
    rateNaive: { value: null, n: null },
    timeNaive: noTimes,
    rate: { ...noRate, value, n: 500, age: 30 },
    time: { ...noTimes, median: 40 },
    timeRanges: noTimeRanges,
    amount: '69120.00',
  }
}

const chain = (ids: readonly string[]): readonly BowtieRow[] =>
  ids.map((id, index) => row(id, ids[index + 1] ?? null))
const whole = chain(['awareness', 'education', 'consideration', 'selection', 'commit'])
const facts = (some: Partial<NumbersFacts> = {}): NumbersFacts => ({
  rows: whole,
  paths: [],
  recurring: [],
  subscriptions: 'none',
  year: { source: 'subscriptions', subscriptions: 'none', retention: null },
  lives: {
    source: 'subscriptions',
    subscriptions: 'none',
    customers: 0,
    left: 0,
    days: noTimes,
    low: null,
    high: null,
  },
  contracts: { subscriptions: 'none', terms: 0, days: noTimes },
  currency: 'USD',
  band,
  ...some,
})
const label = (id: string, some: Partial<NumberedLabel> = {}): NumberedLabel => ({
  label: 'any',
  kind: 'conversion',
  id,
  ...some,
})

describe('standardNumber', () => {
  it('tells a rate beside its benchmark: 32 % of 25 % is ahead, 15 % of 9 % too', () => {
    const win = standardNumber(label('winRate'), facts())
    expect([win.rate.value, win.benchmark, win.score]).toEqual([0.32, 0.25, 'ahead'])
    expect(standardNumber(label('awarenessRate'), facts()).score).toBe('ahead')
    expect(standardNumber(label('winRate'), facts({ band: null })).score).toBeNull()
  })

  it('tells what leads over tracked stages by its path, and by nothing else', () => {
    const rows = chain(['selection', 'trial', 'commit', 'live', 'impact'])
    const rate = { ...noRate, value: 0.4, n: 500, age: 90 }
    const path = {
      from: 'selection',
      to: 'commit',
      rate,
      time: { ...noTimes, median: 25 },
      timeRanges: { ...noTimeRanges, median: { low: 20, high: 30 } },
    }
    const win = standardNumber(label('winRate'), facts({ rows, paths: [path] }))
    expect(win).toMatchObject({ rate, benchmark: 0.25, score: 'ahead', path, row: null })
    const cycle = standardNumber(label('salesCycle'), facts({ rows, paths: [path] }))
    expect(cycle).toMatchObject({
      days: { median: 25 },
      daysRanges: { median: { low: 20, high: 30 } },
      rate: noRate,
      path,
    })
    const impact = standardNumber(label('timeToFirstImpact'), facts({ rows, paths: [path] }))
    expect(impact).toMatchObject({ days: noTimes, notTold: null, path: { to: 'impact' } })
  })

  it('merges two steps where a stage is not tracked, and multiplies their benchmarks', () => {
    const rows = chain(['awareness', 'education', 'consideration', 'commit'])
    const merged = standardNumber(label('prioritizationRate'), facts({ rows }))
    expect(merged.merged).toEqual(['prioritizationRate', 'winRate'])
    expect(merged.benchmark).toBeCloseTo(0.9 * 0.25, 12)
    const win = standardNumber(label('winRate'), facts({ rows }))
    expect(win.rate.value).toBeNull()
    expect(win.notTold).toEqual({ why: 'stage', missing: 'selection' })
  })

  it('shows a discount as its label does, and scores what is stored', () => {
    const recurring = [
      {
        state: 'committed' as const,
        by: [],
        unknown: null,
        listed: true,
        count: 9,
        amount: '16000',
        listAmount: '20000',
      },
    ]
    const asked = facts({ recurring, subscriptions: 'told' })
    const plain = standardNumber(label('discountRate'), asked)
    expect([plain.rate.value, plain.benchmark]).toEqual([expect.closeTo(0.2, 12) as number, 0.2])
    const shown = standardNumber(label('discountRate', { shown: 'complement' }), asked)
    expect([shown.rate.value, shown.benchmark, shown.score]).toEqual([
      expect.closeTo(0.8, 12) as number,
      0.8,
      plain.score,
    ])
  })

  it('lets journeys’ amounts stand in for subscriptions, and says so', () => {
    const money = standardNumber(label('committedRevenue'), facts())
    expect(money).toMatchObject({ money: '69120.00', isOfJourneys: true })
    expect(standardNumber(label('runningRevenue'), facts()).notTold).toEqual({
      why: 'table',
      missing: 'subscriptions',
    })
    const unlinked = facts({ subscriptions: 'unlinked' })
    expect(standardNumber(label('discountRate'), unlinked).notTold).toEqual({ why: 'link' })
  })

  it('says of what cannot be known why', () => {
    const why = (id: string): unknown => standardNumber(label(id), facts()).notTold
    expect(why('grossRetention')).toEqual({ why: 'table', missing: 'subscriptions' })
    const year = { source: 'charges', subscriptions: 'told', retention: null } as const
    for (const id of ['grossRetention', 'expansionRate', 'netRetention']) {
      const { notTold } = standardNumber(label(id), facts({ year }))
      expect(notTold).toEqual({ why: 'movements' })
    }
    expect(why('contractLength')).toEqual({ why: 'table', missing: 'subscriptions' })
    const none = { subscriptions: 'told', terms: 0, days: noTimes } as const
    const told = standardNumber(label('contractLength'), facts({ contracts: none }))
    expect(told.notTold).toEqual({ why: 'terms' })
    expect(why('onboardingRetention')).toEqual({ why: 'stage', missing: 'live' })
    expect(standardNumber(label('entered', { stage: 'live' }), facts()).notTold).toEqual({
      why: 'stage',
      missing: 'live',
    })
  })
})
