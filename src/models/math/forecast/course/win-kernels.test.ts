import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StageModel, StepCurve } from '../forecast-parts.ts'
import { madeStage } from '../made-model.ts'
import { arrivalKernel, MONTH_DAYS, openWins, plainKernel } from './win-kernels.ts'

const never = [0]
/** Of all who enter, so many go on evenly between these days. */
function between(from: number, to: number, share: number): readonly number[] {
  return Array.from(
    { length: to + 1 },
    (_, day) => share * Math.min(1, Math.max(0, (day - from) / (to - from))),
  )
}
const goingOn = (next: readonly number[]): StepCurve => ({ next, skipped: never, lost: never })
const near = (list: readonly number[]): unknown[] => list.map((each) => expect.closeTo(each, 9))
const sumOf = (list: ArrayLike<number>): number =>
  Array.from(list).reduce((sum, each) => sum + each, 0)

const chain: readonly StageModel[] = [
  madeStage('first', {
    curve: { next: between(2, 40, 0.5), skipped: between(10, 50, 0.2), lost: between(0, 60, 0.3) },
    open: [
      { age: 1, count: 6 },
      { age: 30, count: 4 },
    ],
  }),
  madeStage('second', {
    curve: { next: between(0, 25, 0.6), skipped: between(20, 22, 0.1), lost: between(5, 90, 0.3) },
    open: [{ age: 12, count: 5 }],
  }),
  madeStage('third', {
    curve: { next: between(30, 75, 0.4), skipped: never, lost: between(1, 80, 0.5) },
    open: [{ age: 50, count: 7 }],
  }),
]

// An independent way: journeys followed in steps of an eighth of a day, from stage to stage.
const FINE = 8
/** Of those who entered a stage `age` days ago and are still there: the share won by eighths of a day. */
function followed(stages: readonly StageModel[], at: number, age = 0, size = FINE * 250) {
  if (at >= stages.length) return Float64Array.from({ length: size }, (_, step) => +(step === 0))
  const { curve } = stages[at]!
  const by = (shares: readonly number[], x: number): number => {
    const low = shares[Math.min(shares.length - 1, Math.floor(x))]!
    const high = shares[Math.min(shares.length - 1, Math.floor(x) + 1)]!
    return low + (x - Math.floor(x)) * (high - low)
  }
  const there = 1 - by(curve.next, age) - by(curve.skipped, age) - by(curve.lost, age)
  const won = new Float64Array(size)
  for (const [list, on] of [
    [curve.next, 1],
    [curve.skipped, 2],
  ] as const) {
    const later = followed(stages, Math.min(stages.length, at + on), 0, size)
    for (let step = 0; step < size; step++) {
      const goes = (by(list, age + (step + 1) / FINE) - by(list, age + step / FINE)) / there
      if (!(goes > 0)) continue
      for (let more = 0; step + more < size; more++) won[step + more]! += goes * later[more]!
    }
  }
  return won
}

/** Won by month, of those who arrive evenly in the first. */
function fineKernel(stages: readonly StageModel[], at: number, months: number): readonly number[] {
  const won = followed(stages, at)
  const kernel = Array.from({ length: months }, () => 0)
  const starts = 60
  for (let start = 0; start < starts; start++) {
    const came = ((start + 0.5) / starts) * MONTH_DAYS
    for (const [step, share] of won.entries()) {
      const month = Math.floor((came + (step + 0.5) / FINE) / MONTH_DAYS)
      if (month < months) kernel[month]! += share / starts
    }
  }
  return kernel
}

describe('the share won by months since the arrival', () => {
  test('of those won at once is all in the first, of those never won none', () => {
    const at = (shares: readonly number[], trusted: number) => [
      madeStage('only', { curve: goingOn(shares), toCommit: shares, trusted }),
    ]
    for (const trusted of [0, 0.3, 1]) {
      expect([...plainKernel(at([1], trusted), 0, 3)]).toEqual(near([1, 0, 0]))
      expect([...plainKernel(at([0], trusted), 0, 3)]).toEqual([0, 0, 0])
    }
  })

  test('who is won after half a month is so by halves in two months: by hand', () => {
    // After 15 to 16 days: who arrives in the first M − 15.5 days of M is won in the same month.
    const half = between(15, 16, 0.8)
    for (const trusted of [0, 1]) {
      const stages = [madeStage('only', { curve: goingOn(half), toCommit: half, trusted })]
      const same = (0.8 * (MONTH_DAYS - 15.5)) / MONTH_DAYS
      expect([...plainKernel(stages, 0, 3)]).toEqual(
        [same, 0.8 - same, 0].map((share) => expect.closeTo(share, 9)),
      )
    }
  })

  test.each([0, 1, 2])('from stage %i is that of journeys followed by eighths of a day', (at) => {
    const kernel = plainKernel(chain, at, 7)
    const fine = fineKernel(chain, at, 7)
    const whole = sumOf(fine)
    for (const [month, share] of fine.entries()) {
      expect(Math.abs(kernel[month]! - share), `month ${month}`).toBeLessThan(0.01 * whole)
    }
    expect(sumOf(kernel) / whole).toBeCloseTo(1, 2)
  })

  test('of a trusted way to the commitment is that of the way itself', () => {
    const own = between(0, 90, 0.33)
    const trusted = [{ ...chain[0]!, toCommit: own, trusted: 1 }, ...chain.slice(1)]
    const alone = [madeStage('only', { curve: goingOn(own) })]
    const [one, other] = [plainKernel(trusted, 0, 6), plainKernel(alone, 0, 6)]
    expect([...one]).toEqual([...other].map((share) => expect.closeTo(share, 9)))
    const halfTrusted = plainKernel([{ ...trusted[0]!, trusted: 0.5 }, ...chain.slice(1)], 0, 6)
    const chained = plainKernel(chain, 0, 6)
    expect([...halfTrusted]).toEqual(
      [...one].map((share, month) => expect.closeTo((share + chained[month]!) / 2, 12)),
    )
  })
})

describe('what is won of arrivals month by month', () => {
  const row = (kernel: Float64Array, months: number, j: number): readonly number[] =>
    Array.from(kernel.subarray(j * months, (j + 1) * months))

  test('is the same for every month, later', () => {
    const kernel = arrivalKernel(chain, 0, 5)
    const plain = [...plainKernel(chain, 0, 5)]
    for (let j = 0; j < 5; j++) {
      expect(row(kernel, 5, j)).toEqual([...Array(j).fill(0), ...plain.slice(0, 5 - j)])
    }
  })

  test('rises with the share that goes on, from the month in which it rises', () => {
    const plain = [...plainKernel(chain, 2, 6)]
    const changed = arrivalKernel(chain, 2, 6, { rates: { third: [1, 1, 1.5, 2] } })
    for (let j = 0; j < 6; j++) {
      const factor = (month: number): number => [1, 1, 1.5][month] ?? 2
      const known = Array.from({ length: 6 }, (_, month) =>
        month < j ? 0 : factor(month) * plain[month - j]!,
      )
      expect(row(changed, 6, j), `arrived in ${j}`).toEqual(
        known.map((share) => expect.closeTo(share, 9)),
      )
    }
  })

  test('is never more than all who arrive', () => {
    // Four in ten go on from the last stage: no factor makes them more than two and a half times that.
    const most = arrivalKernel(chain, 2, 6, { rates: { third: [100] } })
    const plain = plainKernel(chain, 2, 6)
    expect(row(most, 6, 0)).toEqual([...plain].map((share) => expect.closeTo(2.5 * share, 9)))
    expect(sumOf(row(most, 6, 0))).toBeCloseTo(1, 3)
  })

  test.each([0.5, 2, 3])('with %s times the days is that of a stretched curve', (factor) => {
    const stretched = goingOn(between(10 * factor, 40 * factor, 0.7))
    const changed = arrivalKernel(
      [madeStage('only', { curve: goingOn(between(10, 40, 0.7)) })],
      0,
      6,
      {
        days: { only: [factor] },
      },
    )
    const known = plainKernel([madeStage('only', { curve: stretched })], 0, 6)
    expect(row(changed, 6, 0)).toEqual([...known].map((share) => expect.closeTo(share, 9)))
    expect(row(changed, 6, 2).slice(2)).toEqual(
      [...known].slice(0, 4).map((share) => expect.closeTo(share, 9)),
    )
  })

  test.each([0, 0.5, 1.2])(
    'with %s times the rate is so, however far a way is trusted',
    (factor) => {
      const own = between(0, 90, 0.33)
      for (const trusted of [0, 0.4, 1]) {
        const stages = [{ ...chain[0]!, toCommit: own, trusted }, ...chain.slice(1)]
        const plain = plainKernel(stages, 0, 8)
        const changed = row(arrivalKernel(stages, 0, 8, { rates: { first: [factor] } }), 8, 0)
        expect(changed).toEqual(near([...plain].map((share) => factor * share)))
      }
    },
  )

  test('with fewer days is earlier and as much, however far a way is trusted', () => {
    const own = between(20, 150, 0.16)
    const stages = [{ ...chain[0]!, toCommit: own, trusted: 1 }, ...chain.slice(1)]
    const plain = [...plainKernel(stages, 0, 12)]
    const quick = row(arrivalKernel(stages, 0, 12, { days: { first: [0.5] } }), 12, 0)
    expect(sumOf(quick) / sumOf(plain)).toBeCloseTo(1, 2)
    expect(sumOf(quick.slice(0, 3))).toBeGreaterThan(1.1 * sumOf(plain.slice(0, 3)))
  })
})

describe('who is under way', () => {
  test('goes on as those did who were there as long: by hand', () => {
    // In from day 0 to 100 evenly eight in ten go on. After 20 days (19.5: they entered within a day)
    // 1 − .8 × .195 = .844 are there; by a month later .8 × .30436875 of all have gone on.
    const stages = [
      madeStage('only', { curve: goingOn(between(0, 100, 0.8)), open: [{ age: 20, count: 10 }] }),
    ]
    const [open] = openWins(stages, 3)
    const chance = (0.8 * MONTH_DAYS) / 100 / 0.844
    const ever = (0.8 * (100 - 19.5)) / 100 / 0.844
    expect([...open!.wins]).toEqual(
      [10 * chance, 10 * chance, 10 * (ever - 2 * chance)].map((wins) => expect.closeTo(wins, 9)),
    )
    expect(open!.count).toBe(10)
    expect(open!.total).toBeCloseTo(10 * ever, 9)
    expect(open!.squares).toBeCloseTo(10 * ever ** 2, 9)
  })

  test.each([0, 1, 2])('in stage %i is won as journeys followed by eighths of a day are', (at) => {
    const { wins, total, count, squares } = openWins(chain, 8)[at]!
    const known = Array.from({ length: 8 }, () => 0)
    let squared = 0
    for (const group of chain[at]!.open) {
      const won = followed(chain, at, Math.max(0, group.age - 0.5))
      squared += group.count * sumOf(won) ** 2
      for (const [step, share] of won.entries()) {
        const month = Math.floor((step + 0.5) / FINE / MONTH_DAYS)
        if (month < 8) known[month]! += group.count * share
      }
    }
    const whole = sumOf(known)
    for (const [month, share] of known.entries()) {
      expect(Math.abs(wins[month]! - share), `month ${month}`).toBeLessThan(0.01 * whole)
    }
    expect(total / whole).toBeCloseTo(1, 2)
    expect(Math.abs(squares / squared - 1)).toBeLessThan(0.03)
    expect(count).toBe(sumOf(chain[at]!.open.map((group) => group.count)))
  })

  test('longer than anybody ever was goes nowhere, and nobody is nobody', () => {
    const stages = [
      madeStage('first', { curve: goingOn([0, 0.5, 1]), open: [{ age: 40, count: 3 }] }),
      madeStage('second', { curve: goingOn([1]) }),
    ]
    const [late, nobody] = openWins(stages, 2)
    expect(late).toMatchObject({ count: 3, total: 0, squares: 0 })
    expect(nobody).toMatchObject({ count: 0, total: 0, squares: 0 })
    expect(openWins([], 4)).toEqual([])
  })

  test('whatever is done, no more are won than are there, and chance goes no further than all', () => {
    const factor = fc.constantFrom(0, 0.2, 1, 3, 1000)
    const changes = fc.record({
      rates: fc.dictionary(fc.constantFrom('first', 'second', 'third'), fc.array(factor)),
      days: fc.dictionary(fc.constantFrom('first', 'second', 'third'), fc.array(factor)),
    })
    fc.assert(
      fc.property(changes, (done) => {
        for (const { wins, count, total, squares } of openWins(chain, 5, done)) {
          expect(sumOf(wins)).toBeCloseTo(total, 6)
          expect(total).toBeLessThan(count * (1 + 1e-6))
          // Of journeys alike the sum of squared chances is least.
          expect(squares).toBeGreaterThan(total ** 2 / count - 1e-6)
          expect(squares).toBeLessThan(total + 1e-6)
          expect([...wins].every((each) => each >= 0)).toBe(true)
        }
        const kernel = arrivalKernel(chain, 0, 5, done)
        for (let j = 0; j < 5; j++) {
          const list = Array.from(kernel.subarray(j * 5, (j + 1) * 5))
          expect(list.every((share) => share >= 0)).toBe(true)
          expect(sumOf(list)).toBeLessThan(1 + 1e-6)
        }
      }),
      { numRuns: 40 },
    )
  })
})
