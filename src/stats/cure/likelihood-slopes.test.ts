import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slopes } from '../optimum/slopes.ts'
import { logLikelihoods, type Lived } from './likelihood.ts'
import { likelihoodOf } from './likelihood-slopes.ts'
import { mixtureAt, type Form } from './parameters.ts'

const forms: readonly Form[] = [
  { losses: 'none', isWhole: false },
  ...(['exponential', 'weibull'] as const).flatMap((losses) =>
    [false, true].map((isWhole): Form => ({ losses, isWhole })),
  ),
]
const number = fc.double({ min: -1.5, max: 1.5, noNaN: true })
const lived: fc.Arbitrary<Lived> = fc
  .record({
    from: fc.constantFrom(null, null, 0, 3),
    age: fc.integer({ min: 0, max: 90 }),
    cause: fc.constantFrom(null, 0, 1),
    half: fc.constantFrom(0.5, 2),
    count: fc.integer({ min: 1, max: 9 }),
  })
  .map((each) => ({ ...each, age: each.age + (each.from ?? 0), cluster: null }))

describe('likelihoodOf', () => {
  it.each(forms)('is the sum over rows, with its slopes: $losses $isWhole', (form) => {
    fc.assert(
      fc.property(
        fc.array(lived, { minLength: 1, maxLength: 8 }),
        fc.tuple(number, number, number, number, number, number),
        (given, [scale, ...rest]) => {
          const rows = given.filter(({ cause }) => form.losses !== 'none' || cause !== 1)
          const all = [2.5 + scale, rest[0], rest[1], 2.5 + rest[2], rest[3], rest[4]]
          const lengths = { none: 3, exponential: 5, weibull: 6 }
          const at = all.slice(0, lengths[form.losses] - (form.isWhole ? 1 : 0))
          const n = rows.reduce((sum, { count }) => sum + count, 0)
          if (n === 0) return
          const mean = (there: readonly number[]): number => {
            const logs = logLikelihoods(rows, mixtureAt(there, form))
            return rows.reduce((sum, { count }, row) => sum + count * logs[row]!, 0) / n
          }
          if (!Number.isFinite(mean(at)) || mean(at) < -300) return
          const found = likelihoodOf(rows, form, n)(at)
          expect((found.value - mean(at)) / (1 + Math.abs(mean(at)))).toBeCloseTo(0, 9)
          const expected = slopes(mean, at)
          const size = 1 + Math.max(...expected.map(Math.abs))
          for (const [index, slope] of expected.entries()) {
            expect((found.slopes[index]! - slope) / size).toBeCloseTo(0, 6)
          }
          expect(found.slopes).toHaveLength(at.length)
        },
      ),
    )
  })
})
