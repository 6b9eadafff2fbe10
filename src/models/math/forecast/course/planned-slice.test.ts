import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { steady } from '../../../../stats/wandering/wandering-rate.ts'
import type { ForecastModel } from '../forecast-parts.ts'
import { madeModel, madeStage } from '../made-model.ts'
import { plannedSlice, risen } from './planned-slice.ts'

const near = (list: readonly number[]): unknown[] => list.map((each) => expect.closeTo(each, 9))
const rate = (share: number) => steady(Math.log(share), 0)

test('a rise is kept but for 1.5 % of it a month, from the middle of the first', () => {
  expect(risen(0)).toBe(0.5)
  // ½, then .985 and .985² = .970225 more.
  expect([risen(1), risen(2)]).toEqual(near([1.485, 2.455225]))
  let [sum, step] = [0.5, 1]
  for (let month = 1; month < 200; month++) sum += step *= 0.985
  expect(risen(199)).toBeCloseTo(sum, 9)
})

describe('who arrives', () => {
  test('comes as high as the rate, its rise, its season and what is done make it', () => {
    const direct = { ...steady(Math.log(20), 0), slope: 0.1, season: [0.2, -0.2] }
    const { sources } = plannedSlice(madeModel({ direct }), 3, { entering: [1, 2] })
    expect(sources).toHaveLength(1)
    // 20 · e^(.05 + .2), 2 · 20 · e^(.1485 − .2), 2 · 20 · e^(.2455225 + .2).
    expect([...sources[0]!.arrivals]).toEqual(
      near([25.68050833375, 37.99214599849, 62.45223060036]),
    )
    // At the commitment itself all are won in the month they arrive in.
    expect([...sources[0]!.kernel]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1])
    expect(sources[0]).toMatchObject({ stage: null, band: 0 })
  })

  test('has a source where anybody arrives, and a height that stays a number', () => {
    const stages = [madeStage('none'), madeStage('some', { arrivals: { ...rate(1), slope: 900 } })]
    const { sources } = plannedSlice(madeModel({ stages }), 4)
    expect(sources.map(({ stage }) => stage)).toEqual(['some'])
    expect(sources[0]!.arrivals.every(Number.isFinite)).toBe(true)
  })

  test('is won by a band of months that leaves out one in ten thousand', () => {
    // Nine in ten within a day, the others evenly until day 400. Who arrives at a month's end and is won
    // after 426 days, in month 14: .1 ÷ 400 × 4.3² ÷ 2 ÷ 30.4 = 0.8 in ten thousand.
    const slow = Array.from({ length: 401 }, (_, day) => (day === 0 ? 0 : 0.9 + (0.1 * day) / 400))
    // The last hundred-thousandth comes a year later than all others.
    const rare = Array.from({ length: 400 }, (_, day) => (day < 10 ? 0 : day < 399 ? 1 - 1e-5 : 1))
    for (const [next, band] of [
      [slow, 13],
      [rare, 1],
    ] as const) {
      const stage = madeStage('only', {
        arrivals: rate(1),
        curve: { next, skipped: [0], lost: [0] },
      })
      const [source] = plannedSlice(madeModel({ stages: [stage] }), 20).sources
      expect(source!.band).toBe(band)
      for (let j = 0; j < 20; j++) {
        const row = Array.from(source!.kernel.subarray(j * 20, (j + 1) * 20))
        expect(row.every((share, m) => share === 0 || (m >= j && m <= j + band))).toBe(true)
        if (j > 5) continue
        expect(row.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(1 - 1e-4)
      }
    }
  })
})

describe('who pays', () => {
  const hazards = Array.from({ length: 24 }, (_, age) => {
    const told: Readonly<Record<number, number>> = { 0: 0.1, 1: 0.2, 11: 0.5, 12: 0.1 }
    return told[age] ?? 0
  })
  const given: Partial<ForecastModel> = {
    customers: {
      running: 400,
      alike: 4,
      ages: [
        { age: 0, amount: 100 },
        { age: 11, amount: 300 },
      ],
    },
    churn: { hazards, atOnce: 0.3, level: rate(1), size: 1 },
  }

  test('leaves by age, and renews when another year begins: by hand', () => {
    const { leaving, anniversaries, atOnce } = plannedSlice(madeModel(given), 13)
    // 10 + 150 of 400; then 18 + 15 of 90 + 150; from then on nobody until the first are 11 months old.
    expect([...leaving].slice(0, 3)).toEqual(near([0.4, 33 / 240, 0]))
    // In month 11 half of the 72 left of the younger; 135 of the others are 22 months old.
    expect(leaving[11]).toBeCloseTo(36 / 207, 9)
    // 150 of the 240 that stay are a year old after the first month, 36 of 171 after month 11; after
    // month 12 the 135 are two years old, beside nine tenths of the 36.
    expect([...anniversaries].map((share) => Math.round(share * 1e6) / 1e6)).toEqual([
      0.625,
      ...Array(10).fill(0),
      Math.round((36 / 171) * 1e6) / 1e6,
      expect.any(Number),
    ])
    expect(anniversaries[12]).toBeCloseTo(135 / 167.4, 9)
    expect(atOnce[5]).toBe(0.3)
  })

  test('leaves as often as is done, at most all of them', () => {
    const { leaving, atOnce, freshLeaving, contracted } = plannedSlice(
      madeModel({
        ...given,
        churn: { ...given.churn!, level: rate(1.5), size: 2 },
        expansion: { expanded: null, contracted: rate(0.2), returned: null, currency: 0 },
      }),
      3,
      { churn: [1, 2, 50] },
    )
    // Three times .1 of 100 and, as .5 · 3 is more than all, all of 300.
    expect(leaving[0]).toBeCloseTo(330 / 400, 9)
    expect(freshLeaving(0, 0)).toBeCloseTo(0.3, 9)
    expect([freshLeaving(0, 1), freshLeaving(11, 1), freshLeaving(3, 2)]).toEqual(near([0.6, 1, 0]))
    expect([...atOnce]).toEqual(near([0.3, 0.6, 1]))
    expect([...contracted]).toEqual(near([0.2, 0.4, 1]))
  })

  test('of customers one by one as many leave and renew', () => {
    const group = fc.record({ age: fc.nat(40), amount: fc.integer({ min: 1, max: 50 }) })
    const chances = fc.array(fc.nat(100), { minLength: 24, maxLength: 36 })
    fc.assert(
      fc.property(fc.array(group, { maxLength: 5 }), chances, (ages, hundredths) => {
        const model = madeModel({
          customers: { running: 1, alike: 1, ages },
          churn: {
            hazards: hundredths.map((each) => each / 100),
            atOnce: 0,
            level: rate(1),
            size: 1,
          },
        })
        const { leaving, anniversaries } = plannedSlice(model, 15)
        const chanceAt = (age: number): number => {
          let at = age
          while (at >= hundredths.length) at -= 12
          return hundredths[at]! / 100
        }
        /** Of one group what is there at the beginning of a month. */
        const there = (age: number, month: number): number => {
          let stays = 1
          for (let past = 0; past < month; past++) stays *= 1 - chanceAt(age + past)
          return stays
        }
        for (let month = 0; month < 15; month++) {
          const sum = (of: (age: number) => number): number =>
            ages.reduce((all, { age, amount }) => all + amount * of(age), 0)
          const before = sum((age) => there(age, month))
          const after = sum((age) => there(age, month + 1))
          const turning = sum((age) => ((age + month + 1) % 12 === 0 ? there(age, month + 1) : 0))
          if (before > 1e-9) expect(leaving[month]).toBeCloseTo(1 - after / before, 6)
          if (after > 1e-9) expect(anniversaries[month]).toBeCloseTo(turning / after, 6)
        }
      }),
    )
  })
})

test('money is signed at the price now, and begins as far as more can', () => {
  const plan = plannedSlice(
    madeModel({
      price: { mean: 100, spread: 1, level: rate(1.1) },
      begin: { shares: [0.5, 0.3], waiting: [7], level: rate(1) },
      expansion: { expanded: rate(0.04), contracted: null, returned: rate(0.01), currency: 0 },
    }),
    3,
    { price: [1, 1.5], onboarding: [1, 1.1, 9], expansion: [2] },
  )
  expect([...plan.price]).toEqual(near([110, 165, 165]))
  // Eight in ten begin: no more than ten in eight times that.
  expect([...plan.begins]).toEqual(near([1, 1.1, 1.25]))
  expect([...plan.waiting]).toEqual([7, 0, 0])
  expect([...plan.expanded]).toEqual(near([0.08, 0.08, 0.08]))
  expect([...plan.returned]).toEqual(near([0.01, 0.01, 0.01]))
  expect([...plan.contracted]).toEqual([0, 0, 0])
})

test('of nobody, and for no months, nothing is planned', () => {
  const plan = plannedSlice(madeModel(), 2)
  expect(plan).toMatchObject({ sources: [], open: [] })
  expect([...plan.leaving, ...plan.anniversaries]).toEqual([0, 0, 0, 0])
  const stages = [madeStage('only', { arrivals: rate(3), open: [{ age: 1, count: 2 }] })]
  expect(plannedSlice(madeModel({ stages, direct: rate(1) }), 0).price).toHaveLength(0)
})
