import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CohortCell } from '../../engine/money.ts'
import { parseDay } from '../../time/calendar.ts'
import { triangle } from './triangle.ts'

const SCALE = 10_000_000_000
const STEPS = { month: 1, quarter: 3, year: 12 } as const

/** The first day of a month of 2024 or later: the machine's own calendar. */
const first = (month: number): number => Date.UTC(2024, month, 1) / 86_400_000
const day = (text: string): number => parseDay(text) ?? NaN

/** What one customer pays at the end of each period, from the one in which it first paid. */
interface Customer {
  readonly begins: number
  readonly pays: readonly number[]
}

/** Of customers one by one, as an engine tells: no cell where nobody pays, none of what is to come. */
function cellsOf(customers: readonly Customer[], step: number, asOf: number): CohortCell[] {
  const cells: CohortCell[] = []
  for (let begins = 0; begins < 6; begins++) {
    for (let age = 0; first((begins + age + 1) * step) <= asOf; age++) {
      const own = customers.filter((each) => each.begins === begins && (each.pays[age] ?? 0) > 0)
      const sum = (of: (pays: Customer['pays']) => number): string =>
        String(own.reduce((all, { pays }) => all + of(pays), 0))
      if (own.length === 0) continue
      cells.push({
        start: first(begins * step),
        by: [],
        age,
        units: own.length,
        amount: sum((pays) => pays[age]!),
        kept: sum((pays) => Math.min(pays[0]!, pays[age]!)),
      })
    }
  }
  return cells
}

const customers = fc.array(
  fc.record({
    begins: fc.integer({ min: 0, max: 5 }),
    pays: fc
      .tuple(
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.constantFrom(0, 50, 400, 1000), { maxLength: 7 }),
      )
      .map(([begin, later]) => [begin, ...later]),
  }),
  { maxLength: 12 },
)

describe('the triangle of cohorts', () => {
  it('is by hand: of 100 and 300 the first grows to 250, then the second leaves', () => {
    const cells = cellsOf(
      [
        { begins: 0, pays: [100, 250, 250] },
        { begins: 0, pays: [300, 300] },
        { begins: 1, pays: [80, 60] },
      ],
      1,
      day('2024-04-01'),
    )
    const asked = { interval: 'month', asOf: day('2024-04-20') } as const
    const told = (grossCap: 'customer' | 'total') =>
      triangle(cells, { ...asked, grossCap }).map(({ age, seen }) =>
        seen === null ? null : [age, seen.share, seen.grossShare, seen.unitShare],
      )
    // 550 of 400, at most its own each: 100 + 300; then 250 of 400, 100 of them kept.
    expect(told('customer')).toEqual([
      [0, 1, 1, 1],
      [1, 1.375, 1, 1],
      [2, 0.625, 0.25, 0.5],
      [0, 1, 1, 1],
      [1, 0.75, 0.75, 1],
      null,
    ])
    // Capped in sum alone, the 250 count whole.
    expect(told('total')[2]).toEqual([2, 0.625, 0.625, 0.5])
  })

  it.each(['month', 'quarter', 'year'] as const)(
    'is what its customers pay, one by one, and tells nothing of what is to come: %s',
    (interval) => {
      const step = STEPS[interval]
      fc.assert(
        fc.property(customers, fc.nat(350 * step), fc.boolean(), (all, days, isTotal) => {
          const asOf = first(0) + days
          const cells = cellsOf(all, step, asOf)
          const grossCap = isTotal ? 'total' : 'customer'
          const found = triangle(cells, { interval, asOf, grossCap })
          const begins = [...new Set(cells.map(({ start }) => start))].toSorted((a, b) => a - b)
          expect([...new Set(found.map(({ start }) => start))]).toEqual(begins)
          const widest = Math.max(0, ...found.map(({ age }) => age))
          for (const cell of found) {
            const { start, age, seen, maturity } = cell
            const own = all.filter((each) => first(each.begins * step) === start)
            const place = own[0]!.begins
            expect(seen !== null).toBe(first((place + age + 1) * step) <= asOf)
            expect(maturity).toBeGreaterThanOrEqual(0)
            expect(maturity).toBe(
              widest === 0
                ? 1
                : (found.filter((each) => each.start === start && each.seen !== null).length - 1) /
                    widest,
            )
            if (seen === null) continue
            const sum = (of: (pays: Customer['pays']) => number): number =>
              own.reduce((total, { pays }) => total + of(pays), 0)
            const [begun, now] = [sum((pays) => pays[0]!), sum((pays) => pays[age] ?? 0)]
            const kept = isTotal
              ? Math.min(begun, now)
              : sum((pays) => Math.min(pays[0]!, pays[age] ?? 0))
            const there = own.filter(({ pays }) => (pays[age] ?? 0) > 0).length
            expect([seen.units, seen.amount, seen.begun, seen.kept]).toEqual([
              there,
              BigInt(now * SCALE),
              BigInt(begun * SCALE),
              BigInt(kept * SCALE),
            ])
            expect(seen.share).toBeCloseTo(now / begun, 12)
            expect(seen.grossShare).toBeCloseTo(kept / begun, 12)
            expect(seen.unitShare).toBeCloseTo(there / own.length, 12)
            expect(seen.grossShare).toBeLessThanOrEqual(1)
          }
        }),
      )
    },
  )

  it('of nobody is empty, of one month lived through whole, and of huge amounts exact', () => {
    const options = { interval: 'month', asOf: first(1), grossCap: 'customer' } as const
    expect(triangle([], options)).toEqual([])
    const huge = '999999999999999999.9999999999'
    const cell = { start: first(0), by: [], age: 0, units: 1, amount: huge, kept: huge }
    const [found, ...others] = triangle([cell], options)
    expect(others).toEqual([])
    expect(found).toMatchObject({ maturity: 1, seen: { share: 1, grossShare: 1, unitShare: 1 } })
    expect(found?.seen?.amount).toBe(10n ** 28n - 1n)
  })
})
