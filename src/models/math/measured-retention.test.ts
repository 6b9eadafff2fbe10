import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kept, Movement, UnitMoved } from '../../engine/money.ts'
import { DEFAULT_REVENUE } from '../../standard/revenue-policies.ts'
import { byR } from './fixtures/reference.ts'
import { measuredRetention } from './measured-retention.ts'

/** A year of one customer, from what it paid to what it pays; it moves once, or not. */
interface Year {
  readonly before: number
  readonly after: number
}

function movementOf(before: number, after: number): Movement {
  if (after === 0) return 'churn'
  if (before === 0) return 'reactivation'
  return after > before ? 'expansion' : 'contraction'
}

const move = (
  unit: string,
  before: number,
  after: number,
  { movement = movementOf(before, after), period = 0 }: Partial<UnitMoved> = {},
): UnitMoved => ({ period, unit, movement, before: before.toFixed(2), after: after.toFixed(2) })

function movesOf(years: readonly Year[]): UnitMoved[] {
  return years.flatMap(({ before, after }, at) =>
    before === after ? [] : [move(`customer ${at}`, before, after)],
  )
}

function keptOf(years: readonly Year[], more: Partial<Kept> = {}): Kept {
  const sum = (of: (year: Year) => number): string =>
    years.reduce((total, year) => total + of(year), 0).toFixed(2)
  return {
    period: 0,
    by: [],
    units: years.length,
    left: years.filter(({ after }) => after > 0).length,
    opening: sum(({ before }) => before),
    kept: sum(({ before, after }) => Math.min(before, after)),
    closing: sum(({ after }) => after),
    returned: 0,
    returnedAmount: '0',
    ...more,
  }
}

const measured = (
  kept: Kept,
  moved: readonly UnitMoved[] | null,
  policies = DEFAULT_REVENUE,
): ReturnType<typeof measuredRetention> => measuredRetention({ kept: [kept], moved, policies })

/** 40 customers of whom R was told. */
const forty: readonly Year[] = Array.from({ length: 40 }, (_, at) => {
  const before = 1000 + 100 * at
  const after = before - (byR.kept.lost[at] ?? 0) + (byR.kept.added[at - 10] ?? 0)
  return { before, after }
})

const years = fc.array(
  fc.record({ before: fc.integer({ min: 1, max: 1_000_000 }), after: fc.nat(1_000_000) }),
  { minLength: 1, maxLength: 30 },
)

describe('what stays of a year, and what grows on it', () => {
  it('have the intervals that R gives the sum of what customers lost, and of what they added', () => {
    const told = measured(keptOf(forty), movesOf(forty))
    const { gross, expansion } = told ?? {}
    expect([gross?.value, gross?.low, gross?.high]).toEqual(
      byR.kept.gross.map((each) => expect.closeTo(each, 8)),
    )
    // More than nothing is added: the interval ends at nothing.
    expect([expansion?.value, expansion?.low, expansion?.high]).toEqual(
      byR.kept.expansion.map((each) => expect.closeTo(Math.max(0, each), 8)),
    )
    expect([gross?.n, expansion?.n]).toEqual([40, 40])
  })

  it('are the published 96 % and 102 % of a hundred customers of 1,000', () => {
    // Three leave and two pay 500 less; then twelve pay 500 more.
    const hundred = Array.from({ length: 100 }, (_, at): Year => {
      const before = 1000
      if (at < 3) return { before, after: 0 }
      if (at < 5) return { before, after: 500 }
      return { before, after: at < 17 ? 1500 : 1000 }
    })
    const { gross, expansion } = measured(keptOf(hundred), movesOf(hundred)) ?? {}
    expect(gross?.value).toBeCloseTo(0.96, 12)
    expect((gross?.value ?? 0) * (1 + (expansion?.value ?? 0))).toBeCloseTo(1.02, 12)
  })

  it('make net retention, within bounds, whatever the customers', () => {
    fc.assert(
      fc.property(years, (some) => {
        const { gross, expansion } = measured(keptOf(some), movesOf(some)) ?? {}
        const [opening, closing] = [Number(keptOf(some).opening), Number(keptOf(some).closing)]
        if (gross === undefined) return expect.fail('somebody paid a year ago')
        expect(gross.value).toBeLessThanOrEqual(1)
        expect(gross.low ?? gross.value).toBeLessThanOrEqual(gross.value)
        expect(gross.high ?? gross.value).toBeGreaterThanOrEqual(gross.value)
        expect(gross.low ?? 0).toBeGreaterThanOrEqual(0)
        expect(gross.high ?? 1).toBeLessThanOrEqual(1)
        if (expansion == null) {
          expect(gross.value).toBe(0)
          return
        }
        expect(gross.value * (1 + expansion.value)).toBeCloseTo(closing / opening, 6)
        expect(expansion.low ?? 0).toBeGreaterThanOrEqual(0)
        expect(expansion.high ?? Infinity).toBeGreaterThanOrEqual(expansion.value - 1e-9)
      }),
    )
  })

  it('are as certain however a year was gone through, in whatever order it is told', () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 1_000_000 }), (some, between) => {
        const once = measured(keptOf(some), movesOf(some))
        const steps = movesOf(some).flatMap(({ unit, before, after }) => [
          move(unit, between, Number(after), { period: 90 }),
          move(unit, Number(before), between, { period: 31 }),
        ])
        const twice = measured(keptOf(some), steps.toReversed())
        for (const name of ['gross', 'expansion'] as const) {
          expect(twice?.[name]?.value).toBe(once?.[name]?.value)
          for (const end of ['low', 'high'] as const) {
            // Sums of squares in another order differ in their last digits.
            const [a, b] = [twice?.[name]?.[end] ?? -1, once?.[name]?.[end] ?? -1]
            expect(Math.abs(a - b)).toBeLessThan(1e-6 * (1 + Math.abs(b)))
          }
        }
      }),
    )
  })

  it('are less certain where the same is lost by fewer', () => {
    const still = Array.from({ length: 20 }, (): Year => ({ before: 1000, after: 1000 }))
    const apart = [
      ...still.slice(4),
      ...still.slice(0, 4).map(() => ({ before: 1000, after: 750 })),
    ]
    const alone = [...still.slice(1), { before: 1000, after: 0 }]
    const width = (some: readonly Year[]): number => {
      const { low, high } = measured(keptOf(some), movesOf(some))?.gross ?? {}
      return (high ?? NaN) - (low ?? NaN)
    }
    expect(width(alone)).toBeGreaterThan(1.5 * width(apart))
    expect(measured(keptOf(still), [])?.gross).toMatchObject({ value: 1, low: null, high: null })
  })
})

describe('who was not there a year ago', () => {
  const alone = measured(keptOf(forty), movesOf(forty))

  it.each([
    ['is new', [move('late', 0, 9000, { movement: 'new', period: 31 })]],
    [
      'is new and grows',
      [
        move('late', 0, 9000, { movement: 'new', period: 31 }),
        move('late', 9000, 30_000, { period: 59 }),
      ],
    ],
    ['came back', [move('late', 0, 9000, { period: 31 })]],
    [
      'came back, left and came again',
      [
        move('late', 0, 100, { period: 31 }),
        move('late', 100, 0, { period: 59 }),
        move('late', 0, 9000, { period: 90 }),
      ],
    ],
    [
      'came and left within a month, and came again',
      [
        move('late', 0, 100, { period: 31 }),
        move('late', 100, 0, { period: 31 }),
        move('late', 0, 9000, { period: 90 }),
      ],
    ],
    [
      'came back and left',
      [move('late', 0, 9000, { period: 31 }), move('late', 8000, 0, { period: 59 })],
    ],
  ])('and %s makes neither more nor less certain', (_, moves) => {
    expect(measured(keptOf(forty), [...movesOf(forty), ...moves])).toEqual(alone)
    expect(measured(keptOf(forty), [...moves.toReversed(), ...movesOf(forty)])).toEqual(alone)
  })

  it('counts where net retention counts who came back', () => {
    const include = { ...DEFAULT_REVENUE, netOfReactivation: 'include' } as const
    const kept = keptOf(forty, { returned: 1, returnedAmount: '9000' })
    const back = [...movesOf(forty), move('late', 0, 9000, { period: 31 })]
    const fresh = [...movesOf(forty), move('late', 0, 9000, { movement: 'new', period: 31 })]
    const width = (moved: readonly UnitMoved[]): number => {
      const { low, high, value } = measured(kept, moved, include)?.expansion ?? {}
      expect(low ?? NaN).toBeLessThan(value ?? NaN)
      return (high ?? NaN) - (value ?? NaN)
    }
    expect(width(back)).toBeGreaterThan(2 * width(fresh))
  })
})

describe('who was there a year ago', () => {
  it('counts by what it lost, though it left and counts as new when it came again', () => {
    const lapsed = move('customer 20', 3000, 0, { period: 31 })
    const again = move('customer 20', 0, 1200, { movement: 'new', period: 300 })
    const some = forty.map((year, at) => (at === 20 ? { ...year, after: 1200 } : year))
    expect(measured(keptOf(some), [...movesOf(forty), again, lapsed])).toEqual(
      measured(keptOf(some), movesOf(some)),
    )
  })

  it('is nobody, or one', () => {
    expect(measuredRetention({ kept: [], moved: [], policies: DEFAULT_REVENUE })).toBeNull()
    expect(measured(keptOf([]), [])).toBeNull()
    const one = (after: number) => {
      const year = [{ before: 1000, after }]
      return measured(keptOf(year), movesOf(year))
    }
    // One customer tells nothing of how customers differ.
    expect(one(600)).toMatchObject({
      gross: { value: 0.6, low: null, n: 1 },
      expansion: { value: 0 },
    })
    expect(one(0)).toMatchObject({ gross: { value: 0, low: null }, expansion: null })
    expect(one(3000)).toMatchObject({ gross: { value: 1 }, expansion: { value: 2, low: null } })
    expect(one(1e17)).toMatchObject({ gross: { value: 1 }, expansion: { value: 1e14 - 1 } })
  })

  it('is told without an interval where nobody knows what each moved', () => {
    const told = measured(keptOf(forty), null)
    expect(told?.gross).toMatchObject({ value: expect.closeTo(byR.kept.gross[0], 8), low: null })
    expect(told?.expansion).toMatchObject({ low: null, high: null })
  })
})
