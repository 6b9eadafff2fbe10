import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivalOf, type RetentionModel } from '../../stats/retention/curve.ts'
import { exposuresOf } from '../../stats/retention/exposure.ts'
import { customerLifetime, shareLeft, type LifetimeTerms, type Told } from './customer-lifetime.ts'
import { byR } from './fixtures/reference.ts'
import type { Lived } from './lived.ts'

const UNIT = 10n ** 10n

/** One cohort, of which so many were left at each chance to leave; each pays 100 a year. */
function livedOf(left: readonly number[], more: Partial<Lived> = {}): Lived {
  const [customers = 0] = left
  const there = left.at(-1) ?? 0
  return {
    exposures: exposuresOf(left),
    customers,
    lost: customers - there,
    returned: 0,
    begun: BigInt(customers) * 100n * UNIT,
    there: there === 0 ? [] : [{ age: left.length - 1, amount: BigInt(there) * 100n * UNIT }],
    ...more,
  }
}

/** Five years, of which 80 % is worth something, and a tenth less for each. */
const terms: LifetimeTerms = {
  model: 'shifted_beta_geometric',
  perYear: 1,
  horizon: 5,
  margin: 0.8,
  discounting: 0.1,
}

/** As R says it to six digits; its slopes and ours differ in the next. */
function near(told: Told | undefined, expected: readonly number[], digits = 2e-5): void {
  for (const [at, found] of [told?.value, told?.low, told?.high].entries()) {
    expect(Math.abs((found ?? NaN) / (expected[at] ?? NaN) - 1)).toBeLessThan(digits)
  }
}

describe('lifetimes of published customers, as R works them out', () => {
  const { highEnd, alike } = byR
  const lived = livedOf(highEnd.left)
  const unlike = customerLifetime(lived, terms)
  const constant = customerLifetime(lived, { ...terms, model: 'geometric' })

  it('are worth what is expected of a curve of unlike customers', () => {
    // Fader and Hardie (2007) fit 0.668 and 3.806.
    const { fit } = unlike
    const [alpha, beta] = highEnd.numbers
    expect(fit?.curve).toMatchObject({
      alpha: expect.closeTo(alpha, 4),
      beta: expect.closeTo(beta, 3),
    })
    near(unlike.value, highEnd.value)
    near(unlike.residualValue, highEnd.residual)
    near(shareLeft(unlike.choice, 12, 1), highEnd.shareOf12)
    // Twelve chances to leave, were they months.
    near(shareLeft(unlike.choice, 1, 12), highEnd.shareOf12)
    expect(unlike.known).toBe(7)
    // In truth 394 of 1000 were left after twelve years.
    const { low, high } = shareLeft(unlike.choice, 12, 1)
    expect(low).toBeLessThan(0.394)
    expect(high).toBeGreaterThan(0.394)
  })

  it('have no mean where customers leave ever more slowly', () => {
    expect(unlike.lifetime).toEqual({ value: null, low: null, high: null })
  })

  it('are one over churn, were it constant', () => {
    near(constant.lifetime, highEnd.constant)
    expect(unlike.lifetimeNaive).toBeCloseTo(highEnd.naive, 5)
    expect(constant.lifetimeNaive).toBeCloseTo(highEnd.naive, 5)
    expect(unlike.valueNaive).toBeCloseTo(highEnd.naiveValue, 4)
    expect(constant.value.value).toBeCloseTo(highEnd.naiveValue, 4)
  })

  it('do not come from constant churn, by Pearson', () => {
    expect(highEnd.chanceOfConstant).toBeLessThan(0.01)
    expect(constant.isMisfit).toBe(true)
    expect(highEnd.chanceOfUnlike).toBeGreaterThan(0.01)
    expect(unlike.isMisfit).toBe(false)
  })

  it.each(alike)('of $customers have an upper end where no curve may be without', (each) => {
    const { customers, told, leastPower } = each
    const curve = { model: 'shifted_beta_geometric', alpha: 1.6, beta: 6 } as const
    const left = Array.from({ length: 13 }, (_, age) =>
      Math.round(customers * survivalOf(curve, age)),
    )
    const { lifetime } = customerLifetime(livedOf(left), terms)
    near({ ...lifetime, high: told[2] }, told, 2e-4)
    // The mean is finite where the power is above 1.
    if (leastPower > 1) near(lifetime, told, 2e-4)
    else expect(lifetime.high).toBeNull()
  })
})

const chances = fc.constantFrom<LifetimeTerms['perYear'][]>(1, 4, 12)
const cohort = fc
  .array(fc.integer({ min: 1, max: 400 }), { minLength: 4, maxLength: 14 })
  .map((left) => left.toSorted((a, b) => b - a))

describe('what customers are worth', () => {
  const { left } = byR.highEnd

  it('is of those who begin now what it is of one, times as many', () => {
    fc.assert(
      fc.property(cohort, chances, fc.integer({ min: 1, max: 10 }), (some, perYear, horizon) => {
        const asked = { ...terms, model: 'geometric', perYear, horizon } as const
        const fresh = livedOf(some)
        const { value, residualValue, fit } = customerLifetime(
          { ...fresh, there: [{ age: 0, amount: fresh.begun }] },
          asked,
        )
        if (fit === null) {
          expect(residualValue.value).toBeNull()
          return
        }
        for (const end of ['value', 'low', 'high'] as const) {
          const ratio = (residualValue[end] ?? NaN) / (value[end] ?? NaN)
          expect(ratio / fresh.customers).toBeCloseTo(1, 6)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is paid as often as customers can leave, each payment a part of the year’s', () => {
    const churn = [1000, 900, 810, 729]
    const of = (more: Partial<LifetimeTerms>) =>
      customerLifetime(livedOf(churn), { ...terms, model: 'geometric', margin: 1, ...more })
    // 100 in all, of which 90 % are there for each next part, and a quarter is worth 1.1^-¼ of this.
    const quarter = 0.9 / 1.1 ** 0.25
    const quarters = 25 * (1 + quarter + quarter ** 2 + quarter ** 3)
    expect(of({ perYear: 4, horizon: 1 }).value.value).toBeCloseTo(quarters, 6)
    expect(of({ perYear: 1, horizon: 1 }).value.value).toBeCloseTo(100, 9)
    expect(of({ perYear: 1, horizon: 2 }).value.value).toBeCloseTo(100 + 90 / 1.1, 5)
    // Ten chances to leave: ten years, ten quarters, ten months.
    expect(of({ perYear: 1 }).lifetime.value).toBeCloseTo(10, 5)
    expect(of({ perYear: 4 }).lifetime.value).toBeCloseTo(2.5, 5)
    expect(of({ perYear: 4 }).lifetimeNaive).toBeCloseTo(2.5, 5)
    expect(of({ perYear: 12 }).known).toBe(0.25)
  })

  it('grows with money and margin alike, and with it its interval', () => {
    const plain = customerLifetime(livedOf(left), terms)
    const rich = livedOf(left, {
      begun: livedOf(left).begun * 7n,
      there: livedOf(left).there.map(({ age, amount }) => ({ age, amount: amount * 7n })),
    })
    const richer = customerLifetime(rich, { ...terms, margin: 0.4 })
    for (const name of ['value', 'residualValue'] as const) {
      for (const end of ['value', 'low', 'high'] as const) {
        expect((richer[name][end] ?? 0) / (plain[name][end] ?? 1)).toBeCloseTo(3.5, 8)
      }
    }
    expect(richer.lifetime).toEqual(plain.lifetime)
  })

  it('is as uncertain as every curve that may be true, together', () => {
    // A tenth of them: so few do not tell curves apart.
    const few = livedOf(left.map((each) => Math.round(each / 10)))
    const free = customerLifetime(few, { ...terms, model: null })
    const models = free.choice.plausible.map(({ curve }) => curve.model)
    expect(models.length).toBeGreaterThan(1)
    const each = models.map((model) => customerLifetime(few, { ...terms, model }))
    for (const name of ['value', 'residualValue'] as const) {
      expect(free[name]).toEqual({
        value: each[0]?.[name].value,
        low: Math.min(...each.map((one) => one[name].low ?? NaN)),
        high: Math.max(...each.map((one) => one[name].high ?? NaN)),
      })
    }
  })

  it('stays within what is possible, though few losses tell next to nothing', () => {
    const most = 80 * (1 + 1 / 1.1 + 1 / 1.1 ** 2 + 1 / 1.1 ** 3 + 1 / 1.1 ** 4)
    const few = fc
      .tuple(fc.integer({ min: 10, max: 150 }), fc.integer({ min: 1, max: 3 }))
      .chain(([size, lost]) =>
        fc
          .array(fc.integer({ min: size - lost, max: size }), { minLength: 2, maxLength: 18 })
          .map((left) => [size, ...left.toSorted((a, b) => b - a)]),
      )
    fc.assert(
      fc.property(few, (some) => {
        const { value, residualValue, lifetime } = customerLifetime(livedOf(some), {
          ...terms,
          model: null,
        })
        const [nearly, there] = [1 + 1e-9, some.at(-1) ?? 0]
        expect(value.low ?? 80).toBeGreaterThanOrEqual(80 / nearly)
        expect(value.high ?? 0).toBeLessThanOrEqual(most * nearly)
        expect(residualValue.low ?? 80 * there).toBeGreaterThanOrEqual((80 * there) / nearly)
        expect(residualValue.high ?? 0).toBeLessThanOrEqual(most * there * nearly)
        expect(lifetime.low ?? 1).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 40 },
    )
    // Of 40 followed for 18 months one left: some curves say nothing of the years that come.
    const one = [...Array.from({ length: 10 }, () => 40), ...Array.from({ length: 9 }, () => 39)]
    const told = customerLifetime(livedOf(one), { ...terms, perYear: 12, model: null })
    expect(told.choice.plausible.length).toBeGreaterThan(1)
    expect(told.lifetime.low).toBeGreaterThan(1.3)
    expect(told.lifetime.low).toBeLessThan(told.lifetime.value ?? 0)
  })

  it('is nothing without a margin, and has no interval then', () => {
    const { value, valueNaive } = customerLifetime(livedOf(left), { ...terms, margin: 0 })
    expect([value, valueNaive]).toEqual([{ value: 0, low: null, high: null }, 0])
    const nobody = livedOf(left, { customers: 0 })
    expect(customerLifetime(nobody, terms).value.value).toBe(0)
  })
})

describe('what cannot be known', () => {
  const nobody: Told = { value: null, low: null, high: null }

  it.each([
    ['nobody', []],
    ['one who stays', [1, 1, 1]],
    ['one who left', [1, 0]],
    ['many of whom none left', [500, 500, 500]],
    ['many who all left at once', [500, 0]],
  ])('is not said of %s', (_, left) => {
    for (const model of [null, 'geometric', 'beta_discrete_weibull'] as const) {
      const told = customerLifetime(livedOf(left), { ...terms, model })
      expect(told).toMatchObject({
        fit: null,
        lifetime: nobody,
        value: nobody,
        residualValue: nobody,
        lifetimeNaive: null,
        valueNaive: null,
        isMisfit: false,
      })
      expect(shareLeft(told.choice, 3, 1)).toEqual(nobody)
    }
  })

  it('is null, never NaN, whatever the cohort and its money', () => {
    const models = fc.constantFrom<(RetentionModel | null)[]>(
      null,
      'geometric',
      'shifted_beta_geometric',
      'discrete_weibull',
      'beta_discrete_weibull',
    )
    const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 30n })
    fc.assert(
      fc.property(cohort, models, amount, amount, chances, (some, model, begun, now, perYear) => {
        const lived = livedOf(some, { begun, there: [{ age: some.length - 1, amount: now }] })
        const told = customerLifetime(lived, { ...terms, model, perYear })
        const share = shareLeft(told.choice, 2, perYear)
        const figures: readonly Told[] = [told.lifetime, told.value, told.residualValue, share]
        for (const { value, low, high } of figures) {
          for (const each of [value, low, high]) {
            expect(each === null || Number.isFinite(each)).toBe(true)
          }
          if (value === null || value <= 0) continue
          expect(low ?? value).toBeLessThanOrEqual(value * (1 + 1e-9))
          expect(high ?? value).toBeGreaterThanOrEqual(value * (1 - 1e-9))
        }
        expect(shareLeft(told.choice, 0, perYear).value ?? 1).toBe(1)
      }),
      { numRuns: 25 },
    )
  })
})
