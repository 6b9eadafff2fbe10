import { describe, expect, it } from 'vitest'
import type { Recurring } from '../../engine/engine.ts'
import { measuredPrice } from './measured-price.ts'

/** One signed subscription, alone in its cluster. */
const signed = (cluster: number, amount: number, list: number): Recurring => ({
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
    const own = rates.map((rate, at) => signed(at, 1000 * (1 - rate), 1000))
    const { discount } = measuredPrice({ recurring: own, amounts: [] })
    const middle = rates.reduce((sum, rate) => sum + rate, 0) / 8
    const spread = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - middle) ** 2, 0) / 7)
    expect(discount?.value).toBeCloseTo(0.15, 12)
    expect(discount?.high).toBeCloseTo(0.15 + (1.959964 * spread) / Math.sqrt(8), 6)
    expect(discount?.low).toBeCloseTo(0.15 - (1.959964 * spread) / Math.sqrt(8), 6)
  })

  it('has none where it is always the same, or few tell', () => {
    const alike = Array.from({ length: 9 }, (_, at) => signed(at, 900, 1000))
    expect(measuredPrice({ recurring: alike, amounts: [] }).discount).toMatchObject({
      low: null,
      high: null,
    })
    const few = [signed(0, 900, 1000), signed(1, 500, 1000)]
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
      return signed(at % 64, list * (1 - 0.4 * random() * Math.log10(list / 1000 + 1)), list)
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
