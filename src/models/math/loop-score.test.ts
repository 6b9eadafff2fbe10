import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Valued } from '../../engine/valued.ts'
import { rankedInterval } from '../../stats/scored.ts'
import { byR } from './fixtures/reference.ts'
import { checkScores, LEAST_LEARNT, learn, scoreOf, type ScoreAsked } from './loop-score.ts'
import { wholeAge } from './worth.ts'

const AS_OF = 20_000
const OVER = wholeAge(12)
const asked: ScoreAsked = {
  asOf: AS_OF,
  months: 12,
  dimensions: ['channel', 'size'],
  target: 'retention',
}

const customer = (by: Valued['by'], isGood: boolean, more: Partial<Valued> = {}): Valued => ({
  by,
  began: AS_OF - OVER,
  lapsed: isGood ? null : 100,
  reached: isGood ? 40 : null,
  realised: isGood ? '900.00' : '100.00',
  count: 1,
  ...more,
})

/** The customers that R was told. */
const known: readonly Valued[] = byR.scores.cells.flatMap(({ by, n, good }) => [
  customer(by, true, { count: good }),
  customer(by, false, { count: n - good }),
])

const anyCustomers = fc.array(
  fc
    .tuple(
      fc.constantFrom('web', 'fair', 'rare', null),
      fc.constantFrom('large', 'small', null),
      fc.boolean(),
      fc.nat(600),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([channel, size, isGood, days, count]) =>
      customer([channel, size], isGood, { began: AS_OF - OVER + 100 - days, count }),
    ),
  { minLength: 60, maxLength: 160 },
)

const sizeOf = (some: readonly Valued[]): number => some.reduce((sum, { count }) => sum + count, 0)

describe('a score', () => {
  it('is R’s, with a ridge on all but the share of the others', () => {
    const model = learn(known, asked) ?? expect.fail('nothing learnt')
    const { intercept, odds, cells } = byR.scores
    expect(model.logistic.intercept).toBeCloseTo(intercept, 6)
    expect(model.features.map(({ value }) => value)).toEqual(['web', 'fair', 'large', 'small'])
    const values = Object.values(odds)
    for (const [at, each] of model.logistic.coefficients.entries()) {
      expect(each).toBeCloseTo(values[at] ?? NaN, 6)
    }
    for (const { by, score } of cells) {
      const told = scoreOf(model, by, asked)
      expect(told.chance).toBeCloseTo(score, 6)
      // 57 of 120 are good.
      expect(told.lift).toBeCloseTo(score / (57 / 120), 5)
    }
    const { reasons } = scoreOf(model, ['web', 'large'], asked)
    expect(reasons).toEqual([
      { dimension: 'size', value: 'large', weight: expect.closeTo(odds.large, 6) },
      { dimension: 'channel', value: 'web', weight: expect.closeTo(odds.web, 6) },
    ])
  })

  it('of those it was learnt of is on average what came true', () => {
    fc.assert(
      fc.property(anyCustomers, (some) => {
        const model = learn(some, asked)
        if (model === null) return
        const old = some.filter(({ began }) => AS_OF - began >= OVER)
        const predicted = old.reduce(
          (sum, { by, count }) => sum + count * scoreOf(model, by, asked).chance,
          0,
        )
        expect(model.customers).toBe(sizeOf(old))
        expect(model.good).toBe(sizeOf(old.filter(({ lapsed }) => lapsed === null)))
        expect(predicted).toBeCloseTo(model.good, 6)
        const unknown = scoreOf(model, [null, null], asked)
        expect(unknown.reasons).toEqual([])
        expect(unknown.chance).toBeGreaterThan(0)
        expect(unknown.chance).toBeLessThan(1)
      }),
      { numRuns: 40 },
    )
  })

  it('is the same however customers are counted together, and of those whose months are over', () => {
    fc.assert(
      fc.property(anyCustomers, (some) => {
        const model = learn(some, asked)
        const apart = some.flatMap((each) =>
          Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
        )
        const young = customer(['web', 'small'], true, { began: AS_OF - OVER + 1, count: 500 })
        const again = learn([...apart.toReversed(), young], asked)
        expect(again === null).toBe(model === null)
        if (model === null || again === null) return
        for (const by of [
          ['web', 'large'],
          ['fair', null],
          [null, 'small'],
        ]) {
          expect(scoreOf(again, by, asked).chance).toBeCloseTo(scoreOf(model, by, asked).chance, 7)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('learns nothing of a value that few have, nor of one that all have', () => {
    const rare = (count: number) =>
      learn([...known, customer(['rare', 'large'], true, { count })], asked)?.features.map(
        ({ value }) => value,
      )
    expect(rare(LEAST_LEARNT - 1)).not.toContain('rare')
    expect(rare(LEAST_LEARNT)).toContain('rare')
    const alike = known.map((each) => ({ ...each, by: ['web', each.by[1] ?? null] }))
    expect(learn(alike, asked)?.features.map(({ at }) => at)).toEqual([1, 1])
    // None against some is no other value.
    const some = known.map((each) => ({ ...each, by: [each.by[0] === 'web' ? 'web' : null, null] }))
    expect(learn(some, asked)?.features).toEqual([])
    const bare = learn(known, { ...asked, dimensions: [] })
    expect(scoreOf(bare ?? expect.fail('nothing learnt'), [], asked).chance).toBeCloseTo(
      57 / 120,
      9,
    )
  })

  it('is learnt of fifty, ten of them good and ten not', () => {
    const of = (good: number, others: number) =>
      learn(
        [
          customer(['a', 'b'], true, { count: good }),
          customer(['c', 'd'], false, { count: others }),
        ],
        asked,
      )
    expect(of(40, 10)).toMatchObject({ customers: 50, good: 40 })
    expect(of(10, 40)).toMatchObject({ customers: 50, good: 10 })
    for (const [good, others] of [
      [0, 0],
      [1, 0],
      [39, 10],
      [9, 90],
      [90, 9],
      [100, 0],
    ] as const) {
      expect(of(good, others)).toBeNull()
    }
  })
})

describe('a good customer', () => {
  const bad = customer(['web', null], false, { count: 60 })
  const goodOf = (target: ScoreAsked['target'], more: Partial<Valued>): number | undefined => {
    const tried = customer(['fair', null], true, { count: 20, ...more })
    return learn([bad, tried], { ...asked, target })?.good
  }

  it('still pays when its months are over, and not only until then', () => {
    expect(goodOf('retention', { lapsed: null })).toBe(20)
    expect(goodOf('retention', { lapsed: OVER + 1 })).toBe(20)
    expect(goodOf('retention', { lapsed: OVER })).toBeUndefined()
  })

  it('had its first impact within them', () => {
    expect(goodOf('impact', { reached: 0 })).toBe(20)
    expect(goodOf('impact', { reached: OVER })).toBe(20)
    expect(goodOf('impact', { reached: OVER + 1 })).toBeUndefined()
    expect(goodOf('impact', { reached: null })).toBeUndefined()
  })

  it('paid as much as the best quarter, however much or little that is', () => {
    expect(goodOf('value', { realised: '1e15' })).toBe(20)
    expect(goodOf('value', { realised: '100.01' })).toBe(20)
    // Whoever pays as much as the last of the quarter is of them: here all, and nobody is other.
    expect(goodOf('value', { realised: '100.00' })).toBeUndefined()
    // The best quarter of eighty are twenty of the sixty: all sixty pay alike.
    expect(goodOf('value', { realised: '-5.00' })).toBe(60)
  })
})

describe('a check of scores', () => {
  it('is held on customers that nothing was learnt of, the latest third of them', () => {
    fc.assert(
      fc.property(anyCustomers, (some) => {
        const check = checkScores(some, asked)
        if (check === null) return
        const old = some.filter(({ began }) => AS_OF - began >= OVER)
        const early = old.filter(({ began }) => began < check.since)
        const late = old.filter(({ began }) => began >= check.since)
        expect([check.taught, check.checked]).toEqual([sizeOf(early), sizeOf(late)])
        expect(check.taught).toBeLessThanOrEqual((sizeOf(old) * 2) / 3)
        const onDay = sizeOf(late.filter(({ began }) => began === check.since))
        expect(check.taught + onDay).toBeGreaterThan((sizeOf(old) * 2) / 3)
        // What was learnt of the early ones alone foretells what is held against the late.
        const model = learn(early, asked) ?? expect.fail('nothing learnt')
        const squares = late.reduce((sum, { by, lapsed, count }) => {
          const { chance } = scoreOf(model, by, asked)
          return sum + count * ((lapsed === null ? 1 : 0) - chance) ** 2
        }, 0)
        expect(check.brier).toBeCloseTo(squares / check.checked, 9)
        expect(check.good).toBe(sizeOf(late.filter(({ lapsed }) => lapsed === null)))
        const share = model.good / model.customers
        const off = check.good * (1 - share) ** 2 + (check.checked - check.good) * share ** 2
        expect(check.brierOfShare).toBeCloseTo(off / check.checked, 9)
        expect(check.bands.reduce((sum, { n }) => sum + n, 0)).toBe(check.checked)
        if (check.ranked === null) {
          expect(check.rankedRange).toBeNull()
          return
        }
        const others = check.checked - check.good
        expect(check.rankedRange).toEqual(rankedInterval(check.ranked, check.good, others))
        expect(check.rankedRange?.low).toBeLessThanOrEqual(check.ranked)
        expect(check.rankedRange?.high).toBeGreaterThanOrEqual(check.ranked)
      }),
    )
  })

  it('has somebody to check in most companies of a hundred', () => {
    const told = fc
      .sample(anyCustomers, { numRuns: 40, seed: 7 })
      .map((some) => checkScores(some, asked))
    expect(told.filter((check) => check !== null).length).toBeGreaterThan(20)
  })

  it('is none of nobody, of one, and of those who all came on one day', () => {
    expect(checkScores([], asked)).toBeNull()
    expect(checkScores([customer(['web', 'large'], true)], asked)).toBeNull()
    expect(checkScores(known, asked)).toBeNull()
  })
})
