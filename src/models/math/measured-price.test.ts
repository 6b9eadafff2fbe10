import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurring } from '../../engine/engine.ts'
import { byR } from './fixtures/reference.ts'
import { measuredPrice } from './measured-price.ts'

const signed = (count: number, amount: number, list: number | null = null): Recurring => ({
  state: 'committed',
  by: [],
  unknown: null,
  listed: list !== null,
  count,
  amount: amount.toFixed(2),
  listAmount: list === null ? null : list.toFixed(2),
})

const unknown: Recurring = { ...signed(7, 0), unknown: 'currency', amount: null }
const amount = fc.integer({ min: 1, max: 1_000_000 })
const many = fc.array(amount, { minLength: 5, maxLength: 40 })

describe('the price of journeys', () => {
  it('and its interval are R’s', () => {
    const { price, basis } = measuredPrice({ recurring: null, amounts: byR.amounts.of })
    expect([price?.value, price?.low, price?.high]).toEqual(
      byR.amounts.told.map((each) => expect.closeTo(each, 5)),
    )
    expect([price?.n, price?.from, basis]).toEqual([20, 'measured', 'journeys'])
  })

  it('is told in any currency’s unit, and of journeys in any order', () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 1000 }), (amounts, times) => {
        const one = measuredPrice({ recurring: null, amounts }).price
        const other = measuredPrice({
          recurring: [],
          amounts: amounts.toReversed().map((each) => each * times),
        }).price
        for (const part of ['value', 'low', 'high'] as const) {
          expect((other?.[part] ?? 0) / times).toBeCloseTo(one?.[part] ?? 0, 3)
        }
      }),
    )
  })

  it('has no interval of fewer than five, or of five alike, and is none of nothing', () => {
    const of = (...amounts: readonly number[]) => measuredPrice({ recurring: null, amounts })
    expect(of(10).price).toMatchObject({ value: 10, low: null, high: null, n: 1 })
    expect(of(1, 2, 3, 4).price).toMatchObject({ value: 2.5, low: null, high: null })
    // Five: a deviation of √2.5 about 3, over the root of five.
    expect(of(1, 2, 3, 4, 5).price?.high).toBeCloseTo(3 + 1.959963984540054 * Math.SQRT1_2, 12)
    expect(of(7, 7, 7, 7, 7).price).toMatchObject({ value: 7, low: null, high: null })
    for (const nothing of [of(), of(0, 0), of(-5), of(4, -4, 1, -1, 0), of(-1e300, -1)]) {
      expect(nothing).toEqual({ price: null, discount: null, basis: null })
    }
    // Seven of eight are nothing: the interval ends there and not below.
    expect(of(0, 0, 0, 0, 0, 0, 0, 900).price?.low).toBe(0)
  })
})

describe('the price of subscriptions', () => {
  it('differs as far as amounts do, by the root of how many were signed: R', () => {
    const [value, low, high] = byR.amounts.contracts
    const recurring = [signed(5, 62_500), signed(7, 87_500), unknown]
    const { price, discount, basis } = measuredPrice({ recurring, amounts: byR.amounts.of })
    expect(price).toMatchObject({
      value,
      low: expect.closeTo(low, 3),
      high: expect.closeTo(high, 3),
      n: 12,
    })
    expect([discount, basis]).toEqual([null, 'subscriptions'])
  })

  it('is, the discount off it, the mean contract, however lines are split', () => {
    const any = fc.record({
      listed: fc.array(fc.tuple(fc.nat(9), amount, amount), { maxLength: 6 }),
      others: fc.array(fc.tuple(fc.nat(9), amount), { maxLength: 6 }),
    })
    fc.assert(
      fc.property(any, many, ({ listed, others }, amounts) => {
        const lines = [
          ...listed.map(([more, price, off]) => signed(more + 1, price, price + off - 1)),
          ...others.map(([more, price]) => signed(more + 1, price)),
        ]
        fc.pre(lines.length > 0)
        const n = lines.reduce((sum, { count }) => sum + count, 0)
        const all = lines.reduce((sum, each) => sum + Number(each.amount), 0)
        const { price, discount } = measuredPrice({ recurring: lines, amounts })
        expect((price?.value ?? 0) * (1 - (discount?.value ?? 0))).toBeCloseTo(all / n, 4)
        expect(price?.n).toBe(n)
        expect(discount?.n ?? 0).toBe(listed.reduce((sum, [more]) => sum + more + 1, 0))
        expect(discount === null).toBe(listed.length === 0)
        const split = lines.flatMap((line) => [line, { ...signed(0, 0, 0), listed: line.listed }])
        const again = measuredPrice({ recurring: split.toReversed(), amounts })
        expect(again.price?.value).toBeCloseTo(price?.value ?? NaN, 4)
        expect(again.discount?.n).toBe(discount?.n)
      }),
    )
  })

  it('has no discount where they cost more than the list, nor where they are free', () => {
    const dear = measuredPrice({ recurring: [signed(2, 300, 200)], amounts: [] })
    expect(dear).toMatchObject({ price: { value: 150, n: 2 }, discount: null })
    // The one with a list price is free, so that it would be given away whole.
    const given = measuredPrice({ recurring: [signed(1, 0, 200), signed(1, 100)], amounts: [] })
    expect(given).toMatchObject({ price: { value: 50 }, discount: null })
    const none = { price: null, discount: null, basis: null }
    expect(measuredPrice({ recurring: [signed(3, 0, 200)], amounts: [50] })).toEqual(none)
    expect(measuredPrice({ recurring: [signed(3, -100)], amounts: [50] })).toEqual(none)
    const listPrice = measuredPrice({ recurring: [signed(1, 200, 200)], amounts: [] })
    expect(listPrice).toMatchObject({ price: { value: 200 }, discount: { value: 0, n: 1 } })
  })

  it('is of what was signed alone, and of journeys where no price is known', () => {
    const running: Recurring = { ...signed(4, 4000), state: 'running' }
    const told = measuredPrice({ recurring: [running, unknown], amounts: [30, 50] })
    expect(told).toMatchObject({ price: { value: 40, n: 2 }, basis: 'journeys' })
  })

  it('is a number or nothing, whatever the amounts', () => {
    const wild = fc.double({ min: -1e15, max: 1e15, noNaN: true })
    const lines = fc.array(
      fc.tuple(fc.nat(3), wild, wild).map(([more, price, list]) => signed(more, price, list)),
    )
    fc.assert(
      fc.property(lines, fc.array(wild), (recurring, amounts) => {
        const { price, discount } = measuredPrice({ recurring, amounts })
        for (const cell of [price, discount]) {
          if (cell === null) continue
          expect(Number.isFinite(cell.value)).toBe(true)
          expect(cell.value).toBeGreaterThanOrEqual(0)
          if (cell.low === null || cell.high === null) continue
          expect(cell.low).toBeGreaterThanOrEqual(0)
          expect(cell.low).toBeLessThanOrEqual(cell.value)
          expect(cell.high).toBeGreaterThanOrEqual(cell.value)
          expect(Number.isFinite(cell.high)).toBe(true)
        }
      }),
    )
  })
})

/** One signed subscription, alone in its cluster. */
const clustered = (cluster: number, amount: number, list: number): Recurring => ({
  state: 'committed',
  by: [],
  unknown: null,
  listed: true,
  cluster,
  count: 1,
  amount: amount.toFixed(4),
  listAmount: list.toFixed(4),
})

describe('the discount', () => {
  it('has the range of a mean where all lists are alike', () => {
    // Of equal list prices the jackknife is the standard error of the mean: s / √n.
    const rates = [0, 0.1, 0.1, 0.2, 0.3, 0.05, 0.15, 0.3]
    const own = rates.map((rate, at) => clustered(at, 1000 * (1 - rate), 1000))
    const { discount } = measuredPrice({ recurring: own, amounts: [] })
    const middle = rates.reduce((sum, rate) => sum + rate, 0) / 8
    const spread = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - middle) ** 2, 0) / 7)
    expect(discount?.value).toBeCloseTo(0.15, 12)
    expect(discount?.high).toBeCloseTo(0.15 + (1.959964 * spread) / Math.sqrt(8), 6)
    expect(discount?.low).toBeCloseTo(0.15 - (1.959964 * spread) / Math.sqrt(8), 6)
  })

  it('has none where it is always the same, or few tell', () => {
    const alike = Array.from({ length: 9 }, (_, at) => clustered(at, 900, 1000))
    expect(measuredPrice({ recurring: alike, amounts: [] }).discount).toMatchObject({
      low: null,
      high: null,
    })
    const few = [clustered(0, 900, 1000), clustered(1, 500, 1000)]
    expect(measuredPrice({ recurring: few, amounts: [] }).discount).toMatchObject({ low: null })
  })

  it('is within its range in nineteen of twenty made companies, large contracts and all', () => {
    let state = 12345
    const random = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state / 2_147_483_648
    }
    // The larger, the more is given: lists from 1,000 to 20,000, discounts of 0 to 40 %.
    const draw = (at: number): Recurring => {
      const list = 1000 * Math.exp(3 * random())
      return clustered(at % 64, list * (1 - 0.4 * random() * Math.log10(list / 1000 + 1)), list)
    }
    const many = Array.from({ length: 100_000 }, (_, at) => draw(at))
    const sum = (of: (each: Recurring) => string | null): number =>
      many.reduce((total, each) => total + Number(of(each)), 0)
    const truth = 1 - sum(({ amount }) => amount) / sum(({ listAmount }) => listAmount)
    let held = 0
    for (let run = 0; run < 400; run++) {
      const own = Array.from({ length: 150 }, (_, at) => draw(at))
      const { discount } = measuredPrice({ recurring: own, amounts: [] })
      if ((discount?.low ?? 1) <= truth && truth <= (discount?.high ?? 0)) held += 1
    }
    expect(held / 400).toBeGreaterThan(0.9)
    expect(held / 400).toBeLessThan(0.985)
  })
})
