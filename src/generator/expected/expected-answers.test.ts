import { describe, expect, it } from 'vitest'
import { plainOffer, plainStep, plainTruth } from '../truth/made-up/plain-truth.ts'
import type { Truth } from '../truth/truth.ts'
import { expectedAnswers } from './expected-answers.ts'
import { courseOf, tallyAnswers } from './tally-answers.ts'

const DAYS = 100

/** Exponential times of mean 10 and 20 days, even arrivals over 100 days. */
function exponentialWorld(changes: Partial<Truth> = {}): Truth {
  const exponential = (scale: number) => ({ kind: 'weibull' as const, scale, shape: 1 })
  const step = (stage: string, chance: number) =>
    plainStep({ stage, chance, lost: 0.5, time: exponential(10), timeLost: exponential(20) })
  return plainTruth({
    from: '2023-01-01',
    until: '2023-04-11',
    timezone: 'UTC',
    attributes: [],
    steps: [
      step('awareness', 0.4),
      step('education', 0.5),
      step('consideration', 0.5),
      step('selection', 0.5),
      step('commit', 1),
      step('live', 1),
    ],
    offers: [
      plainOffer({
        price: { median: 1000, sigma: 0 },
        discount: null,
        expansion: { perYear: 0, factor: { median: 1.2, sigma: 0 } },
        reactivation: { chance: 0, time: { kind: 'weibull', scale: 100, shape: 1 } },
      }),
    ],
    ...changes,
  })
}

function tallyOf(truth: Truth, size: number) {
  const { tally } = tallyAnswers(truth, size, courseOf(truth), { ages: false })
  return (stage: string) => tally.find((row) => row.attribute === null && row.stage === stage)!
}

/** Mean over arrivals even in [0, T) of an Erlang with `phases` phases of mean 10 to be over by T. */
function doneByEnd(phases: number): number {
  const steps = 20_000
  let sum = 0
  for (let k = 0; k < steps; k++) {
    const left = (((k + 0.5) / steps) * DAYS) / 10
    let term = 1
    let tail = 1
    for (let n = 1; n < phases; n++) {
      term *= left / n
      tail += term
    }
    sum += 1 - Math.exp(-left) * tail
  }
  return sum / steps
}

describe('expectedAnswers', () => {
  it('is what a hand finds where times are exponential', () => {
    const at = tallyOf(exponentialWorld(), 1000)
    // ∫ 1 - e^{-t/10} over 100 days, by hand: 1 - 0.1·(1 - e^-10).
    const once = 1 - 0.1 * (1 - Math.exp(-10))
    const lost = 1 - 0.2 * (1 - Math.exp(-5))
    expect(at('awareness').entered).toBeCloseTo(1000, 8)
    expect(at('awareness').next).toBeCloseTo(400 * once, 6)
    expect(at('awareness').lost).toBeCloseTo(300 * lost, 6)
    expect(at('education').entered).toBeCloseTo(400 * once, 6)
    // Later stages: sums of exponentials; even arrival within a day leaves an error below 0.1 %.
    expect(at('consideration').entered / (200 * doneByEnd(2))).toBeCloseTo(1, 3)
    expect(at('commit').entered / (50 * doneByEnd(4))).toBeCloseTo(1, 3)
    expect(at('impact').entered / (50 * doneByEnd(6))).toBeCloseTo(1, 3)
    expect(at('retention').entered).toBe(0)
  })

  it('has revenue without changes equal to wins at the price', () => {
    const { tally, movements, channels } = expectedAnswers(exponentialWorld(), 1000)
    const wins = tally.find(({ stage }) => stage === 'commit')!.entered
    expect(movements.reduce((sum, row) => sum + row.new, 0)).toBeCloseTo(wins * 1000, 4)
    // No term ends before the end, and nobody is lost in onboarding.
    expect(movements.at(-1)!.closing).toBeCloseTo(wins * 1000, 4)
    expect(movements.map(({ month }) => month)).toEqual([
      '2023-01-01',
      '2023-02-01',
      '2023-03-01',
      '2023-04-01',
    ])
    expect(channels).toEqual([])
  })

  it('moves wins by a tenth with a tenth more of any chance, where chances are the same for all', () => {
    const { tally, levers } = expectedAnswers(exponentialWorld(), 1000)
    const wins = tally.find(({ stage }) => stage === 'commit')!.entered
    for (const lever of ['awareness', 'education', 'consideration', 'selection']) {
      const found = levers.find((row) => row.lever === lever)!
      expect(found.wins).toBeCloseTo(wins / 10, 8)
      expect(found.arr).toBeCloseTo(wins * 100, 5)
    }
    expect(levers.find(({ lever }) => lever === 'price')).toMatchObject({
      wins: 0,
      arr: expect.closeTo(wins * 100, 5) as number,
    })
  })

  it('says what an effect with a date did', () => {
    const rival = {
      name: 'rival',
      when: {},
      stages: ['selection'],
      from: '2023-01-01',
      until: null,
      odds: 0,
      time: 1,
    }
    const [effect] = expectedAnswers(exponentialWorld({ effects: [rival] }), 1000).effects
    const wins = tallyOf(exponentialWorld(), 1000)('commit').entered
    expect(effect!.entries[0]!.stage).toBe('commit')
    expect(effect!.entries[0]!.difference).toBeCloseTo(-wins, 8)
  })

  it('knows what a channel caused', () => {
    const truth = exponentialWorld({
      attributes: [{ name: 'channel', values: [{ value: 'ads', share: [1, 1] }] }],
      channels: [{ channel: 'ads', costPerJourney: 50, caused: 0.25, touchesPerMonth: 0 }],
    })
    expect(expectedAnswers(truth, 1000).channels[0]).toEqual({
      channel: 'ads',
      journeys: expect.closeTo(1000, 8) as number,
      spend: expect.closeTo(50_000, 6) as number,
      caused: expect.closeTo(250, 8) as number,
      causedPerThousand: expect.closeTo(5, 8) as number,
    })
  })

  it('gives incidence of everybody who enters, followed beyond the end', () => {
    const { incidence } = expectedAnswers(exponentialWorld(), 1000)
    const row = incidence.find(({ stage, days }) => stage === 'selection' && days === 30)!
    expect(row.next).toBeCloseTo(0.5 * (1 - Math.exp(-3)), 8)
    expect(row.lost).toBeCloseTo(0.25 * (1 - Math.exp(-1.5)), 8)
    expect(row.skipped).toBe(0)
  })

  it('changes by less than a tenth of the sampling error of 10^6 journeys when days are divided', () => {
    const truth = plainTruth({
      luck: 0.7,
      from: '2023-01-01',
      until: '2023-12-01',
      arrivals: { ...plainTruth().arrivals, week: [1.2, 1.2, 1.2, 1.1, 1, 0.3, 0.2] },
      steps: plainTruth().steps.map((step) => ({
        ...step,
        time: { kind: 'lognormal', median: 2, sigma: 1.2 },
      })),
    })
    const entered = (perDay: number, luckNodes: number) =>
      courseOf(truth, { perDay, luckNodes }).left[0]!.map((stage) => stage.atEnd.next)
    const usual = entered(1, 12)
    entered(4, 24).forEach((fine, stage) => {
      const error = Math.sqrt((fine * (1 - fine)) / 1e6)
      expect(Math.abs(usual[stage]! - fine) / error).toBeLessThan(0.1)
    })
  })
})
