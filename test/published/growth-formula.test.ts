import { describe, expect, it } from 'vitest'
import type { Kept } from '../../src/engine/money.ts'
import { retentionOf } from '../../src/models/business/retention.ts'
import { winRateWithDiscount, winRateWithoutDiscount } from '../../src/models/math/break-even.ts'
import { accountsHeld } from '../../src/models/math/capacity.ts'
import { changed } from '../../src/models/math/change.ts'
import { compoundGrowth } from '../../src/models/math/compound-growth.ts'
import { courseOf } from '../../src/models/math/course.ts'
import { growthOf, type Growth } from '../../src/models/math/growth-formula.ts'
import { lifetimeFactor, netRetention, yearlyRevenue } from '../../src/models/math/lifetime.ts'
import { meetingRate, seriesRate } from '../../src/models/math/meetings.ts'
import { ASSUMED } from '../../src/models/math/sheet.ts'
import type { Values } from '../../src/standard/sheet-cells.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'

// Worked examples of the mathematical model as its authors and its readers publish them, each by the
// number it has in docs/models/mathematical.md. What is told to the unit there is held to the unit here.

/** A sheet of so many steps, each with its rate. */
function grown(rates: readonly number[], figures: Values): Growth {
  const stages = [...rates.map((_, at) => `s${at}`), 'commit']
  const steps = Object.fromEntries(rates.map((rate, at) => [`rate:s${at}`, rate]))
  return growthOf({ stages }, { ...ASSUMED, ...figures, ...steps })
}

const terms = { horizon: 5, margin: 1, discounting: 0 }

/** What is left of a hundred customers of 1,000 a year. */
const kept = (closing: number): Kept => ({
  period: 0,
  by: [],
  units: 100,
  left: 97,
  opening: '100000',
  kept: '96000',
  closing: String(closing),
  returned: 0,
  returnedAmount: '0',
})

describe('a series of meetings', () => {
  const won = (rate: number, meetings: number): Growth =>
    grown([seriesRate(Array.from({ length: meetings }, () => rate))], {
      entering: 20,
      price: 40_000,
    })

  it('M1: 20 leads, 12 meetings at 85 %, contracts of 40,000', () => {
    expect(won(0.85, 12).wins).toBeCloseTo(2.84484, 4)
    expect(won(0.85, 12).committed).toBeCloseTo(113_793.41, 1)
  })

  it('M2: the same at 90 %, about twice as much', () => {
    expect(won(0.9, 12).wins).toBeCloseTo(5.64859, 4)
    expect(won(0.9, 12).committed).toBeCloseTo(225_943.63, 1)
    expect(won(0.9, 12).wins / won(0.85, 12).wins).toBeCloseTo(1.986, 3)
  })

  it('M3: one meeting fewer, at 90 %: 11.1 % more', () => {
    expect(won(0.9, 11).wins).toBeCloseTo(6.27621, 4)
    expect(won(0.9, 11).committed).toBeCloseTo(251_048.48, 1)
    expect(won(0.9, 11).wins / won(0.9, 12).wins - 1).toBeCloseTo(1 / 0.9 - 1, 12)
  })

  it('M4 to M7: what each meeting wins, and what one fewer does', () => {
    const each = meetingRate(0.285, 12) ?? 0
    expect(each).toBeCloseTo(0.90068, 5)
    expect(meetingRate(0.2, 5)).toBeCloseTo(0.72478, 5)
    const series = (rate: number, count: number) =>
      seriesRate(Array.from({ length: count }, () => rate))
    expect(series(each, 11)).toBeCloseTo(0.31643, 5)
    expect(series(0.9, 11)).toBeCloseTo(0.31381, 5)
    expect(series(0.92, 12)).toBeCloseTo(0.36767, 5)
    expect(series(0.92, 11)).toBeCloseTo(0.39964, 5)
  })

  it('M8 does not hold: 12 meetings at 91 % are 32.2 %, where 34.3 % is told', () => {
    expect(seriesRate(Array.from({ length: 12 }, () => 0.91))).toBeCloseTo(0.32248, 5)
  })
})

describe('small changes that multiply', () => {
  const times = (levers: number, by: number): number => {
    const better = changed(0.5, { how: 'relative', by })
    const steps = (rate: number) => Array.from({ length: levers }, () => rate)
    const figures = { entering: 1000, price: 1 }
    return grown(steps(better), figures).committed / grown(steps(0.5), figures).committed
  }

  it('M9: five levers, 15 % each, are about twice as much', () => {
    expect(times(5, 0.15)).toBeCloseTo(2.01136, 5)
  })
  it('M10: seven, 10 % each, are 95 % more, not quite twice', () => {
    expect(times(7, 0.1)).toBeCloseTo(1.94872, 5)
  })
  it('M11: five, 1 % each, are 5.1 % more', () => {
    expect(times(5, 0.01)).toBeCloseTo(1.05101, 5)
  })
  it('M18: 5 % less of five rates is 22.6 % less where it is meant relatively', () => {
    expect(times(5, -0.05)).toBeCloseTo(0.7738, 4)
    expect(times(5, -0.1)).toBeCloseTo(1 - 0.40951, 5)
  })
  it('M28: six times 15 % more of one is not six levers of 15 %', () => {
    expect(6 * changed(1, { how: 'relative', by: 0.15 })).toBeCloseTo(6.9, 12)
    expect(times(6, 0.15)).toBeCloseTo(2.3131, 4)
  })
})

describe('the growth formula', () => {
  const rates = [0.15, 0.2, 0.9, 0.32]
  const figures: Values = { entering: 500, price: 20_000, discount: 0.2 }

  it('M12: 500 prospects come to 69,120', () => {
    const { volumes, committed } = grown(rates, figures)
    for (const [at, volume] of [500, 75, 15, 13.5, 4.32].entries()) {
      expect(volumes[at]).toBeCloseTo(volume, 10)
    }
    expect(committed).toBeCloseTo(69_120, 8)
  })

  it('M12: a tenth more of any one rate is a tenth more; two points less discount, 70,848', () => {
    for (const at of rates.keys()) {
      const better = rates.map((rate, place) => (place === at ? rate * 1.1 : rate))
      expect(grown(better, figures).committed).toBeCloseTo(76_032, 8)
    }
    const discount = changed(0.2, { how: 'points', by: -0.02 })
    expect(grown(rates, { ...figures, discount }).committed).toBeCloseTo(70_848, 8)
  })

  it('M12 month by month is the same, when it has always gone so', () => {
    const stages = ['s0', 's1', 's2', 's3', 'commit']
    const steps = Object.fromEntries(rates.map((rate, at) => [`rate:s${at}`, rate]))
    const days = Object.fromEntries(rates.map((_, at) => [`days:s${at}`, 20 * (at + 1)]))
    const values = { ...ASSUMED, ...figures, ...steps, ...days }
    const sheet = { motion: null, stages, cells: {}, curves: {}, history: {} }
    for (const committed of courseOf(sheet, values, values, 12).committed) {
      expect(committed).toBeCloseTo(69_120, 4)
    }
  })

  it('M13 does not hold: one win takes 115.74 prospects, and 116 come to 16,035.84, not 18,000', () => {
    expect(grown(rates, figures).entriesPerWin).toBeCloseTo(115.74, 2)
    expect(grown(rates, { ...figures, entering: 116 }).committed).toBeCloseTo(16_035.84, 8)
  })

  it('M17 holds with a discount of 23.3 %, not with the 23 % told', () => {
    const contract = (discount: number): number =>
      grown([0.26], { entering: 1, price: 24_000, discount }).contract
    expect(contract(0.233)).toBeCloseTo(18_408, 8)
    expect(contract(0.23)).toBeCloseTo(18_480, 8)
    expect(winRateWithoutDiscount(0.26, 0.233)).toBeCloseTo(0.19942, 8)
  })

  it('M23: a company that is good at everything wins over one that is best at something', () => {
    const perProspect = (steps: readonly number[], price: number): number =>
      grown(steps, { entering: 1, price }).committed
    expect(perProspect([0.1, 0.2, 0.8, 0.2], 20_000)).toBeCloseTo(64, 10)
    expect(perProspect([0.08, 0.15, 0.7, 0.3], 18_000)).toBeCloseTo(45.36, 10)
  })
})

describe('what stays and compounds', () => {
  it('M15: five years of 100,000 at 110 %', () => {
    const years = yearlyRevenue(100_000, 1.1, 5)
    for (const [at, year] of [100_000, 110_000, 121_000, 133_100, 146_410].entries()) {
      expect(years[at]).toBeCloseTo(year, 6)
    }
    expect(100_000 * lifetimeFactor(1.1, terms)).toBeCloseTo(610_510, 6)
  })

  it('M16: 18,408 becomes 106,909 in five years at 107.49 %, 17 % of it in the first', () => {
    const lifetime = 18_408 * lifetimeFactor(1.0749, terms)
    expect(Math.abs(lifetime - 106_909)).toBeLessThan(20)
    expect(18_408 / lifetime).toBeCloseTo(0.1722, 3)
  })

  it.each([
    [0.9, 409_510],
    [1, 500_000],
    [1.25, 820_703.125],
  ])('five years of 100,000 at %f', (net, lifetime) => {
    expect(100_000 * lifetimeFactor(net, terms)).toBeCloseTo(lifetime, 4)
  })

  it.each([
    [0.9, 0.349],
    [1.1, 2.594],
    [1.25, 9.313],
  ])('after ten years, %f has made of one', (net, index) => {
    expect(yearlyRevenue(1, net, 11).at(-1)).toBeCloseTo(index, 3)
  })

  it('the years of 100,000 at 125 %', () => {
    expect(yearlyRevenue(100_000, 1.25, 5)).toEqual([
      100_000, 125_000, 156_250, 195_312.5, 244_140.625,
    ])
  })

  it('M20 and M21: 96 % kept, 102 % with what twelve add', () => {
    expect(retentionOf([kept(96_000)], [], DEFAULT_REVENUE)?.gross).toBeCloseTo(0.96, 12)
    expect(retentionOf([kept(102_000)], [], DEFAULT_REVENUE)?.net).toBeCloseTo(1.02, 12)
    expect(netRetention(0.96, 6 / 96)).toBeCloseTo(1.02, 12)
  })

  it('M22: 400 a year at 110 % are 3,795 in seven years, 90 % more than 2,000 once', () => {
    const lifetime = 400 * lifetimeFactor(1.1, { ...terms, horizon: 7 })
    expect(lifetime).toBeCloseTo(3794.87, 2)
    expect(lifetime / 2000).toBeCloseTo(1.897, 3)
  })

  it('M24: 98 % kept each month is 78 % of a year, where it is the same customers', () => {
    expect(yearlyRevenue(1, 0.98, 13).at(-1)).toBeCloseTo(0.7847, 4)
  })

  it('M25: from 10 to 20 in twelve months, and to 100 in five years', () => {
    expect(compoundGrowth(10, 20, 12)).toBeCloseTo(0.05946, 5)
    expect(compoundGrowth(10, 100, 5)).toBeCloseTo(0.58489, 5)
    expect(compoundGrowth(0, 100, 5)).toBeNull()
  })

  it('M26: one person holds twenty accounts', () => {
    expect(accountsHeld(2000, 0.7, 70)).toBeCloseTo(20, 12)
  })
})

describe('the table of discounts', () => {
  // 500 prospects become 8 accepted, 1.6 wins of 20,000; each 5 % of discount costs half a point.
  const won = (discount: number, rate: number): number =>
    grown([0.016, rate], { entering: 500, price: 20_000, discount }).committed

  it.each([
    [0, 32_000, 0.2, 32_000, 0],
    [0.05, 30_400, 0.195, 29_640, -0.074],
    [0.1, 28_800, 0.19, 27_360, -0.145],
    [0.15, 27_200, 0.185, 25_160, -0.214],
    [0.2, 25_600, 0.18, 23_040, -0.28],
    [0.25, 24_000, 0.175, 21_000, -0.344],
    [0.3, 22_400, 0.17, 19_040, -0.405],
  ])('a discount of %f', (discount, constant, rate, less, change) => {
    expect(won(discount, 0.2)).toBeCloseTo(constant, 6)
    const lower = changed(0.2, { how: 'points', by: -discount / 10 })
    expect(lower).toBeCloseTo(rate, 12)
    expect(won(discount, lower)).toBeCloseTo(less, 6)
    expect(won(discount, lower) / 32_000 - 1).toBeCloseTo(change, 3)
  })

  it('a discount of 20 % needs 25 % of wins, one of 35 % needs 30.8 %, less than one in three', () => {
    expect(winRateWithDiscount(0.2, 0.2)).toBeCloseTo(0.25, 12)
    expect(winRateWithDiscount(0.2, 0.35)).toBeCloseTo(0.3077, 4)
    expect(winRateWithDiscount(0.9, 0.2)).toBeNull()
  })
})
