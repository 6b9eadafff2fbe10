import { describe, expect, test } from 'vitest'
import { stream } from '../../../../generator/draw/stream.ts'
import { churnHazards, hazardAt } from './churn-hazards.ts'
import { curvesAhead, meanHazards } from './curves-ahead.ts'

type Hazard = (age: number) => number

/** So many begin in each of the months, and leave by chance; without luck as many as are expected. */
function lived(hazard: Hazard, { perMonth, months, seed = null }: Lived) {
  const luck = seed === null ? null : stream(seed, 31, perMonth)
  const leaving = Array.from({ length: months - 1 }, (_, age) => ({ age, atRisk: 0, lost: 0 }))
  for (let cohort = 0; cohort < months; cohort++) {
    const seen = leaving.slice(0, months - 1 - cohort)
    if (luck === null) {
      let there = perMonth
      for (const each of seen) {
        each.atRisk += there
        each.lost += there * hazard(each.age)
        there *= 1 - hazard(each.age)
      }
      continue
    }
    for (let customer = 0; customer < perMonth; customer++) {
      for (const each of seen) {
        each.atRisk++
        if (luck.uniform() >= hazard(each.age)) continue
        each.lost++
        break
      }
    }
  }
  return leaving.filter(({ atRisk }) => atRisk > 0)
}

interface Lived {
  readonly perMonth: number
  readonly months: number
  readonly seed?: number | null
}

function foretold(hazard: Hazard, given: Lived) {
  const leaving = lived(hazard, given)
  const known = churnHazards({ leaving })!
  return { known, ahead: curvesAhead(leaving, known) }
}

/** The share of those there at one age who are at another. */
function kept(hazard: Hazard, from: number, to: number): number {
  let share = 1
  for (let age = from; age < to; age++) share *= 1 - hazard(age)
  return share
}

/** Shifted beta-geometric (Fader and Hardie, 2007): at the n-th chance α ÷ (α + β + n − 1) leave. */
const unlike =
  (alpha: number, beta: number): Hazard =>
  (age) =>
    alpha / (alpha + beta + age)
const yearly =
  (hazard: Hazard): Hazard =>
  (age) =>
    age % 12 === 11 ? hazard((age - 11) / 12) : 0

describe('chances to leave at ages nobody has reached', () => {
  test('of customers who differ fall as the formula says', () => {
    const truth = unlike(1.2, 20)
    const { known, ahead } = foretold(truth, { perMonth: 20_000, months: 30 })
    const hazards = meanHazards(ahead!)
    expect(ahead!.from).toBe(29)
    for (const age of [29, 40, 60, 84]) {
      expect(hazards[age]! / truth(age), `age ${age}`).toBeCloseTo(1, 1)
      expect(hazards[age]! / truth(age), `age ${age}`).toBeGreaterThan(0.97)
    }
    // The last year would go on: half as many again would be told to leave.
    expect(hazardAt(known.hazards, 60) / truth(60)).toBeGreaterThan(1.4)
  })

  test('of customers who differ and renew each year fall from renewal to renewal', () => {
    const truth = yearly(unlike(1, 4))
    const { ahead } = foretold(truth, { perMonth: 20_000, months: 61 })
    const hazards = meanHazards(ahead!)
    for (const age of [71, 83, 95]) {
      expect(hazards[age]! / truth(age), `age ${age}`).toBeGreaterThan(0.95)
      expect(hazards[age]! / truth(age), `age ${age}`).toBeLessThan(1.05)
    }
    expect(Math.max(...hazards.slice(60, 71), ...hazards.slice(72, 83))).toBeLessThan(0.002)
  })

  test.each([
    ['at each renewal', yearly(() => 0.15)],
    ['all year round', () => 1 - 0.85 ** (1 / 12)],
    [
      'after the losses of a beginning',
      (age: number) => (age < 3 ? 0.03 : yearly(() => 0.15)(age)),
    ],
  ] as const)('go on where a constant share of a year leaves %s', (_, truth) => {
    const lost: number[] = []
    for (let seed = 1; seed <= 10; seed++) {
      const { known, ahead } = foretold(truth, { perMonth: 200, months: 60, seed })
      const hazards = ahead === null ? known.hazards : meanHazards(ahead)
      lost.push(1 - kept((age) => hazardAt(hazards, age), 60, 84))
    }
    const told = lost.reduce((sum, each) => sum + each, 0) / lost.length
    expect(Math.abs(told / (1 - kept(truth, 60, 84)) - 1)).toBeLessThan(0.05)
  })

  test('are nearer to what comes than the last year going on, of customers who differ', () => {
    const truth = unlike(1.2, 20)
    const off = (hazards: readonly number[]): number =>
      (1 - kept((age) => hazardAt(hazards, age), 60, 84)) / (1 - kept(truth, 60, 84)) - 1
    const each = Array.from({ length: 20 }, (_, seed) => {
      const { known, ahead } = foretold(truth, { perMonth: 40, months: 60, seed: seed + 1 })
      return { last: off(known.hazards), curves: off(meanHazards(ahead!)) }
    })
    const mean = (of: (one: (typeof each)[number]) => number): number =>
      each.reduce((sum, one) => sum + of(one), 0) / each.length
    expect(mean(({ last }) => last)).toBeGreaterThan(0.2)
    expect(Math.abs(mean(({ curves }) => curves))).toBeLessThan(0.06)
    const rms = Math.sqrt(mean(({ curves }) => curves ** 2))
    expect(rms).toBeLessThan(0.4 * Math.sqrt(mean(({ last }) => last ** 2)))
  })

  test('are known the less the fewer have been there', () => {
    const spreads = [3, 10, 40, 160].map((perMonth) => {
      const each = Array.from({ length: 8 }, (_, seed) => {
        const { ahead } = foretold(unlike(1.2, 20), { perMonth, months: 36, seed: seed + 1 })
        return ahead === null ? 0 : spreadOf(ahead).deviation
      })
      return each.reduce((sum, spread) => sum + spread, 0)
    })
    for (const [at, spread] of spreads.slice(1).entries()) expect(spread).toBeLessThan(spreads[at]!)
    expect(spreads[3]!).toBeGreaterThan(0)
  })

  test.each([
    ['differ', unlike(1.2, 20)],
    ['are alike', () => 0.02],
    ['renew by the year', yearly(() => 0.15)],
    ['often leave at first', (age: number) => (age < 3 ? 0.05 : 0.01)],
  ] as const)('of customers who %s lie as far from the truth as is said', (_, truth) => {
    const squares: number[] = []
    for (const perMonth of [5, 20]) {
      for (let seed = 1; seed <= 15; seed++) {
        const { ahead } = foretold(truth, { perMonth, months: 42, seed })
        if (ahead === null) continue
        const { mean, deviation } = spreadOf(ahead)
        squares.push(((kept(truth, 42, 66) - mean) / deviation) ** 2)
      }
    }
    expect(squares.length).toBeGreaterThan(12)
    const far = Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / squares.length)
    expect(far).toBeGreaterThan(0.4)
    expect(far).toBeLessThan(1.8)
  })

  test('are left to the last year by a curve that these losses do not come from', () => {
    const byYear = [0.02, 0.004, 0.03, 0.002, 0.02, 0.004]
    const jumping: Hazard = (age) => byYear[Math.floor(age / 12)] ?? 0
    expect(foretold(jumping, { perMonth: 200, months: 61 }).ahead).toBeNull()
    expect(foretold(jumping, { perMonth: 1, months: 61 }).ahead).not.toBeNull()
  })

  test('are left to the last year where a first year falls, and months of the later ones are alike', () => {
    const beginning: Hazard = (age) => (age < 3 ? 0.05 : 0.01)
    expect(foretold(beginning, { perMonth: 200, months: 61, seed: 1 }).ahead).toBeNull()
  })

  test('are not told without a whole year, three years of contracts, or anybody lost', () => {
    const even = (): number => 0.02
    expect(foretold(even, { perMonth: 50, months: 12 }).ahead).toBeNull()
    expect(foretold(even, { perMonth: 50, months: 14 }).ahead).not.toBeNull()
    const renewing = yearly(() => 0.2)
    expect(foretold(renewing, { perMonth: 50, months: 36 }).ahead).toBeNull()
    expect(foretold(renewing, { perMonth: 50, months: 38 }).ahead).not.toBeNull()
    expect(foretold(() => 0, { perMonth: 50, months: 36 }).ahead).toBeNull()
    expect(foretold(even, { perMonth: 1, months: 19 }).ahead).toBeNull()
  })

  test('leave those that twenty have reached as they were', () => {
    const { known, ahead } = foretold(unlike(1.2, 20), { perMonth: 4, months: 40, seed: 2 })
    const { from, ways } = ahead!
    expect(from).toBeGreaterThan(20)
    expect(from).toBeLessThan(36)
    for (const { hazards } of ways) {
      expect(hazards.slice(0, from)).toEqual(known.hazards.slice(0, from))
      expect(hazards.length % 12).toBe(0)
      expect(hazards.every((hazard) => hazard >= 0 && hazard <= 1)).toBe(true)
    }
    expect(ways.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(ways.length).toBeLessThan(20)
  })
})

/** Of the share kept in two years after the last age, over the ways. */
function spreadOf({ ways }: NonNullable<ReturnType<typeof curvesAhead>>) {
  const shares = ways.map(({ share, hazards }) => ({
    share,
    left: kept((age) => hazardAt(hazards, age), 42, 66),
  }))
  const mean = shares.reduce((sum, { share, left }) => sum + share * left, 0)
  const variance = shares.reduce((sum, { share, left }) => sum + share * (left - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(variance) }
}

test('the mean of ways is that of those whom each has left', () => {
  const ways = [
    { share: 0.25, hazards: [0.5, 0.2, 0.1] },
    { share: 0.75, hazards: [0.5, 0.6, 0.1] },
  ]
  const [first, second, third] = meanHazards({ from: 1, ways })
  expect(first).toBeCloseTo(0.5, 12)
  expect(second).toBeCloseTo(0.25 * 0.2 + 0.75 * 0.6, 12)
  expect((1 - second!) * (1 - third!)).toBeCloseTo(0.25 * 0.8 * 0.9 + 0.75 * 0.4 * 0.9, 12)
})
