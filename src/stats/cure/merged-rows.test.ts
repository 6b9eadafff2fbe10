import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { logLikelihoods, type Lived } from './likelihood.ts'
import { mergedRows } from './merged-rows.ts'
import { mixtureAt } from './parameters.ts'

const lived: fc.Arbitrary<Lived> = fc
  .record({
    late: fc.constantFrom(null, 0, 0.25, 3, 4),
    watched: fc.constantFrom(0.125, 0.25, 1, 2, 5),
    cause: fc.constantFrom(null, 0, 1),
    count: fc.integer({ min: 1, max: 4 }),
    cluster: fc.constantFrom(null, 0, 1),
    half: fc.constantFrom(0.5, 1, undefined),
  })
  .map(({ late, watched, half, ...each }) => {
    const ended = { ...each, from: late, age: (late ?? 0) + watched }
    return half === undefined ? ended : { ...ended, half }
  })

it('keeps the likelihood of any mixture', () => {
  const number = fc.double({ min: -1, max: 2, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(lived, { maxLength: 30 }),
      fc.array(number, { minLength: 6, maxLength: 6 }),
      (watched, at) => {
        const mixture = mixtureAt(at, { losses: 'weibull', isWhole: false })
        const height = (rows: readonly Lived[]): number =>
          logLikelihoods(rows, mixture).reduce((sum, each, row) => sum + rows[row]!.count * each, 0)
        const whole = height(watched)
        expect(Math.abs(height(mergedRows(watched)) - whole)).toBeLessThan(1e-9 * (1 - whole))
      },
    ),
  )
})

it('has a row for each age and end, and one for each age of coming late, however many there are', () => {
  const many = Array.from({ length: 1000 }, (_, index): Lived => {
    const cause = index % 2 === 0 ? 0 : null
    return { from: index % 5 === 0 ? 2 : null, age: 10, cause, count: 3, cluster: index % 64 }
  })
  const rows = mergedRows(many)
  // Ended at 10, open at 10, and taken away at 2.
  expect(rows).toHaveLength(3)
  expect(rows).toContainEqual({
    from: null,
    age: 10,
    cause: 0,
    count: 1500,
    cluster: null,
    half: 0.5,
  })
  expect(rows).toContainEqual({
    from: null,
    age: 10,
    cause: null,
    count: 1500,
    cluster: null,
    half: 0.5,
  })
  expect(rows).toContainEqual({
    from: null,
    age: 2,
    cause: null,
    count: -600,
    cluster: null,
    half: 0.5,
  })
})

it('of nobody are none', () => {
  expect(mergedRows([])).toEqual([])
})
