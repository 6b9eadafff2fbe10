import { describe, expect, it } from 'vitest'
import type { ForecastFacts } from './facts.ts'
import { forecastModel } from './forecast-model.ts'
import { leverFigure, leversOf, wonFigure } from './lever-figures.ts'

const month = {
  fresh: 0,
  returned: 0,
  contracted: 0,
  currency: 0,
  closing: 100,
  customers: 4,
  left: 0,
}

/** Ten entered: after 5 days two went on and one was lost, after 9 days three more went on; four are open. */
const facts: ForecastFacts = {
  by: [],
  origin: 20_000,
  stages: [
    {
      id: 'trial',
      arrivals: [0, 4, 6, 2],
      followed: [
        { age: 5, next: 2, skipped: 0, lost: 1, open: 0 },
        { age: 9, next: 2, skipped: 1, lost: 0, open: 0 },
        { age: 12, next: 0, skipped: 0, lost: 0, open: 4 },
      ],
      toCommit: [
        { age: 5, next: 1, skipped: 0, lost: 0, open: 0 },
        { age: 6, next: 0, skipped: 0, lost: 3, open: 0 },
      ],
      open: [{ age: 12, count: 4 }],
    },
  ],
  wins: [0, 0, 1, 2],
  direct: [0, 0, 0, 0],
  bookings: [0, 0, 100, 300],
  deal: { n: 3, sum: 400, squares: 60_000 },
  onboarding: { signed: 8, begun: 6, curve: [1] },
  customers: {
    running: 100,
    count: 4,
    squares: 2500,
    ages: [],
    leaving: [],
    months: [
      { ...month, opening: 100, churned: 2, expanded: 1 },
      { ...month, opening: 100, churned: 0, expanded: 2 },
    ],
    paidYearly: 0,
  },
}
const figure = (slices: readonly ForecastFacts[], lever: string) =>
  leverFigure(
    slices.map((each) => ({ facts: each, model: forecastModel(each) })),
    lever,
  )
const value = (lever: string, slices = [facts]) => figure(slices, lever)?.value

describe('what a lever stands at', () => {
  it('is as counted by hand', () => {
    // 2 of 10, then 3 of the 7 left.
    expect(value('rate:trial')).toBeCloseTo(0.2 + 0.7 * (3 / 7), 12)
    expect(value('days:trial')).toBe(9)
    expect(value('price')).toBeCloseTo(400 / 3, 12)
    expect(value('expansion')).toBeCloseTo(0.18, 12)
    expect(value('onboarding')).toBe(0.75)
    expect(wonFigure([facts])?.value).toBe(0.25)
  })

  it('is the same of two slices alike, and surer', () => {
    for (const lever of leversOf([facts])) {
      const factor = lever === 'entering' ? 2 : 1
      expect(value(lever, [facts, facts])).toBeCloseTo(factor * (value(lever) ?? NaN), 12)
    }
    const width = (slices: readonly ForecastFacts[]) => {
      const { low, high } = figure(slices, 'rate:trial') ?? {}
      return (high ?? NaN) - (low ?? NaN)
    }
    expect(width([facts, facts])).toBeLessThan(width([facts]))
  })

  it('is not known where nothing is', () => {
    const none = { n: 0, sum: 0, squares: 0 }
    const empty: ForecastFacts = {
      ...facts,
      stages: [],
      deal: none,
      onboarding: { signed: 0, begun: 0, curve: [] },
      customers: { ...facts.customers, months: [] },
    }
    for (const lever of [...leversOf([facts]), 'margin']) {
      expect(figure([empty], lever)).toBeNull()
      expect(figure([], lever)).toBeNull()
    }
    expect(wonFigure([empty])).toBeNull()
  })
})
