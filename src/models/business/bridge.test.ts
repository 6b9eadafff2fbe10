import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moved } from '../../engine/money.ts'
import { parseDay } from '../../time/calendar.ts'
import { bridge, monthlyBridge, movements, perMonth, quickRatio } from './bridge.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'

const day = (text: string): number => parseDay(text) ?? NaN
const moved = (period: string, movement: Moved['movement'], amount: string, units = 1): Moved => ({
  period: day(period),
  by: [],
  movement,
  units,
  amount,
})

const year = [
  moved('2025-01-01', 'new', '1200.00', 2),
  moved('2025-02-01', 'expansion', '60.10'),
  moved('2025-02-01', 'churn', '-400.05'),
  moved('2025-04-01', 'reactivation', '400.05'),
  moved('2025-04-01', 'currency', '-0.01', 0),
]

const anyMoved = fc.array(
  fc.record({
    period: fc.constantFrom(...['2024-12-01', '2025-01-01', '2025-03-01', '2025-06-01'].map(day)),
    by: fc.constant([]),
    movement: fc.constantFrom(...movements),
    units: fc.nat(5),
    amount: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map((n) => formatDecimal(n, 'EUR')),
  }),
)

describe('bridge', () => {
  it('leads from period to period, with none left out', () => {
    const rows = bridge(year, { from: null, until: day('2025-04-11'), step: 'month' })
    const shown = rows.map(({ opening, closing, customers, maturity }) => [
      formatDecimal(opening, 'EUR'),
      formatDecimal(closing, 'EUR'),
      customers,
      maturity,
    ])
    expect(shown).toEqual([
      ['0.00', '1200.00', 2, 1],
      ['1200.00', '860.05', 1, 1],
      ['860.05', '860.05', 1, 1],
      ['860.05', '1260.09', 2, 10 / 30],
    ])
  })

  it('opens with all that was before', () => {
    const range = { from: day('2025-03-01'), until: day('2025-05-01'), step: 'month' } as const
    const [first] = bridge(year, range)
    expect(first).toMatchObject({ period: day('2025-03-01'), customers: 1 })
    expect(first?.opening).toBe(readDecimal('860.05'))
  })

  it('tells nothing where nothing moved, or where all of it is later', () => {
    expect(bridge([], { from: null, until: day('2025-03-01'), step: 'month' })).toEqual([])
    expect(bridge(year, { from: null, until: day('2025-01-01'), step: 'month' })).toEqual([])
  })

  it('adds up exactly, whatever moves, from anywhere, by day, month or year, and by the month', () => {
    fc.assert(
      fc.property(
        anyMoved,
        fc.option(fc.constantFrom(...['2025-01-01', '2025-05-01'].map(day)), { nil: null }),
        fc.constantFrom('day', 'month'),
        (all, from, step) => {
          const rows = bridge(all, { from, until: day('2025-06-20'), step })
          for (const [index, row] of rows.entries()) {
            const sum = movements.reduce((total, name) => total + row.moved[name], row.opening)
            expect(sum).toBe(row.closing)
            if (index > 0) expect(row.opening).toBe(rows[index - 1]?.closing)
            const month = monthlyBridge(row)
            const rest = movements.reduce((total, name) => total + month.moved[name], 0n)
            expect(month.opening + rest + month.rounding).toBe(month.closing)
            expect(month.rounding <= 4n && month.rounding >= -4n).toBe(true)
          }
          const all10 = all.reduce((sum, { amount }) => sum + readDecimal(amount), 0n)
          if (rows.length > 0) expect(rows.at(-1)?.closing).toBe(all10)
        },
      ),
    )
  })
})

describe('quickRatio', () => {
  it('is what was gained by what was lost, and nothing where nothing was lost', () => {
    const rows = bridge(year, { from: null, until: day('2025-05-01'), step: 'month' })
    expect(rows.map(quickRatio)).toEqual([null, 60.1 / 400.05, null, null])
  })
})

describe('perMonth', () => {
  it('is a twelfth, to the nearest ten-billionth', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (scaled) => {
        const rest = scaled - 12n * perMonth(scaled)
        expect(rest <= 6n && rest >= -6n).toBe(true)
        expect(perMonth(-scaled)).toBe(-perMonth(scaled))
      }),
    )
  })
})
