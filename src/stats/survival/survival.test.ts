import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aalenJohansen } from './aalen-johansen.ts'
import { interval, type IntervalKind } from './interval.ts'
import { kaplanMeier, type SurvivalStep } from './kaplan-meier.ts'
import reference from './fixtures/r-survival.json' with { type: 'json' }
import type { Watched } from './watched.ts'

const { ages } = reference

function subjects({ late = false, clustered = false } = {}): readonly Watched[] {
  return reference.age.map((age, index) => ({
    from: late ? (reference.from[index] ?? 0) : null,
    age,
    cause: reference.cause[index] ?? null,
    count: 1,
    cluster: clustered ? (reference.cluster[index] ?? null) : null,
  }))
}

describe('aalenJohansen', () => {
  it.each([
    ['plain', {}],
    ['late', { late: true }],
    ['clustered', { clustered: true }],
    ['lateClustered', { late: true, clustered: true }],
  ] as const)('gives what R gives: %s', (name, how) => {
    const steps = aalenJohansen(subjects(how), 3, ages)
    for (const [index, { open, causes }] of steps.entries()) {
      const states = reference[name].states[index] ?? []
      const errors = reference[name].errors[index] ?? []
      expect([open, ...causes.map(({ share }) => share)]).toEqual(near(states, 1e-9))
      expect(causes.map(({ standardError }) => standardError)).toEqual(near(errors.slice(1), 1e-6))
    }
  })

  it('is the naive share where nobody is open', () => {
    fc.assert(
      fc.property(fc.array(ended, { minLength: 1 }), (watched) => {
        const size = watched.reduce((sum, { count }) => sum + count, 0)
        const [last] = aalenJohansen(watched, 2, [99])
        for (const [cause, { share }] of (last?.causes ?? []).entries()) {
          const own = watched.filter((one) => one.cause === cause)
          const naive = own.reduce((sum, { count }) => sum + count, 0) / size
          expect(share).toBeCloseTo(naive, 12)
        }
      }),
    )
  })

  it('is 1, to the last digit, where nobody is left and all ended one way', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 1 }), (given) => {
        const one = given.map((each) => ({ ...each, cause: each.cause === null ? null : 0 }))
        const last = { from: null, age: 30, cause: 0, count: 1, cluster: null }
        const [end] = aalenJohansen([...one, last], 2, [99])
        expect(end?.causes.map(({ share }) => share)).toEqual([1, 0])
      }),
    )
  })

  it('makes 1 with what is open, never falls, and minds neither order nor grouping', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 1 }), (watched) => {
        const asked = [0, 1, 3, 7, 20]
        const steps = aalenJohansen(watched, 2, asked)
        for (const { open, causes } of steps) {
          expect(open + causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
        }
        for (const cause of [0, 1]) {
          const shares = steps.map(({ causes }) => causes[cause]?.share ?? 0)
          expect(shares).toEqual(shares.toSorted((a, b) => a - b))
        }
        const ones = watched.flatMap((one) =>
          Array.from({ length: one.count }, () => ({ ...one, count: 1 })),
        )
        for (const [index, step] of aalenJohansen(ones.toReversed(), 2, asked).entries()) {
          for (const [cause, { share, standardError }] of step.causes.entries()) {
            expect(share).toBeCloseTo(steps[index]?.causes[cause]?.share ?? -1, 12)
            expect(standardError).toBeCloseTo(steps[index]?.causes[cause]?.standardError ?? -1, 12)
          }
        }
      }),
    )
  })

  it('knows nothing of nobody', () => {
    expect(aalenJohansen([], 1, [10])).toEqual([
      { age: 10, open: 1, causes: [{ share: 0, standardError: 0 }] },
    ])
  })
})

describe('kaplanMeier', () => {
  it.each(reference.kaplanMeier)('gives the interval R gives: $kind', (given) => {
    const steps = kaplanMeier(subjects())
    for (const [index, age] of ages.entries()) {
      const { survival, standardError } = stepBy(steps, age)
      expect(survival).toBeCloseTo(given.survival[index] ?? -1, 9)
      expect(standardError).toBeCloseTo(given.errors[index] ?? -1, 9)
      const low = given.low[index]
      if (survival === 0 || survival === 1 || low === null) continue
      const found = interval(survival, standardError, given.kind as IntervalKind)
      expect(found?.low).toBeCloseTo(low ?? -1, 6)
      expect(found?.high).toBeCloseTo(given.high[index] ?? -1, 6)
    }
  })

  it('counts late entries from when they are watched, as R does', () => {
    const steps = kaplanMeier(subjects({ late: true }))
    for (const [index, age] of ages.entries()) {
      const { survival, standardError } = stepBy(steps, age)
      expect(survival).toBeCloseTo(reference.lateKaplanMeier.survival[index] ?? -1, 9)
      expect(standardError).toBeCloseTo(reference.lateKaplanMeier.errors[index] ?? -1, 9)
    }
  })
})

describe('interval', () => {
  it('is not known where its scale does not reach', () => {
    expect(interval(0, 0, 'log')).toBeNull()
    expect(interval(1, 0, 'log-log')).toBeNull()
    expect(interval(1, 0.1, 'plain')).toEqual({ low: expect.closeTo(0.804, 3) as number, high: 1 })
  })
})

const person = {
  from: fc.constantFrom(null, 0, 2, 5),
  age: fc.integer({ min: 0, max: 12 }),
  count: fc.integer({ min: 1, max: 4 }),
  cluster: fc.constant(null),
}
const anyone = fc.record({ ...person, cause: fc.constantFrom(null, 0, 1) })
const ended = fc.record({ ...person, from: fc.constant(null), cause: fc.constantFrom(0, 1) })

function stepBy(steps: readonly SurvivalStep[], age: number): SurvivalStep {
  const start = { age: 0, atRisk: 0, ended: 0, survival: 1, standardError: 0 }
  return steps.findLast((step) => step.age <= age) ?? start
}

function near(values: readonly number[], tolerance: number): unknown {
  const digits = Math.round(-Math.log10(tolerance))
  return values.map((value) => expect.closeTo(value, digits) as number)
}
