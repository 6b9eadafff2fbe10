import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf } from './course.ts'
import { growthOf } from './growth-formula.ts'
import { planFigures } from './plan-figures.ts'
import { parseSet, type SetCell } from './set-cell.ts'
import { setSheet } from './set-sheet.ts'
import { valuesOf, type Cell, type Sheet } from './sheet.ts'

const measured = (value: number, n = 40): Cell => ({
  value,
  from: 'measured',
  low: value * 0.8,
  high: value * 1.1,
  n,
})

const sheet: Sheet = {
  motion: 'inside',
  stages: ['education', 'selection', 'commit'],
  cells: {
    entering: measured(200),
    'rate:education': measured(0.3),
    'days:education': measured(60),
    'rate:selection': measured(0.25),
    'days:selection': measured(40),
    price: measured(10_000),
    onboarding: measured(0.9),
    onboarding_days: measured(20),
    gross_retention: measured(0.9),
    running: measured(1_000_000),
  },
  curves: { education: [0.1, 0.4, 0.6, 0.8, 0.9, 1], commit: [0.5, 1] },
  history: { education: [180, 220, 200] },
}

const set = (text: string): SetCell => parseSet(text) ?? expect.fail(`cannot be meant: ${text}`)

const sets = fc.array(
  fc
    .constantFrom(
      'rate:education=+10%',
      'rate:selection=+5pt',
      'rate:selection=40%',
      'days:education=30',
      'days:selection=-50%',
      'price=12000',
      'inside.price=+10%',
      'field.price=1',
      'discount=10%',
      'onboarding_days=5',
      'horizon=3',
      'entering=0',
    )
    .map(set),
  { maxLength: 6 },
)

describe('a sheet with what is set', () => {
  it('holds what is set as typed by hand, without an interval, and else what it held', () => {
    const after = setSheet(sheet, [
      set('price=+10%'),
      set('inside.discount=25%'),
      set('field.onboarding=1%'),
    ])
    expect(after.cells.price).toEqual({
      value: expect.closeTo(11_000, 9),
      from: 'typed',
      low: null,
      high: null,
      n: null,
    })
    expect(after.cells.discount).toMatchObject({ value: 0.25, from: 'typed' })
    expect({ ...after.cells, price: sheet.cells.price, discount: undefined }).toEqual({
      ...sheet.cells,
      discount: undefined,
    })
    expect(after.history).toBe(sheet.history)
  })

  it('comes to what the plan comes to in which the same is set', () => {
    fc.assert(
      fc.property(sets, (some) => {
        const after = setSheet(sheet, some)
        const figures = planFigures(sheet, some, 3)
        expect(valuesOf(after)).toEqual(figures.after)
        expect(growthOf(after, valuesOf(after))).toEqual(figures.told?.growth)
      }),
    )
  })

  it('set twice is as set once, and of nothing is what it was', () => {
    fc.assert(
      fc.property(sets, (some) => {
        const fixed = some.filter(({ how }) => how === 'to')
        const once = setSheet(sheet, fixed)
        expect(setSheet(once, fixed)).toEqual(once)
      }),
    )
    expect(setSheet(sheet, [])).toEqual(sheet)
    expect(setSheet(sheet, [set('field.price=1')])).toEqual(sheet)
  })

  it('goes on as fast as it is set to, though its pace was measured', () => {
    const winsOf = (some: readonly SetCell[]): readonly number[] => {
      // Nothing entered before: the first to enter are the first to come through.
      const fresh = { ...setSheet(sheet, some), history: { education: [], selection: [] } }
      return courseOf(fresh, valuesOf(fresh), valuesOf(fresh), 6).wins
    }
    const sum = (wins: readonly number[]): number => wins.reduce((all, each) => all + each, 0)
    const [asItWas, same, faster, slower, atOnce] = [
      [],
      [set('days:education=60')],
      [set('days:education=30')],
      [set('days:education=600')],
      [set('days:education=0'), set('days:selection=0')],
    ].map(winsOf)
    expect(same).toEqual(asItWas)
    expect(sum(faster ?? [])).toBeGreaterThan(1.1 * sum(asItWas ?? []))
    expect(sum(slower ?? [])).toBeLessThan(0.5 * sum(asItWas ?? []))
    // All through in no time: 200 a month at 30 % and 25 % are 15 wins, from the first month on.
    for (const wins of atOnce ?? []) expect(wins).toBeCloseTo(15, 9)
    // Half as fast: what took a month takes two.
    const live = setSheet(sheet, [set('onboarding_days=+100%')])
    expect(live.curves).toEqual({ ...sheet.curves, commit: [0.5, 0.5, 1] })
  })

  it('goes on after so many days where nobody told a time that the pace could be faster than', () => {
    const { onboarding_days: _, ...cells } = sheet.cells
    const { curves } = setSheet({ ...sheet, cells }, [set('onboarding_days=30')])
    expect(curves).toEqual({ education: sheet.curves['education'] })
  })

  it('wins in the end what the growth formula says, however fast', () => {
    const days = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(days, days, (education, onboarding) => {
        const steady = { ...sheet, history: {} }
        const after = setSheet(steady, [
          set(`days:education=${education}`),
          set(`onboarding_days=${onboarding}`),
        ])
        const { wins, started } = courseOf(after, valuesOf(after), valuesOf(after), 12)
        for (const each of wins) expect(each).toBeCloseTo(15, 8)
        for (const each of started) expect(each).toBeCloseTo(15 * 10_000 * 0.9, 4)
      }),
      { numRuns: 40 },
    )
  })
})
