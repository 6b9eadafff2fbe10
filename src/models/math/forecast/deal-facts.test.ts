import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dealFacts, lastOf, spreadOf } from './deal-facts.ts'

const money = fc.integer({ min: 0, max: 1_000_000 })
const months = fc.array(fc.tuple(fc.nat(9), money), { minLength: 1, maxLength: 60 })
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

describe('what wins sign for', () => {
  it('is by hand: 4 wins for 100 in all, unlike by a quarter of the mean’s square', () => {
    const { deal } = dealFacts({
      wins: [1, 3],
      direct: [0, 1],
      amounts: [40, 60],
      signed: null,
      spread: 0.25,
    })
    // The mean is 25; 4 · 25² = 2500, and a quarter more.
    expect(deal).toEqual({ n: 4, sum: 100, squares: 3125 })
  })

  it('is that of deals told one by one, where these are all there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 20 }),
        (deals) => {
          const { deal } = dealFacts({
            wins: deals.map(() => 1),
            direct: deals.map(() => 0),
            amounts: deals,
            signed: null,
            spread: spreadOf(deals),
          })
          expect(deal.n).toBe(deals.length)
          expect(deal.sum).toBe(sum(deals))
          const squares = sum(deals.map((each) => each * each))
          expect(deal.squares / squares).toBeCloseTo(1, 9)
        },
      ),
    )
  })

  it('counts the last 24 months where 30 wins are in them, else all', () => {
    const flat = (count: number) => Array.from({ length: 40 }, () => count)
    const of = (wins: readonly number[]) =>
      dealFacts({ wins, direct: [], amounts: flat(10), signed: null, spread: 0 }).deal
    // 16 months of 5 before; 24 of 1 (24 wins), then 24 of 2 (48 wins).
    const [few, enough] = [1, 2].map((now) => [...flat(5).slice(24), ...flat(now).slice(16)])
    expect(of(few!)).toMatchObject({ n: 16 * 5 + 24, sum: 400 })
    expect(of(enough!)).toMatchObject({ n: 48, sum: 240 })
  })

  it('is what subscriptions say, else what journeys do, month for month', () => {
    const amounts = [1, 2, 3]
    const of = (signed: readonly number[] | null) =>
      dealFacts({
        wins: [1, 1, 1],
        direct: [0, 0, 0],
        amounts,
        signed: signed === null ? null : { units: signed.map(() => 1), amounts: signed },
        spread: 0,
      }).bookings
    expect(of(null)).toEqual(amounts)
    expect(of([0, 0])).toEqual(amounts)
    expect(of([7, 8, 9, 10])).toEqual([8, 9, 10])
    expect(of([9])).toEqual([0, 0, 9])
  })

  it('takes new customers for wins where no journey commits', () => {
    const signed = { units: [2, 3], amounts: [20, 30] }
    const none = { wins: [], direct: [], amounts: [], spread: 0 }
    expect(dealFacts({ ...none, signed })).toEqual({
      wins: [2, 3],
      direct: [2, 3],
      bookings: [20, 30],
      deal: { n: 5, sum: 50, squares: 500 },
    })
    const nothing = { wins: [], direct: [], bookings: [], deal: { n: 0, sum: 0, squares: 0 } }
    expect(dealFacts({ ...none, signed: null })).toEqual(nothing)
  })

  it('knows a number of everything, and squares that a mean allows', () => {
    fc.assert(
      fc.property(months, fc.double({ min: 0, max: 100, noNaN: true }), (all, spread) => {
        const wins = all.map(([count]) => count)
        const amounts = all.map(([, amount]) => amount)
        const { deal } = dealFacts({ wins, direct: wins, amounts, signed: null, spread })
        expect(Object.values(deal).every(Number.isFinite)).toBe(true)
        // By Cauchy and Schwarz.
        expect(deal.n * deal.squares).toBeGreaterThanOrEqual(deal.sum ** 2 * (1 - 1e-12))
      }),
    )
  })
})

describe('the spread of amounts', () => {
  it('is the square of their coefficient of variation, whatever the currency', () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, standard deviation 2.
    const amounts = [2, 4, 4, 4, 5, 5, 7, 9]
    expect(spreadOf(amounts)).toBeCloseTo(4 / 25, 12)
    for (const rate of [1e-8, 170, 1e12]) {
      expect(spreadOf(amounts.map((each) => rate * each))).toBeCloseTo(4 / 25, 12)
    }
  })

  it('is none of one, of those alike, and of those that come to nothing', () => {
    expect([[], [5], [3, 3, 3], [0, 0], [-2, 1]].map(spreadOf)).toEqual([0, 0, 0, 0, 0])
  })
})

it('the last of a list are as many as asked, after zeros', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.nat(30), (list, length) => {
      const found = lastOf(list, length)
      expect(found).toHaveLength(length)
      found.toReversed().forEach((each, ago) => expect(each).toBe(list.at(-1 - ago) ?? 0))
    }),
  )
})
