import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidencePaths, shareAt } from './aalen-johansen.ts'
import reference from './fixtures/r-survival.json' with { type: 'json' }
import { sweptErrors } from './swept-errors.ts'
import { firstAbove, type Watched } from './watched.ts'

const STEP = 1e-6
const END = 8

const anyone: fc.Arbitrary<Watched> = fc.record({
  from: fc.constantFrom(null, 0, 2, 5),
  age: fc.integer({ min: 0, max: 12 }),
  cause: fc.constantFrom(null, 0, 1),
  count: fc.integer({ min: 1, max: 3 }),
  cluster: fc.constantFrom(null, null, 0, 1, 2),
})
const company = fc.array(anyone, { minLength: 3, maxLength: 14 })

type Figure = (watched: readonly Watched[]) => number

/** By how much a figure changes with the weight of each single subject: tried, one by one. */
function tried(watched: readonly Watched[], figure: Figure): readonly number[] {
  return watched.map((each, index) => {
    const [above, below] = [STEP, -STEP].map((more) =>
      figure(watched.with(index, { ...each, count: each.count + more })),
    )
    return (above! - below!) / (2 * STEP)
  })
}

function rootOf(watched: readonly Watched[], moves: readonly number[], isAlone: boolean): number {
  const sum = (isOwn: (each: Watched) => boolean, power: 1 | 2): number =>
    watched.reduce(
      (all, each, at) => (isOwn(each) ? all + each.count * moves[at]! ** power : all),
      0,
    )
  const clusters = new Set(watched.map(({ cluster }) => cluster))
  return Math.sqrt(
    [...clusters].reduce<number>((all, cluster) => {
      const isOwn = (each: Watched): boolean => each.cluster === cluster
      return all + (isAlone || cluster === null ? sum(isOwn, 2) : sum(isOwn, 1) ** 2)
    }, 0),
  )
}

describe('errors after every age in one pass', () => {
  it.each([
    ['plain', false, false],
    ['late', true, false],
    ['clustered', false, true],
    ['lateClustered', true, true],
  ] as const)('are those of R: %s', (name, isLate, isClustered) => {
    const watched = reference.age.map((age, index): Watched => ({
      from: isLate ? (reference.from[index] ?? 0) : null,
      age,
      cause: reference.cause[index] ?? null,
      count: 1,
      cluster: isClustered ? (reference.cluster[index] ?? null) : null,
    }))
    const paths = incidencePaths(watched, 3)
    const { ages } = paths.table
    const plain = isLate ? reference.late : reference.plain
    for (const cause of [0, 1, 2]) {
      const found = sweptErrors(watched, paths, { cause, last: ages.length, onWhole: null })
      for (const [index, age] of reference.ages.entries()) {
        const place = firstAbove(ages, age) - 1
        if (place < 0) continue
        expect(found.together[place]).toBeCloseTo(reference[name].errors[index]![cause + 1]!, 6)
        // Alone: as the same subjects without their clusters.
        expect(found.alone[place]).toBeCloseTo(plain.errors[index]![cause + 1]!, 6)
      }
    }
  })

  it('are what weighing each subject a little more comes to, of a share and of a ratio', () => {
    fc.assert(
      fc.property(company, fc.constantFrom(0, 1), fc.boolean(), (watched, cause, isRatio) => {
        const paths = incidencePaths(watched, 2)
        const { ages } = paths.table
        const whole = shareAt(paths, cause, END)
        fc.pre(!isRatio || whole > 0)
        const last = isRatio ? firstAbove(ages, END) : ages.length
        const onWhole = isRatio
          ? Float64Array.from(
              tried(watched, (some) => shareAt(incidencePaths(some, 2), cause, END) / whole),
            )
          : null
        const found = sweptErrors(watched, paths, { cause, last, onWhole })
        for (const [place, age] of ages.subarray(0, last).entries()) {
          const moves = tried(watched, (some) => {
            const those = incidencePaths(some, 2)
            const share = shareAt(those, cause, age)
            return isRatio ? (whole * share) / shareAt(those, cause, END) : share
          })
          for (const [errors, isAlone] of [
            [found.together, false],
            [found.alone, true],
          ] as const) {
            expect(errors[place]! ** 2).toBeCloseTo(rootOf(watched, moves, isAlone) ** 2, 6)
          }
        }
      }),
    )
  })

  it('are none of what never or always happens, and of nobody', () => {
    const of = (watched: readonly Watched[], cause = 0) => {
      const paths = incidencePaths(watched, 1)
      return sweptErrors(watched, paths, { cause, last: paths.table.ages.length, onWhole: null })
    }
    const ended = { from: null, age: 3, cause: 0, count: 5, cluster: null }
    expect(of([]).together).toHaveLength(0)
    expect([...of([ended]).together]).toEqual([0])
    expect([
      ...of([
        { ...ended, cluster: 1 },
        { ...ended, cluster: 2 },
      ]).together,
    ]).toEqual([0])
    // A cause that nobody knows.
    expect([...of([ended], 7).alone]).toEqual([0])
    expect(() =>
      sweptErrors([], incidencePaths([ended], 1), { cause: 0, last: 1, onWhole: null }),
    ).toThrow('paths are of other subjects')
  })

  it('of a share without censoring are √(p q ÷ n), however many subjects there are', () => {
    const watched = [
      { from: null, age: 3, cause: 0, count: 2e9, cluster: null },
      { from: null, age: 3, cause: 1, count: 6e9, cluster: null },
    ]
    const paths = incidencePaths(watched, 2)
    const { together } = sweptErrors(watched, paths, { cause: 0, last: 1, onWhole: null })
    expect(together[0]! / Math.sqrt((0.25 * 0.75) / 8e9)).toBeCloseTo(1, 9)
  })
})
