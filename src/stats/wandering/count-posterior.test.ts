import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPosterior, reduced } from './count-posterior.ts'

/** Of one value with its variance. */
const one = (variance: number): Float64Array => Float64Array.of(variance)

/** As the values of a course that forgets half at each step. */
function forgetting(size: number, variance: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, place) => {
    return variance * 0.5 ** Math.abs(Math.floor(place / size) - (place % size))
  })
}

describe('the most likely course of a rate', () => {
  // R 4.2.2: optim (BFGS) over the course f of −deviance ÷ 2φ − f'K⁻¹f ÷ 2; the covariance is
  // solve(solve(K) + W), the evidence its height − log det(I + KW) ÷ 2 − 3 log φ ÷ 2.
  it('is the one that R finds, as sure and as likely', () => {
    const posterior = countPosterior(
      Float64Array.of(4, 9, 0),
      Float64Array.of(5, 5, 2),
      1.5,
      forgetting(3, 1),
    )!
    const course = [-0.0882665071417, 0.401051250002, -0.4421363646569]
    course.forEach((each, at) => expect(posterior.course[at]).toBeCloseTo(each, 5))
    expect(posterior.evidence).toBeCloseTo(-3.76710852838, 7)
    const covariance = [
      [0.23169271200752, 0.0239783361534, 0.00729862146143],
      [0.0239783361534, 0.1577195265148, 0.04800729766],
      [0.00729862146143, 0.04800729766, 0.47118862680346],
    ]
    const prior = forgetting(3, 1)
    const learnt = [0, 1, 2].map((row) => reduced(posterior, prior.slice(3 * row, 3 * row + 3)))
    for (const [row, all] of covariance.entries()) {
      for (const [column, each] of all.entries()) {
        const less = learnt[row]!.reduce((sum, value, at) => sum + value * learnt[column]![at]!, 0)
        expect(prior[3 * row + column]! - less).toBeCloseTo(each, 5)
      }
    }
  })

  // R 4.2.2: integrate(exp(y log(m/y) − (m − y)) dnorm(f, 0, s)) over f, m = exposure exp(f). What
  // Laplace leaves out is of the order of a twelfth of one over the count.
  it.each([
    [400, 100, 0.5, -6.10591229461, 5e-4],
    [30, 40, 1, -1.75914489309, 5e-3],
    [5, 5, 0.3, -0.186933050097, 2e-2],
    [0, 3, 0.1, -2.9706922157, 1e-3],
  ])(
    'has the evidence of %d of %d, known within %d before',
    (count, exposure, spread, truth, off) => {
      const found = countPosterior(
        Float64Array.of(count),
        Float64Array.of(exposure),
        1,
        one(spread ** 2),
      )!
      expect(Math.abs(found.evidence - truth)).toBeLessThan(off)
    },
  )

  it('pulls as hard as counts differ from it, wherever they lie', () => {
    const far = fc.double({ min: -6, max: 6, noNaN: true }).map((power) => 10 ** power)
    const counted = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000_000 }))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(counted, far), { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        (months, dispersion, variance) => {
          const size = months.length
          const prior = forgetting(size, variance)
          const counts = Float64Array.from(months, ([count]) => count)
          const exposures = Float64Array.from(months, ([, exposure]) => exposure)
          const { course, pull, evidence } = countPosterior(counts, exposures, dispersion, prior)!
          expect(Number.isFinite(evidence)).toBe(true)
          // At a top the slopes of what was seen and of what was taken before cancel each other.
          for (const [at, count] of counts.entries()) {
            const mean = exposures[at]! * Math.exp(course[at]!)
            const scale = Math.max(1, count, mean) / dispersion
            expect(Math.abs((count - mean) / dispersion - pull[at]!)).toBeLessThan(
              2e-3 * scale + 2e-3,
            )
            const drawn = pull.reduce((sum, each, k) => sum + prior[at * size + k]! * each, 0)
            expect(Math.abs(drawn - course[at]!)).toBeLessThan(1e-6 * (1 + Math.abs(drawn)))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the logarithm of the rate where nothing was known before, and 0 where all was', () => {
    const found = (variance: number) =>
      countPosterior(Float64Array.of(200), Float64Array.of(50), 1, one(variance))!
    expect(found(1e6).course[0]).toBeCloseTo(Math.log(4), 5)
    // 1 ÷ 200 of it is left.
    expect(1e6 - reduced(found(1e6), one(1e6))[0]! ** 2).toBeCloseTo(1 / 200, 6)
    expect(found(1e-12).course[0]).toBeCloseTo(0, 8)
  })

  it('knows no more than before of what nothing was watched of', () => {
    const { course, evidence } = countPosterior(
      Float64Array.of(0, 7),
      Float64Array.of(0, 7),
      1,
      forgetting(2, 1),
    )!
    const alone = countPosterior(Float64Array.of(7), Float64Array.of(7), 1, one(1))!
    expect(course[1]).toBeCloseTo(alone.course[0]!, 9)
    expect(course[0]).toBeCloseTo(alone.course[0]! / 2, 9)
    expect(evidence).toBeCloseTo(alone.evidence, 9)
    const nothing = countPosterior(new Float64Array(), new Float64Array(), 1, new Float64Array())!
    expect(nothing.evidence).toBe(0)
  })

  it('is not told where there is none: counts of what was not watched, or no numbers', () => {
    const of = (count: number, exposure: number, dispersion = 1, variance = 1) =>
      countPosterior(Float64Array.of(count), Float64Array.of(exposure), dispersion, one(variance))
    expect(of(3, 0)).toBeNull()
    expect(of(1e-9, 0)).toBeNull()
    expect(of(NaN, 1)).toBeNull()
    expect(of(3, 1, 1, NaN)).toBeNull()
    expect(of(3, 1, 0)).toBeNull()
    // So far from what was taken before that no digit is left of a step.
    expect(of(1, 1e80, 1, 1e9)).toBeNull()
  })
})
