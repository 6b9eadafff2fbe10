import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf } from './course.ts'
import { addsOf, facts, full, plain, sheet, tenth } from './fixtures/lever-facts.ts'
import { isApart, leverEffects, none, worthNames, worthOf, type Worth } from './lever-effects.ts'
import { moved, type Effort } from './lever.ts'
import { ASSUMED } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

const near = (worth: Worth, digits = 6): unknown =>
  Object.fromEntries(worthNames.map((name) => [name, expect.closeTo(worth[name], digits)]))

const share = fc.integer({ min: 0, max: 10_000 }).map((points) => points / 10_000)
const size = fc.double({ min: 1, max: 1e6, noNaN: true })
const days = fc.integer({ min: 0, max: 300 })
const anyValues = fc
  .record({
    'rate:education': share,
    'rate:selection': share,
    discount: share,
    onboarding: share,
    gross_retention: share,
    expansion: share,
    entering: size,
    price: size,
    running: size,
    'days:education': days,
    'days:selection': days,
    onboarding_days: days,
  })
  .map((values): Values => ({ ...ASSUMED, ...values }))
const anyEffort = fc.constantFrom<Effort[]>(
  tenth,
  { how: 'relative', by: 1 },
  { how: 'points', by: 0.01 },
  { how: 'upTo', targets: { 'rate:education': 0.6, 'days:selection': 20, price: 1500 } },
)

describe('what a lever adds', () => {
  it('is worked out by hand', () => {
    const { base, ...effects } = leverEffects(facts())
    // In a year 120 wins of 900: 108,000 signed, 97,200 of it live, paid in advance, five years long.
    expect(base).toEqual(
      near({ wins: 120, bookings: 108_000, running: 97_200, cash: 97_200, lifetime: 486_000 }),
    )
    const more = near({
      wins: 12,
      bookings: 10_800,
      running: 9720,
      cash: 9720,
      lifetime: 48_600,
    })
    const told = { base, ...effects }
    for (const name of ['entering', 'rate:education', 'rate:selection']) {
      expect(addsOf(told, name)).toEqual(more)
    }
    expect(addsOf(told, 'price')).toEqual({ ...(more as Worth), wins: 0 })
    // 9 % off instead of 10 %: ten more of each win. 91 % live instead of 90 %.
    const ten = { wins: 0, bookings: 1200, running: 1080, cash: 1080, lifetime: 5400 }
    expect(addsOf(told, 'discount')).toEqual(near(ten))
    expect(addsOf(told, 'onboarding')).toEqual(near({ ...ten, bookings: 0 }))
    expect(told.effects.map(({ lever }) => lever.name)).toEqual([
      'entering',
      'rate:education',
      'rate:selection',
      'price',
      'discount',
      'onboarding',
    ])
  })

  it('is booked too where it grows on what runs', () => {
    // A tenth more of 15 % of 80,000: of 12,000 in the year, 1200. Nothing is lost, nobody enters.
    const values = { ...ASSUMED, entering: 0, price: 1000, running: 80_000, expansion: 0.15 }
    const told = leverEffects(facts({ values }))
    expect(told.base).toMatchObject({
      bookings: expect.closeTo(12_000, 6),
      running: expect.closeTo(92_000, 6),
    })
    expect(addsOf(told, 'expansion')).toMatchObject({
      wins: 0,
      bookings: expect.closeTo(1200, 6),
      running: expect.closeTo(1200, 6),
    })
  })

  it('is what the sheet so moved is worth, less what it is worth', () => {
    fc.assert(
      fc.property(anyValues, anyEffort, fc.nat(30), (values, effort, months) => {
        const asked = facts({ values, effort, months, meetings: { stage: 'selection', count: 3 } })
        const { base, effects } = leverEffects(asked)
        expect(base).toEqual(worthOf(courseOf(sheet, values, values, months)))
        for (const { lever, adds } of effects) {
          const { cell, after, also } = lever
          const own = also === null ? {} : { [also.cell]: also.after }
          const course = courseOf(sheet, values, { ...values, [cell]: after, ...own }, months)
          const worth = worthOf(course)
          for (const name of worthNames) {
            const sum = base[name] + adds[name]
            expect(Math.abs(sum - worth[name])).toBeLessThan(1e-6 * (1 + Math.abs(worth[name])))
          }
        }
      }),
    )
  })

  it('is never less than nothing, and is told with what adds most first', () => {
    fc.assert(
      fc.property(anyValues, anyEffort, fc.constantFrom(...worthNames), (values, effort, by) => {
        const { base, effects, together } = leverEffects(facts({ values, effort, by }))
        const added = effects.map(({ adds }) => adds[by])
        const close = 1e-6 * (1 + base[by])
        for (const [at, each] of added.entries()) {
          expect(each).toBeGreaterThan(-close)
          expect(each).toBeLessThanOrEqual((added[at - 1] ?? Infinity) + close)
          expect(together[by]).toBeGreaterThan(each - close)
        }
      }),
    )
  })

  it('is of figures that somebody says', () => {
    const known = new Set<CellName>(['price', 'rate:selection'])
    const { effects } = leverEffects(facts({ known, meetings: { stage: 'selection', count: 2 } }))
    expect(effects.map(({ lever }) => lever.name)).toEqual([
      'meetings',
      'meeting',
      'rate:selection',
      'price',
    ])
  })
})

describe('a meeting fewer', () => {
  it('wins what journeys do that need one less, those under way too, and wins it sooner', () => {
    // A hundred a month, four meetings ten days apart, each of which goes well for three of four.
    const [each, gap, perDay] = [0.75, 10, 100 / (365.25 / 12)]
    const series: Values = {
      ...ASSUMED,
      entering: 100,
      'rate:selection': each ** 4,
      'days:selection': 40,
      price: 1000,
    }
    const own = { ...sheet, stages: ['selection', 'commit'] }
    const meetings = { stage: 'selection', count: 4 }
    for (const months of [6, 12]) {
      const told = leverEffects(facts({ sheet: own, values: series, months, meetings }))
      const end = (months * 365.25) / 12
      const step = 0.01
      let [before, after] = [0, 0]
      for (let entry = -60 + step / 2; entry < end; entry += step) {
        const journeys = step * perDay
        const held = Math.floor(Math.max(0, -entry) / gap)
        const isUnderWay = held < 4
        const [fourth, third] = [entry + 4 * gap, Math.max(0, entry + 3 * gap)]
        if (fourth >= 0 && fourth < end) before += journeys * each ** 4
        if (isUnderWay && third < end) after += journeys * each ** 3
      }
      expect(told.base.wins).toBeCloseTo(before, 1)
      expect(Math.abs(addsOf(told, 'meetings').wins / (after - before) - 1)).toBeLessThan(0.001)
    }
    const { effects } = leverEffects(facts({ sheet: own, values: series, meetings }))
    const also = effects.map(({ lever }) => [lever.name, lever.also?.after ?? null])
    expect(also).toContainEqual(['meetings', 30])
    expect(also).toContainEqual(['meeting', null])
  })

  it('takes no time of one meeting, or of a stage that takes none', () => {
    const of = (count: number, values: Values) =>
      leverEffects(facts({ values, meetings: { stage: 'selection', count } }))
        .effects.map(({ lever }) => lever)
        .filter(({ kind }) => kind === 'meetings')
    expect(of(1, full).map(({ also }) => also)).toEqual([null])
    expect(of(2, plain).map(({ also }) => also)).toEqual([null])
    // All are won: they are won sooner.
    const all = of(2, { ...full, 'rate:selection': 1 })
    expect(all.map(({ also }) => also?.after)).toEqual([37.5])
  })
})

describe('all levers together', () => {
  it('multiply: four tenths more are 46 %, not 40 %', () => {
    const multiply = new Set<CellName>(['entering', 'rate:education', 'rate:selection', 'price'])
    const { base, together, sum } = leverEffects(facts({ known: multiply }))
    expect(together.bookings / base.bookings).toBeCloseTo(1.1 ** 4 - 1, 9)
    expect(sum.bookings / base.bookings).toBeCloseTo(0.4, 9)
    expect(together.wins / base.wins).toBeCloseTo(1.1 ** 3 - 1, 9)
  })

  it('are the sum where there is one, and where they work apart', () => {
    const one = leverEffects(facts({ values: full, known: new Set<CellName>(['price']) }))
    expect(one.together).toEqual(near(one.sum))
    // Nobody enters: what runs is kept better and grows, whichever way new ones would be won.
    const still = { ...full, entering: 0, expansion: 0 }
    const { together, sum } = leverEffects(facts({ values: still }))
    expect(together).toEqual(near(sum))
    expect(together.running).toBeGreaterThan(0)
  })

  it('count one way to a figure, not three', () => {
    const asked = facts({ values: full, meetings: { stage: 'selection', count: 4 } })
    const { effects, together, sum } = leverEffects(asked)
    const without = leverEffects({ ...asked, meetings: null })
    expect([together, sum]).toEqual([without.together, without.sum])
    const apart = effects.filter(({ lever }) => isApart(lever))
    expect(effects.length - apart.length).toBe(2)
    const added = apart.reduce((total, { adds }) => total + adds.cash, 0)
    expect(sum.cash).toBeCloseTo(added, 6)
  })
})

describe('levers of a sheet at its ends', () => {
  const ends = fc.constantFrom(0, 1)
  const sizes = fc.constantFrom(0, 1, 1e12)
  const anyEnds = fc
    .record({
      'rate:education': ends,
      'rate:selection': ends,
      discount: ends,
      onboarding: ends,
      gross_retention: ends,
      expansion: ends,
      entering: sizes,
      price: sizes,
      running: sizes,
      'days:education': fc.constantFrom(0, 1, 3000),
      discounting: fc.constantFrom(0, 0.1, 5),
      horizon: fc.constantFrom(0, 0.5, 5, 100),
    })
    .map((values): Values => ({ ...ASSUMED, ...values }))

  it('are numbers, whatever the figures and their errors', () => {
    fc.assert(
      fc.property(anyEnds, anyEffort, fc.constantFrom(0, 1, 12, 40), (values, effort, months) => {
        // The last is too small to move what runs at all.
        const errors = {
          entering: 2,
          'rate:education': 0.5,
          expansion: 3,
          price: 1e12,
          running: 1e-6,
        }
        const meetings = { stage: 'education', count: 5 }
        const told = leverEffects(facts({ values, effort, months, errors, meetings }))
        const worths = [told.base, told.together, told.sum]
        for (const { adds, errors: own, moves } of told.effects) worths.push(adds, own, ...moves)
        for (const worth of worths) {
          for (const name of worthNames) expect(Number.isFinite(worth[name])).toBe(true)
        }
      }),
    )
  })

  it('add nothing to nothing, in no months, or to a sheet without a stage', () => {
    const nothing = leverEffects(facts({ values: { ...ASSUMED } }))
    expect([nothing.base, nothing.together, nothing.sum]).toEqual([none, none, none])
    expect(leverEffects(facts({ months: 0 })).base).toMatchObject({ wins: 0, running: 0, cash: 0 })
    const bare = { ...sheet, stages: ['commit'] }
    const { base, effects } = leverEffects(
      facts({ sheet: bare, values: { ...plain, entering: 10 } }),
    )
    // Whoever enters has committed.
    expect(base.wins).toBe(120)
    expect(effects.map(({ lever }) => lever.cell)).not.toContain('rate:commit')
  })

  it('move their figure alone, and are taken back by moving it back', () => {
    const { effects } = leverEffects(facts({ values: full }))
    for (const { lever } of effects) {
      const after = moved(full, [lever])
      expect({ ...after, [lever.cell]: lever.before }).toEqual(full)
      expect(after[lever.cell]).toBeCloseTo(lever.after, 9)
    }
  })
})
