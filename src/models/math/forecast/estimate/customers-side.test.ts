import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stream } from '../../../../generator/draw/stream.ts'
import { noCustomers } from '../customer-facts.ts'
import type { CustomerFacts, MonthMoves } from '../facts.ts'
import type { Gap } from '../forecast-parts.ts'
import { madeFacts } from '../made-facts.ts'
import { customersSide } from './customers-side.ts'
import { hazardAt } from './churn-hazards.ts'

const still: MonthMoves = {
  opening: 0,
  fresh: 0,
  returned: 0,
  expanded: 0,
  contracted: 0,
  churned: 0,
  currency: 0,
  closing: 0,
  customers: 0,
  left: 0,
}

function repeated(months: number, moved: MonthMoves): readonly MonthMoves[] {
  return Array.from({ length: months }, () => moved)
}

function sideOf(facts: Partial<CustomerFacts>) {
  const gaps: Gap[] = []
  return { ...customersSide({ ...noCustomers, ...facts }, gaps), gaps }
}

interface Truth {
  readonly joining: number
  readonly atOnce: number
  /** Chance to leave in the month of that age, of everybody, and of those who pay five times as much. */
  readonly hazard: (age: number) => number
  readonly large: number
  readonly months: number
}

/** Customers one by one: one in four pays 5, the others 1. */
function drawn({ joining, atOnce, hazard, large, months }: Truth): CustomerFacts {
  const luck = stream(7, 2, 1)
  const moves = Array.from({ length: months }, () => ({ ...still }))
  const leaving = Array.from({ length: months }, (_, age) => ({ age, atRisk: 0, lost: 0 }))
  const ages = Array.from({ length: months }, (_, age) => ({ age, count: 0, amount: 0 }))
  let squares = 0
  for (let start = 0; start < months; start++) {
    for (let customer = 0; customer < joining; customer++) {
      const pays = customer % 4 === 0 ? 5 : 1
      moves[start]!.fresh += pays
      if (luck.uniform() < atOnce) {
        moves[start]!.left++
        moves[start]!.churned += pays
        continue
      }
      let isThere = true
      for (let month = start + 1; month < months && isThere; month++) {
        const age = month - start - 1
        const move = moves[month]!
        move.customers++
        move.opening += pays
        leaving[age]!.atRisk++
        if (luck.uniform() >= hazard(age) * (pays > 1 ? large : 1)) continue
        isThere = false
        leaving[age]!.lost++
        move.left++
        move.churned += pays
      }
      if (!isThere) continue
      const own = ages[months - 1 - start]!
      own.count++
      own.amount += pays
      squares += pays ** 2
    }
  }
  const sum = (of: 'count' | 'amount'): number => ages.reduce((all, each) => all + each[of], 0)
  return {
    ...noCustomers,
    running: sum('amount'),
    count: sum('count'),
    squares,
    ages,
    leaving,
    months: moves,
  }
}

describe('of customers drawn one by one', () => {
  test('who leaves by age alone leaves at a level that neither rose nor wandered', () => {
    const hazard = (age: number): number => (age < 6 ? 0.1 : 0.005)
    for (const atOnce of [0, 0.3]) {
      const { level } = sideOf(drawn({ joining: 400, atOnce, hazard, large: 1, months: 30 })).churn
      expect(Math.abs(level.level)).toBeLessThan(0.02)
      expect(level.drift).toBeLessThan(5e-4)
      expect(level.dispersion).toBe(1)
    }
  })

  const truth: Truth = {
    joining: 400,
    atOnce: 0.1,
    hazard: (age) => (age % 12 === 11 ? 0.15 : 0.02),
    large: 1,
    months: 40,
  }

  test('chances to leave are found again, at once and by age', () => {
    const { churn, customers, gaps } = sideOf(drawn(truth))
    expect(churn.atOnce).toBeCloseTo(0.1, 2)
    for (const age of [0, 5, 11, 17, 23]) {
      const ratio = hazardAt(churn.hazards, age) / truth.hazard(age)
      expect(Math.abs(ratio - 1), `age ${age}`).toBeLessThan(0.2)
    }
    // The level is a factor near 1, and who leaves pays as all do: within 4 standard errors.
    expect(Math.abs(churn.level.level)).toBeLessThan(4 * Math.sqrt(churn.level.errors.level))
    expect(churn.level.errors.level).toBeLessThan(0.01)
    expect(churn.size).toBeCloseTo(1, 1)
    // A quarter pays 5, the rest 1: of four customers (5 + 3)² ÷ (25 + 3) = 2.29 alike.
    const count = drawn(truth).ages.reduce((sum, each) => sum + each.count, 0)
    expect(customers.alike / count).toBeCloseTo(64 / 28 / 4, 2)
    expect(gaps).toEqual([{ part: 'expansion', why: 'nothing' }])
  })

  test('what the curves leave open of later ages is not in the level too', () => {
    // A few dozen customers, known for 14 months: chances of these ages are far from sure.
    const { customers } = madeFacts({ customers: 30, leaves: 0.02, months: 60 })
    const leaving = customers.leaving.slice(0, 14)
    const unsure = [0, 14, 40].map((age) => {
      const ages = [{ age, count: customers.count, amount: customers.running }]
      const { churn } = sideOf({ ...customers, leaving, ages })
      expect(churn.ahead?.from).toBe(14)
      return churn.level.errors.level
    })
    expect(unsure[0]! - unsure[1]!).toBeGreaterThan(0.04)
    expect(unsure[1]! - unsure[2]!).toBeCloseTo(0, 3)
  })

  test('where the large leave half as often, what is lost is less than customers are', () => {
    const hazard = (): number => 0.03
    const { churn } = sideOf(drawn({ ...truth, hazard, atOnce: 0, large: 0.5 }))
    // Of four one pays 5, the others 1, 2 on average; who leaves pays (.5 · 5 + 3) ÷ 3.5 = 1.57, .79 of
    // it, and the large ones come to be more.
    expect(churn.size).toBeGreaterThan(0.75)
    expect(churn.size).toBeLessThan(0.86)
    expect(churn.atOnce).toBe(0)
  })
})

test('one customer among equals counts as one, one among small ones for nearly all', () => {
  const alikeOf = (amounts: readonly number[]): number =>
    sideOf({
      running: amounts.reduce((sum, each) => sum + each, 0),
      count: amounts.length,
      squares: amounts.reduce((sum, each) => sum + each ** 2, 0),
    }).customers.alike
  expect(alikeOf([])).toBe(0)
  expect(alikeOf([3])).toBe(1)
  expect(alikeOf([3, 3, 3, 3, 3])).toBe(5)
  // 100² ÷ (96² + 4) = 1.08, and 20² ÷ (10² + 2 · 5²) = 2.67.
  expect(alikeOf([96, 1, 1, 1, 1])).toBe(1)
  expect(alikeOf([10, 5, 5])).toBe(3)
})

test('ages come to what runs; of whom none is known, they are as old as can be told', () => {
  const { customers } = sideOf({
    running: 90,
    count: 3,
    ages: [
      { age: 2, count: 1, amount: 10 },
      { age: 5, count: 1, amount: 0 },
      { age: 7, count: 2, amount: 20 },
    ],
  })
  expect(customers.ages).toEqual([
    { age: 2, amount: 30 },
    { age: 7, amount: 60 },
  ])
  const leaving = [
    { age: 3, atRisk: 1, lost: 0 },
    { age: 9, atRisk: 1, lost: 0 },
  ]
  expect(sideOf({ running: 90, count: 3, leaving }).customers.ages).toEqual([
    { age: 9, amount: 90 },
  ])
})

test('what expands, shrinks and comes back is a share of what runs', () => {
  const opening = (at: number): number => 1000 + 10 * at
  const months = Array.from({ length: 24 }, (_, at) => ({
    ...still,
    customers: 10,
    opening: opening(at),
    expanded: 0.02 * opening(at),
    contracted: 0.01 * opening(at),
    currency: (at % 2 === 0 ? 0.03 : -0.01) * opening(at),
  }))
  const before = { ...still, fresh: 500, expanded: 77, currency: 99 }
  const { expansion, gaps } = sideOf({ running: 1, count: 1, months: [before, ...months] })
  expect(Math.exp(expansion.expanded!.level)).toBeCloseTo(0.02, 3)
  expect(Math.exp(expansion.contracted!.level)).toBeCloseTo(0.01, 3)
  expect(expansion.returned).toBeNull()
  // Half of the months .03², half .01²; the one in which nothing ran yet tells nothing.
  expect(expansion.currency).toBeCloseTo(0.0005, 12)
  expect(gaps).toEqual([{ part: 'churn', why: 'nothing' }])
})

test.each<[string, Partial<CustomerFacts>, readonly Gap[]]>([
  ['nobody', {}, []],
  [
    'a first month',
    { months: [still] },
    [
      { part: 'churn', why: 'nothing' },
      { part: 'expansion', why: 'nothing' },
    ],
  ],
  [
    'nobody yet a year old',
    {
      leaving: [{ age: 3, atRisk: 50, lost: 20 }],
      months: repeated(5, { ...still, opening: 9, expanded: 1, customers: 10, left: 4 }),
    },
    [
      { part: 'churn', why: 'young' },
      { part: 'expansion', why: 'young' },
    ],
  ],
  [
    'nine lost',
    {
      leaving: [{ age: 12, atRisk: 50, lost: 9 }],
      months: repeated(9, { ...still, opening: 9, expanded: 1, customers: 5, left: 1 }),
    },
    [{ part: 'churn', why: 'few' }],
  ],
  [
    'ten lost',
    {
      leaving: [{ age: 12, atRisk: 50, lost: 10 }],
      months: repeated(10, { ...still, opening: 9, expanded: 1, customers: 5, left: 1 }),
    },
    [],
  ],
])('what is not known is said: %s', (_, facts, gaps) => {
  expect(sideOf(facts).gaps).toEqual(gaps)
})

test('whatever is counted, everything is a number', () => {
  const amount = fc.constantFrom(0, 1, 7.5, 1e12)
  const month = fc
    .record({
      opening: amount,
      fresh: amount,
      returned: amount,
      expanded: amount,
      contracted: amount,
      churned: amount,
      currency: fc.constantFrom(-1, 0, 1),
      closing: amount,
      customers: fc.nat(9),
      left: fc.nat(9),
    })
    .map((drawn) => ({ ...drawn, left: Math.min(drawn.left, drawn.customers) }))
  const facts = fc.record({
    running: fc.constantFrom(0, 1, 1e12, Number.NaN),
    count: fc.nat(5),
    squares: amount,
    ages: fc.array(fc.record({ age: fc.nat(300), count: fc.nat(4), amount })),
    leaving: fc.uniqueArray(
      fc.record({ age: fc.nat(300), atRisk: fc.integer({ min: 5, max: 9 }), lost: fc.nat(5) }),
      { selector: ({ age }) => age },
    ),
    months: fc.array(month, { maxLength: 15 }),
    paidYearly: fc.constant(0.5),
  })
  fc.assert(
    fc.property(facts, (any) => {
      const { customers, churn, expansion } = sideOf(any)
      const { expanded, contracted, returned, currency } = expansion
      const rates = [churn.level, expanded, contracted, returned].flatMap((rate) =>
        rate === null ? [] : [rate.level, rate.errors.level, rate.drift, rate.dispersion],
      )
      const known = customers.ages.flatMap(({ age, amount }) => [age, amount])
      const numbers = [customers.running, customers.alike, churn.atOnce, churn.size, currency]
      for (const value of [...numbers, ...known, ...churn.hazards, ...rates]) {
        expect(Number.isFinite(value), JSON.stringify({ churn, customers, expansion })).toBe(true)
      }
      expect(churn.size).toBeGreaterThanOrEqual(0)
      expect(churn.atOnce >= 0 && churn.atOnce <= 1).toBe(true)
    }),
    { numRuns: 60 },
  )
})
