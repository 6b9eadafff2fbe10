import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CohortCell, Held, Moved, Movement } from '../../../engine/money.ts'
import { customerFacts, noCustomers } from './customer-facts.ts'

const MONTHS = 8
/** The first day of a month, by the machine's own calendar. */
const day = (month: number): number => Date.UTC(2023, 8 + month, 1) / 86_400_000
const ORIGIN = day(MONTHS)

/** What one customer pays at the end of each month until the origin; 0 before it comes and after it has left. */
type Customer = readonly number[]

const customers: fc.Arbitrary<readonly Customer[]> = fc.array(
  fc.array(fc.constantFrom(0, 0, 10, 25, 400), { minLength: MONTHS, maxLength: MONTHS }),
  { maxLength: 10 },
)
/** Gone is gone. */
const faithful = customers.map((all) =>
  all.map((pays) => {
    const begin = pays.findIndex((each) => each > 0)
    const end = pays.findIndex((each, month) => month > begin && each === 0)
    return pays.map((each, month) => (begin < 0 || (end >= 0 && month >= end) ? 0 : each))
  }),
)

/** As an engine counts them. */
function movedOf(all: readonly Customer[]): Moved[] {
  return all.flatMap((pays) =>
    pays.flatMap((now, month): Moved[] => {
      const before = pays[month - 1] ?? 0
      if (now === before) return []
      const grows =
        before > 0
          ? 'expansion'
          : pays.slice(0, month).some((each) => each > 0)
            ? 'reactivation'
            : 'new'
      const movement: Movement = now > before ? grows : now === 0 ? 'churn' : 'contraction'
      return [{ period: day(month), by: [], movement, units: 1, amount: String(now - before) }]
    }),
  )
}

function cohortsOf(all: readonly Customer[]): CohortCell[] {
  const beginOf = (pays: Customer): number => pays.findIndex((each) => each > 0)
  const months = Array.from({ length: MONTHS }, (_, month) => month)
  return months.flatMap((begin) =>
    months.slice(begin).flatMap((month): CohortCell[] => {
      const own = all.filter((pays) => beginOf(pays) === begin && pays[month]! > 0)
      const amount = String(sum(own.map((pays) => pays[month]!)))
      const told = { start: day(begin), by: [], age: month - begin, units: own.length }
      return own.length === 0 ? [] : [{ ...told, amount, kept: '0' }]
    }),
  )
}

function heldOf(all: readonly Customer[]): Held[] {
  const now = all.map((pays) => pays.at(-1)!).filter((each) => each > 0)
  return now
    .toSorted((a, b) => b - a)
    .map((each, at) => ({ unit: `u${at}`, by: [], amount: String(each) }))
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)
const factsOf = (all: readonly Customer[], held = heldOf(all)) =>
  customerFacts({
    origin: ORIGIN,
    moved: movedOf(all),
    cohorts: cohortsOf(all),
    held,
    paidYearly: 0.3,
  })

describe('the facts of customers', () => {
  it('are at the origin what each of them pays', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const { running, count, squares, ages, paidYearly } = factsOf(all)
        const now = all.map((pays) => pays.at(-1)!).filter((each) => each > 0)
        expect([running, count, paidYearly]).toEqual([sum(now), now.length, 0.3])
        expect(squares).toBeCloseTo(sum(now.map((each) => each ** 2)), 6)
        for (const { age, count: there, amount } of ages) {
          const own = all.filter(
            (pays) => pays.at(-1)! > 0 && MONTHS - 1 - pays.findIndex((each) => each > 0) === age,
          )
          expect([there, amount]).toEqual([own.length, sum(own.map((pays) => pays.at(-1)!))])
        }
      }),
    )
  })

  it('are month by month what moved, and what ran at its ends', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const { months } = factsOf(all)
        const first = Array.from({ length: MONTHS }, (_, month) => month).find((month) =>
          all.some((pays) => pays[month]! > 0),
        )
        expect(months).toHaveLength(first === undefined ? 0 : MONTHS - first)
        for (const [at, told] of months.entries()) {
          const month = first! + at
          const steps = all.map((pays) => [pays[month - 1] ?? 0, pays[month]!] as const)
          const those = (isOwn: (before: number, now: number) => boolean): number =>
            sum(steps.map(([before, now]) => (isOwn(before, now) ? Math.abs(now - before) : 0)))
          expect(told).toMatchObject({
            opening: sum(steps.map(([before]) => before)),
            closing: sum(steps.map(([, now]) => now)),
            expanded: those((before, now) => before > 0 && now > before),
            contracted: those((before, now) => now > 0 && now < before),
            churned: those((before, now) => before > 0 && now === 0),
            currency: 0,
            customers: steps.filter(([before]) => before > 0).length,
            left: steps.filter(([before, now]) => before > 0 && now === 0).length,
          })
          expect(told.fresh + told.returned).toBe(those((before, now) => before === 0 && now > 0))
        }
      }),
    )
  })

  it('are by age who was there at its beginning and left within it', () => {
    fc.assert(
      fc.property(faithful, (all) => {
        const { leaving } = factsOf(all)
        const lives = all
          .filter((pays) => pays.some((each) => each > 0))
          .map((pays) => {
            const begin = pays.findIndex((each) => each > 0)
            const end = pays.findIndex((each, month) => month > begin && each === 0)
            return { watched: MONTHS - 1 - begin, stayed: end < 0 ? Infinity : end - begin - 1 }
          })
        for (let age = 0; age < MONTHS; age++) {
          const atRisk = lives.filter(({ watched, stayed }) => watched > age && stayed >= age)
          const lost = atRisk.filter(({ stayed }) => stayed === age).length
          const told = leaving.find((each) => each.age === age)
          expect(told ?? null).toEqual(
            atRisk.length === 0 ? null : { age, atRisk: atRisk.length, lost },
          )
        }
      }),
    )
  })

  it('hold a cohort that comes back at its lowest: nobody leaves twice', () => {
    fc.assert(
      fc.property(customers, (all) => {
        const begun = all.filter((pays) => pays.some((each) => each > 0)).length
        const { leaving } = factsOf(all)
        expect(sum(leaving.map(({ lost }) => lost))).toBeLessThanOrEqual(begun)
        for (const { atRisk, lost } of leaving) expect(lost).toBeLessThanOrEqual(atRisk)
      }),
    )
    // Two begin, one is away in the third month: of 2, 1 has left by age 2, and then nobody more.
    const { leaving } = factsOf([
      [5, 5, 0, 5, 5, 5, 5, 5],
      [5, 5, 5, 5, 5, 5, 5, 5],
    ])
    expect(leaving.map(({ atRisk, lost }) => [atRisk, lost])).toEqual([
      [2, 0],
      [2, 1],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
    ])
  })

  it('share what the largest leave evenly: of 400, 25, 10 and 10 with one told', () => {
    const all = [400, 25, 10, 10].map((each) => Array.from({ length: MONTHS }, () => each))
    // 400² and three times 15².
    expect(factsOf(all, heldOf(all).slice(0, 1)).squares).toBe(160_000 + 675)
    expect(factsOf(all, []).squares).toBe(445 ** 2 / 4)
    fc.assert(
      fc.property(customers, fc.nat(10), (some, told) => {
        const { squares, running, count } = factsOf(some, heldOf(some).slice(0, told))
        expect(squares).toBeLessThanOrEqual(factsOf(some).squares + 1e-9)
        // By Cauchy and Schwarz.
        expect(squares * count).toBeGreaterThanOrEqual(running ** 2 * (1 - 1e-12))
      }),
    )
  })

  it('add up to the last digit, and keep apart what rates moved', () => {
    const moved: Moved[] = [
      { period: day(5), by: [], movement: 'new', units: 3, amount: '0.1' },
      { period: day(5), by: [], movement: 'new', units: 1, amount: '0.2' },
      { period: day(6), by: [], movement: 'currency', units: 0, amount: '-0.05' },
      { period: day(6), by: [], movement: 'minor_expansion', units: 2, amount: '0.01' },
    ]
    const { months } = customerFacts({
      origin: ORIGIN,
      moved,
      cohorts: [],
      held: [],
      paidYearly: 0,
    })
    const still = { returned: 0, contracted: 0, churned: 0, left: 0 }
    expect(months).toEqual([
      { ...still, opening: 0, fresh: 0.3, expanded: 0, currency: 0, closing: 0.3, customers: 0 },
      {
        ...still,
        opening: 0.3,
        fresh: 0,
        expanded: 0.01,
        currency: -0.05,
        closing: 0.26,
        customers: 4,
      },
      { ...still, opening: 0.26, fresh: 0, expanded: 0, currency: 0, closing: 0.26, customers: 4 },
    ])
  })

  it('of nobody are none', () => {
    const nobody = { origin: ORIGIN, moved: [], cohorts: [], held: [], paidYearly: 0 }
    expect(customerFacts(nobody)).toEqual(noCustomers)
  })
})
