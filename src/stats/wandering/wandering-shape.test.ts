import { describe, expect, it } from 'vitest'
import { poissonAt } from '../quantiles/count-quantiles.ts'
import { normalQuantile } from '../quantiles/normal-quantile.ts'
import { fittedShape, seriesOf } from './wandering-shape.ts'

const MONTHS = 48
/** Evenly over all chances, by the golden ratio: an order that comes back after no number of months. */
const chance = (month: number, step = (Math.sqrt(5) - 1) / 2): number =>
  (0.3 + (month + 1) * step) % 1

/** Counts of a rate by month. */
const drawn = (rateOf: (month: number) => number): readonly number[] =>
  Array.from({ length: MONTHS }, (_, month) => poissonAt(chance(month), rateOf(month)))

function shapeOf(counts: readonly number[], options: Parameters<typeof fittedShape>[1] = {}) {
  const series = seriesOf(
    counts,
    counts.map(() => 1),
    options.period ?? 0,
  )
  expect(series).not.toBeNull()
  return fittedShape(series!, options).best
}

describe('how a rate moves', () => {
  it('is not at all where it is always the same', () => {
    const best = shapeOf(
      drawn(() => 40),
      { period: 12 },
    )
    expect(best).toMatchObject({ drift: 0, season: 0, dispersion: 1 })
  })

  it('is by the season where each year is like the last', () => {
    const { season } = shapeOf(
      drawn((month) => 100 * Math.exp(0.4 * Math.sin((2 * Math.PI * month) / 12))),
      { period: 12 },
    )
    // A sine of 0.4 has a standard deviation of 0.28.
    expect(season).toBeGreaterThanOrEqual(0.2)
    expect(season).toBeLessThanOrEqual(0.4)
  })

  it('is step by step where it wanders', () => {
    let level = Math.log(2000)
    const counts = drawn((month) => {
      level += 0.08 * normalQuantile(chance(month, Math.sqrt(3)))
      return Math.exp(level)
    })
    const { drift } = shapeOf(counts)
    expect(drift).toBeGreaterThanOrEqual(0.04)
    expect(drift).toBeLessThanOrEqual(0.16)
  })

  it('is chance of another size where counts vary by more, or less, than chance', () => {
    const spread = (times: number) =>
      Array.from({ length: MONTHS }, (_, month) =>
        Math.round(200 + Math.sqrt(200 * times) * normalQuantile(chance(month))),
      )
    const many = shapeOf(spread(5)).dispersion
    expect(many).toBeGreaterThanOrEqual(3)
    expect(many).toBeLessThanOrEqual(9)
    expect(shapeOf(spread(0.2), { mayBeEven: true }).dispersion).toBeLessThan(0.5)
    expect(shapeOf(spread(0.2)).dispersion).toBe(1)
  })
})

describe('a series', () => {
  it('is over its mean rate, without what nobody was exposed to', () => {
    const series = seriesOf([2, 5, 4], [1, 0, 2], 0)
    // Eleven counted over three exposed.
    expect(series?.middle).toBeCloseTo(Math.log(11 / 3), 12)
    expect([...(series?.counts ?? [])]).toEqual([2, 4])
    expect([...(series?.exposures ?? [])].map((each) => (each * 3) / 11)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(2, 12),
    ])
    expect([...(series?.before ?? [])]).toEqual([2.5, 0.5])
  })

  it('is none where nothing was counted, and has a season from two years on', () => {
    expect(seriesOf([0, 0], [1, 1], 0)).toBeNull()
    expect(seriesOf([3], [0], 0)).toBeNull()
    const ones = (size: number) => Array.from({ length: size }, () => 1)
    expect(seriesOf(ones(23), ones(23), 12)?.period).toBe(0)
    expect(seriesOf(ones(24), ones(24), 12)?.period).toBe(12)
  })
})

it('amounts that are all but for their last digits what they should be do not move', () => {
  const due = drawn((month) => 1000 + 20 * month).map((count) => count * 0.1)
  const came = due.map((amount, month) => amount * (1 + (month % 3) * 1e-16))
  const series = seriesOf(came, due, 0)
  expect(fittedShape(series!, { unit: null }).best.drift).toBe(0)
})
