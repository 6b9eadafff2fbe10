import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Filter } from '../../engine.ts'
import type { SqlColumns } from '../database.ts'
import { OUTCOMES } from './followed-sql.ts'
import { countsByHand, followedByHand, groupsApart, groupsOf } from './rolled-hand.ts'
import { countsSheet, followedSheet } from './rolled-sheet.ts'

// Any rows, in the order that SHEET_ORDER asks for, against what a map adds up.

const slices = new Map(
  [
    ['a', 'x'],
    ['a', null],
    ['b', 'x'],
    ['b', null],
  ].map(([one = null, other = null], number) => [
    number,
    new Map([
      ['one', one],
      ['other', other],
    ]),
  ]),
)

const few = (most: number) => fc.integer({ min: 0, max: most })
const rows = fc.array(
  fc.record({
    slice: few(3),
    age: few(2),
    outcome: few(3),
    late: fc.option(few(1)),
    cluster: fc.option(few(1)),
    why: fc.option(fc.constantFrom('price', 'time')),
    n: fc.integer({ min: 1, max: 3 }),
    mature_0: few(3),
    mature_1: few(3),
  }),
  { maxLength: 40 },
)

type Row = Readonly<Record<string, number | string | boolean | null>>

function columnsOf(all: readonly Row[]): SqlColumns {
  return { count: all.length, of: (name) => all.map((row) => row[name] ?? null) }
}

/** By several columns, nothing first. */
function sorted<T extends Row>(all: readonly T[], names: readonly string[]): readonly T[] {
  const compare = (one: Row, other: Row): number => {
    for (const name of names) {
      const [left, right] = [one[name] ?? -1, other[name] ?? -1].map(String)
      if (left !== right) return (left ?? '') < (right ?? '') ? -1 : 1
    }
    return 0
  }
  return all.toSorted(compare)
}

const asked: readonly { readonly by: string[]; readonly filters: readonly Filter[] }[] = [
  { by: ['one'], filters: [] },
  { by: ['other', 'one'], filters: [{ dimension: 'other', values: [null] }] },
  { by: [], filters: [{ dimension: 'one', values: ['a', 'c'] }] },
]

it.each(asked)('adds up rows followed alike, %j', ({ by, filters }) => {
  const groups = groupsOf(slices, { by, filters })
  fc.assert(
    fc.property(rows, fc.boolean(), (all, reasons) => {
      const inOrder = sorted(all, ['age', 'outcome', 'late', 'cluster', 'why'])
      const sheet = followedSheet(columnsOf(inOrder), {
        sliceAt: (row) => inOrder[row]?.slice ?? 0,
        ages: 2,
      })
      const sums = new Map<string, number[]>()
      for (const row of all) {
        const values = slices.get(row.slice)
        const valueOf = (name: string) => values?.get(name) ?? null
        if (!filters.every(({ dimension, values }) => values.includes(valueOf(dimension)))) continue
        const why = reasons ? row.why : null
        const outcome = OUTCOMES[row.outcome]
        const key = JSON.stringify([by.map(valueOf), outcome, why, row.late, row.age, row.cluster])
        const [n = 0, mature = 0] = sums.get(key) ?? []
        sums.set(key, [n + row.n, mature + row.mature_1])
      }
      const told = followedByHand(sheet, groups, { stage: 'commit', reasons, places: [1] })
      const keys = told.map(({ by, outcome, reason, since, age, cluster }) =>
        JSON.stringify([by, outcome, reason, since, age, cluster]),
      )
      expect(new Set(keys).size).toBe(keys.length)
      expect(
        new Map(keys.map((key, i) => [key, [told[i]?.count, ...(told[i]?.mature ?? [])]])),
      ).toEqual(sums)
      expect(told.map(({ age }) => age)).toEqual(
        told.map(({ age }) => age).toSorted((a, b) => a - b),
      )
    }),
  )
})

it('adds up counts alike, and amounts where there are any', () => {
  const events = ['next', 'lost'] as const
  const counted = fc.array(
    fc.record({
      slice: few(3),
      age: fc.option(few(1)),
      event: fc.constantFrom(...events),
      dated: fc.boolean(),
      n: fc.integer({ min: 1, max: 3 }),
      amount: fc.option(few(9).map((units) => String(units * 10 ** 10))),
    }),
    { maxLength: 30 },
  )
  const groups = groupsOf(slices, { by: ['one'], filters: [] })
  fc.assert(
    fc.property(counted, (all) => {
      const inOrder = sorted(all, ['age', 'event', 'dated'])
      const sheet = countsSheet(columnsOf(inOrder), (row) => inOrder[row]?.slice ?? 0)
      const sums = new Map<string, [number, number | null]>()
      for (const { slice, age, event, dated, n, amount } of all) {
        const key = JSON.stringify([slice < 2 ? 'a' : 'b', age, event, dated])
        const [count, sum] = sums.get(key) ?? [0, null]
        const own = amount === null ? null : Number(amount) / 10 ** 10
        sums.set(key, [count + n, own === null ? sum : (sum ?? 0) + own])
      }
      const told = countsByHand(sheet, groups, { stage: 'commit', currency: 'EUR' })
      expect(told.length).toBe(sums.size)
      for (const { by, age, event, dated, count, amount } of told) {
        const [n, sum] = sums.get(JSON.stringify([by[0], age, event, dated])) ?? []
        expect([count, amount]).toEqual([n, sum == null ? null : sum.toFixed(2)])
      }
    }),
  )
})

it('tells groups of few apart, up to the very size', () => {
  const groups = groupsOf(slices, { by: ['one'], filters: [] })
  const apart = groupsApart(groups, Float64Array.from([3, 2, 6]), 5)
  expect([...apart.few.of]).toEqual([0, 0, -1, -1])
  expect([...apart.many.of]).toEqual([-1, -1, 1, 1])
  expect(apart.hasFew).toBe(true)
  expect(groupsApart(groups, Float64Array.from([3, 3, 6]), 5).hasFew).toBe(false)
  expect(groupsApart(groups, Float64Array.from([]), 5).hasFew).toBe(false)
})
