import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noGrowth, ratioGrowth, shareGrowths } from './design-effect.ts'
import type { Watched } from './watched.ts'

const ended = (cause: number, count: number, cluster: number | null, age = 3): Watched => {
  return { from: null, age, cause, count, cluster }
}

describe('by how much errors grow by clusters', () => {
  // R 4.2.2, survival 3.5.3: the std.err of survfit(Surv(age, on) ~ 1, cluster = pair) over those of
  // survfit(…, id = 1:8, robust = TRUE).
  it('is what R’s errors grow by', () => {
    const ages = [1, 2, 2, 3, 4, 4, 5, 6]
    const isOn = [1, 1, 0, 1, 1, 0, 1, 0]
    const watched = ages.map((age, index): Watched => {
      const cluster = Math.floor(index / 2)
      return { from: null, age, cause: isOn[index] === 1 ? 0 : null, count: 1, cluster }
    })
    const growth = shareGrowths(watched, 1)(0)
    const pairs = [0.108253175473, 0.21650635095, 0.227156333832, 0.200686322404, 0.100343161202]
    const apart = [0.116926793337, 0.153093108924, 0.181659021246, 0.18824850597, 0.184856363158]
    pairs.forEach((error, index) => expect(growth(index + 1)).toBeCloseTo(error / apart[index]!, 8))
    // Between two ages as at the former, before the first and after the last as at these.
    expect(growth(2.5)).toBe(growth(2))
    expect(growth(0)).toBe(growth(1))
    expect(growth(1e9)).toBe(growth(5))
  })

  it('is by hand: of 4 and 4 with 3 and 1 gone on, the root of 4/8', () => {
    // p = ½. Clusters: (3 − 2)² + (1 − 2)² = 2; alone: 8 · ¼ = 2. Then of 4 and 0: 4 + 4 over 2.
    const of = (first: number, second: number) =>
      shareGrowths(
        [ended(0, first, 0), ended(1, 4 - first, 0), ended(0, second, 1), ended(1, 4 - second, 1)],
        2,
      )(0)(3)
    expect(of(3, 1)).toBeCloseTo(1, 12)
    expect(of(4, 0)).toBeCloseTo(2, 12)
  })

  it('is Kish’s root of the size of clusters alike, and 1 of clusters of one', () => {
    const subject = fc.record({
      from: fc.constantFrom(null, 1),
      age: fc.integer({ min: 2, max: 9 }),
      cause: fc.constantFrom(null, 0, 1),
    })
    const many = fc.array(subject, { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 9 }), fc.nat(9), (some, size, age) => {
        const watched = some.map((each, cluster) => ({ ...each, count: size, cluster }))
        const growths = [
          ...[0, 1].map((cause) => shareGrowths(watched, 2)(cause)),
          ratioGrowth(watched, 2, { cause: 0, end: 7 }),
        ]
        for (const growth of growths) {
          // Where there is no error, nothing grows.
          const found = growth(age)
          if (Math.abs(found - 1) > 1e-9) expect(found).toBeCloseTo(Math.sqrt(size), 6)
        }
        expect(
          shareGrowths(
            watched.map((each) => ({ ...each, cluster: null })),
            2,
          )(0)(age),
        ).toBe(1)
      }),
    )
  })

  it('of a ratio is by hand: who goes on, on the first day or later', () => {
    // All go on, half of them at 3, half at 9, and account by account: (½ · 2)² twice over ¼ · 4.
    const watched = [ended(0, 2, 0, 3), ended(0, 2, 1, 9)]
    expect(ratioGrowth(watched, 1, { cause: 0, end: 9 })(3)).toBeCloseTo(Math.SQRT2, 9)
    // Lost ones are no part of the ratio.
    const lost = [...watched, ended(1, 50, 2, 9), ended(1, 50, 3, 9)]
    expect(ratioGrowth(lost, 2, { cause: 0, end: 9 })(3)).toBeCloseTo(Math.SQRT2, 9)
  })

  it('is 1 once all have gone on, whatever rounding leaves of the errors there', () => {
    const watched = [ended(0, 3, 0, 6), ended(1, 3, 2, 2)].concat(
      [5, 3].map((age) => ({ from: null, age, cause: null, count: 3, cluster: age })),
    )
    expect(ratioGrowth(watched, 2, { cause: 0, end: 7 })(6)).toBe(1)
  })

  it('is 1 where nothing happens, to nobody, and to everybody at once', () => {
    expect(noGrowth(3)).toBe(1)
    expect(shareGrowths([], 1)(0)(3)).toBe(1)
    expect(ratioGrowth([], 1, { cause: 0, end: 9 })(3)).toBe(1)
    const all = [ended(0, 3, 0), ended(0, 3, 1)]
    expect(shareGrowths(all, 2)(0)(3)).toBe(1)
    expect(shareGrowths(all, 2)(1)(3)).toBe(1)
    expect(ratioGrowth(all, 2, { cause: 0, end: 2 })(3)).toBe(1)
  })
})
