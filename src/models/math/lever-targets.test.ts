import { describe, expect, it } from 'vitest'
import { rankLevers } from './lever-ranking.ts'
import { none, type LeverEffect, type LeverEffects } from './lever-effects.ts'
import { benchmarkTargets, bestTargets } from './lever-targets.ts'
import type { Cell } from './sheet.ts'

const cell = (value: number, low: number | null, high: number | null, n: number): Cell => ({
  value,
  from: 'measured',
  low,
  high,
  n,
})

describe('the best of some slices', () => {
  it('is what one surely reaches, not the luckiest', () => {
    const slices = [
      // Three of four: nobody knows.
      { cells: { 'rate:selection': cell(0.75, 0.2, 0.99, 4) } },
      {
        cells: {
          'rate:selection': cell(0.5, 0.3, 0.7, 25),
          'days:selection': cell(20, 15, 28, 25),
        },
      },
      {
        cells: {
          'rate:selection': cell(0.4, 0.38, 0.42, 900),
          'days:selection': cell(25, 24, 26, 900),
        },
      },
    ]
    expect(bestTargets(slices)).toEqual({ 'rate:selection': 0.38, 'days:selection': 26 })
  })

  it('is no matter of size', () => {
    const slices = [{ cells: { entering: cell(900, 800, 1000, 40), price: cell(9, 8, 10, 40) } }]
    expect(bestTargets(slices)).toEqual({})
  })
})

describe('what others reach', () => {
  const band = {
    from: 0,
    upTo: null,
    values: { educationRate: 0.2, prioritizationRate: 0.5, winRate: 0.3, discountRate: 0.1 },
  }

  it('is said of each step, of several in a row by their product', () => {
    expect(benchmarkTargets({ stages: ['education', 'selection', 'commit'] }, band)).toEqual({
      'rate:education': 0.1,
      'rate:selection': 0.3,
      discount: 0.1,
    })
  })

  it('is nothing of a stage that the standard does not have', () => {
    expect(benchmarkTargets({ stages: ['trial', 'commit'] }, band)).toEqual({ discount: 0.1 })
  })
})

describe('a ranking', () => {
  const effect = (
    name: 'price' | 'entering',
    adds: number,
    moves: readonly number[],
  ): LeverEffect => ({
    lever: {
      name,
      kind: name === 'price' ? 'price' : 'volume',
      stage: null,
      cell: name,
      before: 1,
      after: 2,
      also: null,
    },
    adds: { ...none, running: adds },
    errors: { ...none, running: Math.hypot(...moves) },
    moves: moves.map((running) => ({ ...none, running })),
  })
  const sheet = (...effects: readonly LeverEffect[]): LeverEffects => ({
    base: { ...none, running: 100 },
    effects,
    together: none,
    sum: none,
  })

  it('knows that errors of one sheet move its levers together, of two apart', () => {
    const [price, entering] = [effect('price', 50, [3, 4]), effect('entering', 40, [3, 1])]
    const one = rankLevers([{ of: 'a', effects: sheet(price, entering) }], 'running')
    expect(one.bottleneck).toMatchObject({ lead: 10, leadError: 3 })
    const two = rankLevers(
      [
        { of: 'a', effects: sheet(price) },
        { of: 'b', effects: sheet(entering) },
      ],
      'running',
    )
    expect(two.bottleneck?.leadError).toBeCloseTo(Math.hypot(5, Math.hypot(3, 1)), 12)
    expect(two.base.running).toBe(200)
  })

  it('names nothing where nothing adds', () => {
    const ranking = rankLevers([{ of: 'a', effects: sheet(effect('price', 0, [])) }], 'running')
    expect(ranking.bottleneck).toBeNull()
  })
})
