import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreOrigins, type Method, type OriginOutcome } from './backtest.ts'
import { QUANTILES, type Fan } from './simulated.ts'

/** Quantiles at fixed distances from a middle, by month. */
function fan(middles: readonly number[], spread = 0): Fan {
  return {
    mean: middles,
    quantiles: QUANTILES.map((share) => middles.map((middle) => middle + spread * (share - 0.5))),
  }
}

function outcome(
  came: readonly number[],
  fans: Partial<Record<Method, Fan>>,
  origin = 0,
): OriginOutcome {
  return {
    origin,
    came,
    fans: { parts: null, naive: null, seasonal: null, smoothing: null, ...fans },
  }
}

const scoreOf = (outcomes: readonly OriginOutcome[], method: Method) =>
  scoreOrigins('running', outcomes).methods.find((each) => each.method === method)!

describe('the score of past forecasts', () => {
  it('is as worked out by hand', () => {
    // Quantiles at middle − 9.5, − 8, − 5, 0, + 5, + 8, + 9.5: width 20 around it.
    const parts = fan([100, 110], 20)
    const naive = fan([90, 90], 20)
    const { overall, bands } = scoreOf([outcome([104, 119], { parts, naive })], 'parts')
    expect(overall.n).toBe(2)
    expect(overall.error).toBeCloseTo((4 + 9) / 2, 12)
    expect(overall.bias).toBeCloseTo(-(4 + 9) / 2, 12)
    expect(overall.symmetric).toBeCloseTo((200 * (4 / 204 + 9 / 229)) / 2, 12)
    // Naive was wrong by 14 and 29.
    expect(overall.relative).toBeCloseTo(13 / 43, 12)
    // 104 lies within 92 … 108; 119 within 100.5 … 119.5, and not within 102 … 118.
    expect(overall.covered80).toBe(0.5)
    expect(overall.covered95).toBe(1)
    // 104: above the quantiles at 90.5, 92, 95, 100 and below those at 105, 108, 109.5.
    const first =
      (0.025 * 13.5 + 0.1 * 12 + 0.25 * 9 + 0.5 * 4 + 0.25 * 1 + 0.1 * 4 + 0.025 * 5.5) / 7
    const second =
      (0.025 * 18.5 + 0.1 * 17 + 0.25 * 14 + 0.5 * 9 + 0.75 * 4 + 0.9 * 1 + 0.025 * 0.5) / 7
    expect(overall.pinball).toBeCloseTo((first + second) / 2, 12)
    expect(bands.map(({ from, score }) => [from, score.n])).toEqual([
      [1, 2],
      [4, 0],
      [7, 0],
    ])
    expect(bands[1]?.score.error).toBeNull()
  })

  it('is 0 of a forecast that knew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 1000 }), { minLength: 1, maxLength: 12 }),
        (came) => {
          const { overall } = scoreOf(
            [outcome(came, { parts: fan(came), naive: fan([...came].fill(3)) })],
            'parts',
          )
          expect(overall).toMatchObject({
            error: 0,
            bias: 0,
            pinball: 0,
            covered80: 1,
            covered95: 1,
          })
        },
      ),
    )
  })

  it('counts what came within, never more within 80 % than within 95 %', () => {
    const months = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }))
    fc.assert(
      fc.property(fc.array(months, { minLength: 1, maxLength: 12 }), (all) => {
        const came = all.map(([value]) => value)
        const middles = all.map(([, middle]) => middle)
        const { overall } = scoreOf([outcome(came, { parts: fan(middles, 40) })], 'parts')
        const within = all.filter(([value, middle]) => Math.abs(value - middle) <= 16).length
        expect(overall.covered80).toBeCloseTo(within / all.length, 12)
        expect(overall.covered95).toBeGreaterThanOrEqual(overall.covered80 ?? 0)
      }),
    )
  })

  it('loses half the error where every quantile is the median', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (value, told) => {
          const { overall } = scoreOf([outcome([value], { parts: fan([told]) })], 'parts')
          expect(overall.pinball).toBeCloseTo((overall.error ?? 0) / 2, 9)
        },
      ),
    )
  })
})

describe('the method that is used', () => {
  const course = [0, 1, 2, 3].map((at) => [100 + at, 101 + at])
  const all = (off: (at: number) => number, rivalOff: (at: number) => number) =>
    course.map((came, at) =>
      outcome(
        came,
        {
          parts: fan(
            came.map((value) => value + off(at)),
            10,
          ),
          naive: fan(
            came.map((value) => value + rivalOff(at)),
            10,
          ),
          smoothing: fan(
            came.map((value) => value + 2 * rivalOff(at)),
            10,
          ),
        },
        at,
      ),
    )

  it('is the parts where they are better', () => {
    const told = scoreOrigins(
      'running',
      all(
        () => 1,
        () => 20,
      ),
    )
    expect(told.used).toBe('parts')
    expect(told.rival).toMatchObject({ method: 'naive' })
    expect(told.rival?.ratio).toBeGreaterThan(1)
  })

  it('is the simpler one where it was better again and again', () => {
    const told = scoreOrigins(
      'running',
      all(
        (at) => 20 + at,
        () => 1,
      ),
    )
    expect(told.used).toBe('naive')
    expect(told.rival?.lead).toBeGreaterThan(told.rival?.leadError ?? Infinity)
  })

  it('stays with the parts where it was better by chance, or too seldom looked at', () => {
    const once = all(
      (at) => (at === 0 ? 40 : 2),
      () => 4,
    )
    const told = scoreOrigins('running', once)
    expect(told.rival?.lead).toBeGreaterThan(0)
    expect(told.used).toBe('parts')
    const few = scoreOrigins(
      'running',
      all(
        (at) => 20 + at,
        () => 1,
      ).slice(0, 2),
    )
    expect(few.used).toBe('parts')
  })

  it('is the parts where nothing has come', () => {
    const told = scoreOrigins('bookings', [outcome([], { parts: fan([1, 2]) })])
    expect(told).toMatchObject({ used: 'parts', origins: 0, rival: null })
    expect(told.methods.every(({ overall }) => overall.n === 0)).toBe(true)
  })
})
