import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusteredSpread } from './clustered-spread.ts'
import { logLikelihoods, type Lived } from './likelihood.ts'
import { mixtureAt } from './parameters.ts'

// Weibull times that nothing competes with, ages known to half a day. R 4.2.2: the maximum by optim, the
// inverse V of optimHess there, each subject's score S by differences of pweibull, then V S'S V, with S
// summed by pairs (rowsum) or not. The parameters are the logarithms of scale and shape.
const ages = [3, 5, 5, 8, 9, 12, 14, 14, 20, 25, 30, 30]
const isOpen = [0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1]
const subjects = ages.map((age, index): Lived => {
  const cause = isOpen[index] === 1 ? null : 0
  return { from: null, age, cause, count: 1, cluster: Math.floor(index / 2) }
})
const alone = subjects.map((each, cluster) => ({ ...each, cluster }))
const form = { losses: 'none', isWhole: true } as const
const at = [3.045446655279, 0.309994728519]
const inverse = [
  [0.06754263347486, -0.00489609827048],
  [-0.00489609827048, 0.08450379780224],
]

describe('the spread of scores by clusters', () => {
  it.each([
    ['pairs', subjects, [0.0946458256299, 0.0464648016628]],
    ['each alone', alone, [0.06997613607731, 0.04582639010212]],
    ['of no cluster', nobody(subjects), [0.06997613607731, 0.04582639010212]],
  ] as const)('makes the robust variances of R: %s', (_, watched, variances) => {
    for (const [index, direction] of inverse.entries()) {
      const found = clusteredSpread(watched, watched, { form, at, direction })
      expect(found).toBeCloseTo(variances[index]!, 6)
    }
  })

  it('measures on coarser ages by how much it grows, and applies that to the exact ones', () => {
    // Pairs alike, however coarse: it doubles.
    const twins = subjects.flatMap((each, cluster) => [
      { ...each, cluster },
      { ...each, cluster },
    ])
    const coarse = twins.map((each) => ({ ...each, age: 5 * Math.ceil(each.age / 5) }))
    for (const direction of inverse) {
      const along = { form, at, direction }
      const exact = clusteredSpread(nobody(twins), nobody(twins), along)
      // Off the mean that scores are taken from: R's fit is not at the maximum of the coarse ages.
      expect(clusteredSpread(nobody(twins), coarse, along) / exact).toBeCloseTo(2, 9)
    }
  })

  it('counts alike as one by one, with the square of a direction’s length', () => {
    const lived = fc.record({
      from: fc.constantFrom(null, 1),
      age: fc.integer({ min: 2, max: 40 }),
      cause: fc.constantFrom(null, 0, 1),
      count: fc.integer({ min: 1, max: 3 }),
      cluster: fc.constantFrom(null, 0, 1, 2),
    })
    const mixture = { losses: 'exponential', isWhole: false } as const
    const there = [2.5, 0.2, 0.4, 2, -0.3]
    fc.assert(
      fc.property(
        fc.array(lived, { minLength: 2, maxLength: 8 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (watched, direction) => {
          fc.pre(Math.hypot(...direction) > 0.1)
          const along = { form: mixture, at: there, direction }
          const found = clusteredSpread(watched, watched, along)
          const ones = watched.flatMap((each) =>
            Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
          )
          const twice = { ...along, direction: direction.map((each) => 2 * each) }
          const near = 1e-5 * (1 + found)
          expect(Math.abs(clusteredSpread(ones, ones, along) - found)).toBeLessThan(near)
          expect(Math.abs(clusteredSpread(ones, ones, twice) - 4 * found)).toBeLessThan(4 * near)
          expect(Math.abs(bySums(ones, along) - found)).toBeLessThan(near)
        },
      ),
    )
  })

  it('of nobody, and of one, is none', () => {
    const along = { form, at, direction: [1, 0] }
    expect(clusteredSpread([], [], along)).toBe(0)
    // The only score is its own mean.
    expect(clusteredSpread(subjects.slice(0, 1), subjects.slice(0, 1), along)).toBe(0)
  })
})

function nobody(watched: readonly Lived[]): readonly Lived[] {
  return watched.map((each) => ({ ...each, cluster: null }))
}

/** Each cluster’s own likelihood, moved along a direction: subjects one by one. */
function bySums(
  ones: readonly Lived[],
  { form: of, at: from, direction }: Parameters<typeof clusteredSpread>[2],
): number {
  const step = 1e-5
  const heights = [step, -step].map((by) => {
    const moved = from.map((value, index) => value + by * direction[index]!)
    return (some: readonly Lived[]) =>
      logLikelihoods(some, mixtureAt(moved, of)).reduce((sum, each) => sum + each, 0)
  })
  const score = (some: readonly Lived[]): number =>
    (heights[0]!(some) - heights[1]!(some)) / (2 * step)
  const mean = score(ones) / ones.length
  const clusters = new Set(ones.map((each) => each.cluster ?? each))
  return [...clusters].reduce<number>((sum, cluster) => {
    const own = ones.filter((each) => (each.cluster ?? each) === cluster)
    return sum + (score(own) - own.length * mean) ** 2
  }, 0)
}
