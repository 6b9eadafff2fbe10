import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FollowedDay } from '../facts.ts'
import { stepCurve } from './step-curve.ts'

const day = (age: number, next: number, skipped: number, lost: number, open: number) => ({
  age,
  next,
  skipped,
  lost,
  open,
})

test('shares of competing ends are those of R', () => {
  const followed: readonly FollowedDay[] = [
    day(0, 2, 0, 1, 0),
    day(3, 4, 0, 0, 3),
    day(5, 1, 2, 0, 0),
    { ...day(5, 3, 0, 1, 2), since: 3 },
    day(7, 0, 0, 2, 4),
    { ...day(8, 5, 1, 0, 0), since: 7 },
    day(8, 2, 0, 1, 5),
    { ...day(11, 1, 0, 1, 2), since: 5 },
    day(12, 0, 0, 0, 6),
  ]
  // R 4 `survival`: survfit(Surv(start, stop, state) ~ 1, id = id), one row a passage; start: `since`,
  // else -0.5; stop: the age, of the open ones half a day before it.
  const known = [
    [0, 0.0606060606061, 0, 0.030303030303],
    [3, 0.1952861952862, 0, 0.030303030303],
    [5, 0.3100137174211, 0.0573637610675, 0.0589849108368],
    [7, 0.3100137174211, 0.0573637610675, 0.1163486719042],
    [8, 0.5002198725396, 0.0845360689415, 0.1435209797783],
    [11, 0.5341852573821, 0.0845360689415, 0.1774863646209],
  ]
  const { next, skipped, lost } = stepCurve(followed)
  expect(next).toHaveLength(12)
  for (const [at, ...shares] of known) {
    const own = [next[at!], skipped[at!], lost[at!]]
    expect(own, `day ${at}`).toEqual(shares.map((share) => expect.closeTo(share, 11)))
  }
  expect([next[2], next[4]]).toEqual([next[0], next[3]])
})

const some = fc.array(
  fc.record({
    age: fc.nat(20),
    next: fc.nat(5),
    skipped: fc.nat(3),
    lost: fc.nat(5),
    open: fc.nat(9),
    since: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  }),
)

test('where all are followed to their end, shares are counts', () => {
  fc.assert(
    fc.property(some, (drawn) => {
      const followed = drawn.map(({ age, next, skipped, lost }) => day(age, next, skipped, lost, 0))
      const all = followed.reduce((sum, each) => sum + each.next + each.skipped + each.lost, 0)
      const curve = stepCurve(followed)
      for (const end of ['next', 'skipped', 'lost'] as const) {
        const counted = curve[end].map((_, age) =>
          followed.filter((each) => each.age <= age).reduce((sum, each) => sum + each[end], 0),
        )
        expect(curve[end]).toEqual(
          counted.map((count) => expect.closeTo(all > 0 ? count / all : 0, 9)),
        )
      }
    }),
  )
})

test('whatever is watched, shares rise and are never more than all', () => {
  fc.assert(
    fc.property(some, (drawn) => {
      const { next, skipped, lost } = stepCurve(
        drawn.map(({ since, ...rest }) => (since === undefined ? rest : { ...rest, since })),
      )
      for (const list of [next, skipped, lost]) {
        expect(list).toEqual(list.toSorted((one, other) => one - other))
        expect(list.every((share) => share >= 0)).toBe(true)
      }
      for (const [age, share] of next.entries()) {
        expect(share + skipped[age]! + lost[age]!).toBeLessThan(1 + 1e-9)
      }
    }),
  )
})

test('where nobody was seen to leave, nobody does', () => {
  const nobody = { next: [0], skipped: [0], lost: [0] }
  expect(stepCurve([])).toEqual(nobody)
  expect(stepCurve([day(30, 0, 0, 0, 50)])).toEqual(nobody)
})

test('what ends after ten years is open until then', () => {
  const { next } = stepCurve([day(10, 1, 0, 0, 0), day(4000, 1, 0, 0, 0)])
  expect(next).toHaveLength(3654)
  expect([next[9], next[10], next.at(-1)]).toEqual([0, 0.5, 0.5])
})
