import { describe, expect, it } from 'vitest'
import { yearLoss } from './course/year-loss.ts'
import type { ForecastFacts } from './facts.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts } from './made-facts.ts'
import { scenarioStages } from './scenario-stages.ts'
import type { Drivers } from './simulated.ts'

const facts = madeFacts({ arrivals: 200, stages: 3, goesOn: 0.4, price: 10_000, leaves: 0.01 })
const ids = ['stage-1', 'stage-2', 'stage-3', 'commit', 'live', 'retention']

const stagesOf = (all: readonly ForecastFacts[], drivers: readonly Drivers[], month: number) =>
  scenarioStages(
    [
      {
        slices: all.map((each) => ({ facts: each, model: forecastModel(each) })),
        drivers,
        weight: 1,
      },
    ],
    month,
  )

describe('the stages of a scenario', () => {
  it('are what a month’s entries come to, by hand', () => {
    const stages = stagesOf([facts], [{}], 0)
    expect(stages.map(({ id }) => id)).toEqual(ids)
    // 200 × 0.4³ are won, nine of ten begin, and a year of about one per cent a month is survived.
    const kept = 1 - (yearLoss([forecastModel(facts)]) ?? NaN)
    expect(kept).toBeCloseTo(0.99 ** 12, 3)
    const volumes = [200, 80, 32, 12.8, 11.52, 11.52 * kept]
    for (const [place, { volume }] of stages.entries()) {
      expect(volume).toBeCloseTo(volumes[place] ?? NaN, 9)
    }
    expect(stages.find(({ id }) => id === 'commit')?.money).toBeCloseTo(128_000, 6)
    // Half go on after ten days, the others after twenty.
    expect(stages.slice(0, 3).map(({ days }) => days)).toEqual([10, 10, 10])
    expect(stages.at(-1)).toMatchObject({ rate: null, days: null })
  })

  it('move with what is done by a month, and no further than all', () => {
    const drivers = {
      entering: [1, 1.5],
      rates: { 'stage-2': [1, 9] },
      days: { 'stage-1': [0.5] },
      price: [1, 1.1],
      churn: [0],
      onboarding: [9],
    }
    const at = (month: number) => stagesOf([facts], [drivers], month)
    expect(at(0)[0]?.volume).toBeCloseTo(200, 9)
    const later = at(7)
    const volumes = [300, 120, 120, 48, 48, 48]
    for (const [place, { volume }] of later.entries()) {
      expect(volume).toBeCloseTo(volumes[place] ?? NaN, 9)
    }
    expect(later[0]?.days).toBe(5)
    expect(later[3]?.money).toBeCloseTo(48 * 11_000, 6)
  })

  it('of several slices are their sums, whatever stages each has', () => {
    const other = madeFacts({ arrivals: 50, stages: 1, goesOn: 0.2 })
    const both = stagesOf([facts, other], [{}, {}], 0)
    expect(both.map(({ id }) => id)).toEqual(ids)
    expect(both[0]?.volume).toBeCloseTo(250, 9)
    expect(both[0]?.rate).toBeCloseTo((80 + 10) / 250, 9)
    expect(both[3]?.volume).toBeCloseTo(12.8 + 10, 9)
  })

  it('end where nothing more is known', () => {
    const none = { ...facts, wins: [], direct: [], stages: [] }
    expect(stagesOf([none], [{}], 0)).toEqual([])
    const { customers } = facts
    const young = { ...facts, customers: { ...customers, months: [] } }
    expect(stagesOf([young], [{}], 0).at(-1)?.id).toBe('live')
  })
})
