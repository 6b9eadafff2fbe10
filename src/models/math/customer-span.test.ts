import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exposuresOf, type Exposure } from '../../stats/retention/exposure.ts'
import { customerSpan } from './customer-span.ts'

/** Months watched, and whether they left then, as a month at a time. */
const exposed = (lives: readonly (readonly [months: number, left: boolean])[]): Exposure[] =>
  lives.flatMap(([months, left]) =>
    exposuresOf(Array.from({ length: months + 1 }, (_, age) => (left && age === months ? 0 : 1))),
  )

/** Freireich et al. (1963): weeks of remission under 6-mercaptopurine; + is censored. */
const remission = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((age) => [age, true] as const)
const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((age) => [age, false] as const)

describe('customerSpan', () => {
  it('is the published median of a published trial, and its limits', () => {
    // R survfit(Surv(time, status) ~ 1, conf.type = "log-log"): median 23, 13 to NA.
    const span = customerSpan(exposed([...remission, ...censored]))
    expect(span).toMatchObject({ p25: 13, median: 23, p75: null, low: 13, high: null })
  })

  it('is not known where fewer than half have left at any age watched', () => {
    const few = [2, 5].map((age) => [age, true] as const)
    const rest = Array.from({ length: 8 }, () => [12, false] as const)
    expect(customerSpan(exposed([...few, ...rest]))).toMatchObject({ median: null, low: null })
    expect(customerSpan([])).toEqual({ p25: null, median: null, p75: null, low: null, high: null })
  })

  it('lies between the two ages where exactly half have left', () => {
    expect(
      customerSpan(
        exposed([
          [2, true],
          [6, true],
        ]),
      ).median,
    ).toBe(4)
    const open = exposed([
      [2, true],
      [6, false],
    ])
    // Nobody is known to leave later: there is no next age.
    expect(customerSpan(open).median).toBeNull()
  })

  it('is the plain median where everybody has left, and never less than with fewer still there', () => {
    const months = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(months, months, (gone, there) => {
        const all = gone.map((age) => [age, true] as const)
        const sorted = gone.toSorted((a, b) => a - b)
        const half = gone.length / 2
        const plain = (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
        expect(customerSpan(exposed(all)).median).toBe(plain)
        const watched = there.map((age) => [age, false] as const)
        const more = customerSpan(exposed([...all, ...watched]))
        expect(more.median ?? Infinity).toBeGreaterThanOrEqual(plain)
        if (more.median !== null) expect(more.low ?? 0).toBeLessThanOrEqual(more.median)
        if (more.high !== null) expect(more.high).toBeGreaterThanOrEqual(more.median ?? 0)
      }),
    )
  })
})
