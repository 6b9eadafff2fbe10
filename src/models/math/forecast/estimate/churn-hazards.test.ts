import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stream } from '../../../../generator/draw/stream.ts'
import { ageWithin, churnHazards, hazardAt } from './churn-hazards.ts'

const flat = (months: number, atRisk: number, lost: (age: number) => number) =>
  Array.from({ length: months }, (_, age) => ({ age, atRisk, lost: lost(age) }))

describe('churn hazards', () => {
  test('of customers who leave alike at every age are what is lost', () => {
    const { hazards } = churnHazards({ leaving: flat(40, 300, () => 6) })!
    expect(hazards).toHaveLength(48)
    for (const hazard of hazards) expect(hazard).toBeCloseTo(0.02, 12)
  })

  test.each([0, 1])('where the share lost is %i, it is so at every age', (share) => {
    const { hazards, variances } = churnHazards({ leaving: flat(15, 20, () => 20 * share) })!
    expect(hazards).toEqual(Array(24).fill(share))
    expect(variances.every((variance) => variance > 0 && Number.isFinite(variance))).toBe(true)
  })

  test('where nobody was ever at risk nothing is known', () => {
    expect(churnHazards({ leaving: [] })).toBeNull()
    expect(churnHazards({ leaving: [{ age: 3, atRisk: 0, lost: 0 }] })).toBeNull()
    expect(churnHazards({ leaving: [{ age: 240, atRisk: 9, lost: 1 }] })).toBeNull()
  })

  test('an age of its own losses is the mean of a Gamma posterior', () => {
    // So many leave at one in twenty that nothing else is believed, but of 40 at age 30, 6 do.
    // R: dgamma(h, .95 * 8, rate = .95 * 8 / .05) * dpois(6, h * 40), the mean of h over 0 to 5.
    const leaving = flat(36, 1e9, () => 5e7).filter(({ age }) => age !== 30)
    const { hazards } = churnHazards({
      leaving: [...leaving, { age: 30, atRisk: 40, lost: 6 }],
    })!
    expect(hazards[30]).toBeCloseTo(0.0708333333333, 6)
    expect(hazards[29]).toBeCloseTo(0.05, 6)
  })

  test('contracts that end once a year do so in years nobody has reached', () => {
    const yearly = flat(22, 1000, (age) => (age % 12 === 11 ? 200 : 1))
    const { hazards } = churnHazards({ leaving: yearly })!
    for (const age of [11, 23, 35, 71]) expect(hazardAt(hazards, age)).toBeGreaterThan(0.15)
    for (const age of [22, 24, 40, 70]) expect(hazardAt(hazards, age)).toBeLessThan(0.004)
  })

  test('later years have a pattern of their own', () => {
    const leaving = flat(36, 1e6, (age) => (age % 12 === (age < 12 ? 2 : 5) ? 1e5 : 1e3))
    const { hazards } = churnHazards({ leaving })!
    for (const age of [2, 17, 29, 53]) expect(hazardAt(hazards, age)).toBeCloseTo(0.1, 3)
    for (const age of [5, 14, 26, 50]) expect(hazardAt(hazards, age)).toBeCloseTo(0.001, 3)
  })

  test('of many customers drawn one by one are those they were drawn with', () => {
    const truth = (age: number): number =>
      (age < 12 ? 0.04 : age < 24 ? 0.02 : 0.012) * (age % 12 === 11 ? 4 : 1)
    const luck = stream(5, 1, 1)
    const leaving = flat(36, 0, () => 0).map((each) => ({ ...each }))
    for (let customer = 0; customer < 40_000; customer++) {
      for (const each of leaving) {
        each.atRisk++
        if (luck.uniform() >= truth(each.age)) continue
        each.lost++
        break
      }
    }
    const { hazards, variances } = churnHazards({ leaving })!
    for (const { age, atRisk } of leaving) {
      const error = Math.sqrt(truth(age) / atRisk)
      expect(Math.abs(hazards[age]! - truth(age)), `age ${age}`).toBeLessThan(4 * error + 5e-4)
      expect(variances[age]! * truth(age) * atRisk).toBeLessThan(2.2)
    }
    // The third year goes on.
    expect(hazardAt(hazards, 40)).toBe(hazards[28])
  })

  test('whatever is counted are chances, for whole years, two at least', () => {
    const counted = fc.tuple(fc.nat(260), fc.nat(500), fc.nat(500)).map(([age, one, other]) => ({
      age,
      atRisk: Math.max(one, other),
      lost: Math.min(one, other),
    }))
    fc.assert(
      fc.property(fc.uniqueArray(counted, { selector: ({ age }) => age }), (leaving) => {
        const found = churnHazards({ leaving })
        const isKnown = leaving.some(({ age, atRisk }) => age < 240 && atRisk > 0)
        expect(found !== null).toBe(isKnown)
        const { hazards, variances } = found ?? { hazards: [], variances: [] }
        for (const hazard of hazards) expect(hazard >= 0 && hazard <= 1).toBe(true)
        for (const variance of variances) expect(variance > 0 && variance <= 2).toBe(true)
        if (isKnown) expect(hazards.length).toBeGreaterThanOrEqual(24)
        expect(hazards.length % 12).toBe(0)
        expect(variances).toHaveLength(hazards.length)
      }),
    )
  })
})

test('beyond the oldest age its year goes on, round and round', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(500), (ages, age) => {
      const hazards = Array.from({ length: ages }, (_, at) => at / 100)
      const year = Math.min(12, ages)
      let known = age
      while (known >= ages) known -= year
      expect(ageWithin(age, ages)).toBe(known)
      expect(hazardAt(hazards, age)).toBe(known / 100)
    }),
  )
  expect([hazardAt([], 5), hazardAt([0.1, 0.2], -3)]).toEqual([0, 0.1])
})
