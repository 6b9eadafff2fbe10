import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidencePaths, influence, shareAt, spreadOf } from './aalen-johansen.ts'
import { quantileIntervals } from './quantile-interval.ts'
import reference from './fixtures/r-quantiles.json' with { type: 'json' }
import { ratioErrors } from './ratio-errors.ts'
import type { Watched } from './watched.ts'

const END = 10_000

describe('quantileIntervals', () => {
  it.each([
    ['plain', { late: false, clustered: false }],
    ['late', { late: true, clustered: false }],
    ['clustered', { late: false, clustered: true }],
  ] as const)('gives what R gives where nothing competes: %s', (name, { late, clustered }) => {
    const watched = reference.age.map((age, index): Watched => {
      const from = reference.from[index] ?? 0
      return {
        from: late && from > 0 ? from : null,
        age,
        cause: reference.on[index] === 1 ? 0 : null,
        count: 1,
        cluster: clustered ? (reference.cluster[index] ?? null) : null,
      }
    })
    const paths = incidencePaths(watched, 2)
    expect(shareAt(paths, 0, END)).toBeCloseTo(1, 12)
    const intervals = quantileIntervals(watched, paths, 0, END)
    for (const [index, p] of reference.p.entries()) {
      const found = intervals(p)
      expect(found?.low).toBeCloseTo(reference[name].low[index] ?? -1, 6)
      // R leaves open what its band does not reach.
      expect(found?.high).toBeCloseTo(reference[name].high[index] ?? END, 6)
    }
  })

  it('has the errors that the influences of all subjects give, one by one', () => {
    fc.assert(
      fc.property(
        fc.array(together, { minLength: 3, maxLength: 30 }),
        fc.nat(14),
        (watched, end) => {
          const paths = incidencePaths(watched, 2)
          const whole = shareAt(paths, 0, end)
          if (whole === 0) return
          for (const [index, error] of ratioErrors(watched, paths, 0, end).together.entries()) {
            const age = paths.table.ages[index] ?? 0
            const share = shareAt(paths, 0, age) / whole
            const expected = spreadOf(watched, (subject) => {
              const [part, all] = [age, end].map((by) => influence(subject, paths, 0, by))
              return ((part ?? 0) - share * (all ?? 0)) / whole
            })
            // Of squares: at an error of 0 its root would make 1e-8 of a last digit.
            expect(error ** 2).toBeCloseTo(expected ** 2, 12)
          }
        },
      ),
    )
  })

  it('holds the quantile, widens with p, and does not mind how subjects are grouped', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 5, maxLength: 40 }), fc.nat(14), (watched, end) => {
        const paths = incidencePaths(watched, 2)
        const found = [0.25, 0.5, 0.9].map(quantileIntervals(watched, paths, 0, end))
        const ones = watched.flatMap((one) =>
          Array.from({ length: one.count }, () => ({ ...one, count: 1 })),
        )
        const alone = [0.25, 0.5, 0.9].map(quantileIntervals(ones, incidencePaths(ones, 2), 0, end))
        expect(alone).toEqual(found)
        const whole = shareAt(paths, 0, end)
        for (const [index, p] of [0.25, 0.5, 0.9].entries()) {
          const range = found[index] ?? null
          if (whole === 0) {
            expect(range).toBeNull()
            continue
          }
          const first = [...paths.table.ages].find((age) => shareAt(paths, 0, age) >= p * whole)
          expect(range?.low).toBeLessThanOrEqual(first ?? -1)
          expect(range?.high).toBeGreaterThanOrEqual(first ?? Infinity)
          expect(range?.high).toBeLessThanOrEqual(end)
        }
      }),
    )
  })
})

const anyone = fc.record({
  from: fc.constantFrom(null, 0, 2),
  age: fc.integer({ min: 0, max: 12 }),
  count: fc.integer({ min: 1, max: 4 }),
  cluster: fc.constant(null),
  cause: fc.constantFrom(null, 0, 0, 1),
})
const together = fc
  .tuple(anyone, fc.constantFrom(null, 0, 1, 2))
  .map(([one, cluster]) => ({ ...one, cluster }))
