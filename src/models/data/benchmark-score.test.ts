import { describe, expect, it } from 'vitest'
import { bandOf, benchmarks, type Benchmark } from '../../standard/benchmarks.ts'
import { metrics } from '../../standard/metrics.ts'
import { benchmarkOf, benchmarkScore, mergedBenchmark } from './benchmark-score.ts'

const [book, standard] = benchmarks as readonly [Benchmark, Benchmark]

describe('the published tables', () => {
  it('speak of the standard’s metrics only, in bands without gaps', () => {
    const known = new Set(metrics.map(({ id }) => id))
    for (const { bands } of benchmarks) {
      expect(bands[0]?.from).toBe(0)
      expect(bands.at(-1)?.upTo).toBeNull()
      for (const [index, { from, values, ranges }] of bands.entries()) {
        if (index > 0) expect(from).toBe(bands[index - 1]?.upTo)
        for (const id of Object.keys({ ...values, ...ranges })) expect(known).toContain(id)
      }
    }
  })

  // domain notes 1.7: the derived columns, recomputed from the published ones.
  it.each([
    [1000, 0.0488, 2051, 94.5],
    [5000, 0.1, 1000, 101.2],
    [15_000, 0.192, 521, 109.3],
    [50_000, 0.3645, 274, 115.2],
    [150_000, 0.57, 175, 121.3],
  ])('give the derived figures of a contract of %d', (value, percent, prospects, retention) => {
    const band = bandOf(book, value)
    const left = ['awarenessRate', 'educationRate', 'prioritizationRate', 'winRate']
    const merged = mergedBenchmark(band, left) ?? NaN
    // The first is printed with three digits of 0.04875.
    expect(Math.abs(100 * merged - percent)).toBeLessThanOrEqual(0.000_051)
    expect(Math.round(1 / merged)).toBe(prospects)
    const { grossRetention = NaN, expansionRate = NaN } = band.values
    const net = 100 * grossRetention * (1 + expansionRate)
    expect(Math.abs(net - retention)).toBeLessThanOrEqual(0.0501)
  })

  it('agree on win rate and onboarding, and on nothing else throughout', () => {
    const agreed = Object.keys(book.bands[0]?.values ?? {}).filter((metric) =>
      book.bands.every((band, index) => {
        const other = standard.bands[index]
        return other !== undefined && benchmarkOf(band, metric) === benchmarkOf(other, metric)
      }),
    )
    expect(agreed).toEqual(['winRate', 'onboardingRetention'])
  })
})

describe('benchmarkScore', () => {
  it.each([
    ['winRate', 0.25, 0.25, 'ahead'],
    ['winRate', 0.2, 0.25, 'near'],
    ['winRate', 0.199, 0.25, 'behind'],
    ['discountRate', 0.2, 0.2, 'ahead'],
    ['discountRate', 0.25, 0.2, 'near'],
    ['salesCycle', 94, 75, 'behind'],
  ])('%s %d beside %d is %s', (metric, value, benchmark, score) => {
    expect(benchmarkScore(metric, value, benchmark)).toBe(score)
  })

  it('takes the middle of a range, and the end an open one has', () => {
    expect(benchmarkOf(bandOf(standard, 20_000), 'salesCycle')).toBe(75)
    expect(benchmarkOf(bandOf(standard, 500), 'salesCycle')).toBe(10)
    expect(benchmarkOf(bandOf(standard, 200_000), 'salesCycle')).toBe(180)
    expect(benchmarkOf(bandOf(book, 20_000), 'salesCycle')).toBeNull()
  })

  it('multiplies the benchmarks of steps measured as one', () => {
    // Worked example: $80k, no stage between, 95 % × 30 %.
    const band = bandOf(book, 80_000)
    expect(mergedBenchmark(band, ['prioritizationRate', 'winRate'])).toBeCloseTo(0.285, 12)
    expect(mergedBenchmark(bandOf(book, 200_000), ['awarenessRate', 'winRate'])).toBeNull()
  })
})
