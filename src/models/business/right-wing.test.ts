import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moved, Movement, Recurring, RecurringState } from '../../engine/money.ts'
import { movements } from './bridge.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'
import type { Retention } from './retention.ts'
import { rightWing } from './right-wing.ts'

const line = (state: RecurringState, amount: string | null): Recurring => ({
  state,
  by: [],
  unknown: amount === null ? 'amount' : null,
  listed: false,
  count: 1,
  amount,
  listAmount: null,
})

const move = (movement: Movement, amount: string, period = 0): Moved => ({
  period,
  by: [],
  movement,
  units: 1,
  amount,
})

const kept = (net: number): Retention => ({
  n: 10,
  nKept: 9,
  opening: 1n,
  kept: 1n,
  closing: 1n,
  returned: 0n,
  gross: 0.9,
  net,
  logoChurn: 0.1,
  revenueChurn: 0.1,
})

const money = fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n })

describe('the right wing', () => {
  it('is worked out by hand', () => {
    const wing = rightWing(['eu', null], {
      recurring: [
        line('committed', '120000'),
        line('committed', null),
        line('started', '110000'),
        line('running', '60000'),
        line('running', '40000.00'),
        line('lifetime', '999'),
      ],
      moved: [
        move('new', '30000'),
        move('reactivation', '500.50', 31),
        move('expansion', '4000'),
        move('minor_expansion', '10'),
        move('contraction', '-700'),
        move('churn', '-9000', 59),
        move('currency', '-12.34'),
      ],
      // 100,000 growing by a tenth: 610,510 in five years (Revenue Architecture).
      retention: kept(1.1),
    })
    expect(wing).toEqual({
      by: ['eu', null],
      committed: readDecimal('120000'),
      started: readDecimal('110000'),
      running: readDecimal('100000'),
      moved: {
        won: readDecimal('30500.5'),
        expansion: readDecimal('4010'),
        lost: readDecimal('-9700'),
        currency: readDecimal('-12.34'),
      },
      lifetime: 610_510,
    })
  })

  it('loses and makes up no movement: its parts are all that moved, to the last digit', () => {
    const any = fc.array(fc.tuple(fc.constantFrom(...movements), money))
    fc.assert(
      fc.property(any, (all) => {
        const moved = all.map(([movement, amount]) => move(movement, formatDecimal(amount, 'EUR')))
        const wing = rightWing([], { recurring: [], moved, retention: null }).moved
        const parts = [wing?.won, wing?.expansion, wing?.lost, wing?.currency]
        expect(parts.reduce<bigint>((sum, part) => sum + (part ?? 1n), 0n)).toBe(
          all.reduce((sum, [, amount]) => sum + amount, 0n),
        )
      }),
    )
  })

  it('holds the same as its slices together', () => {
    const states: readonly RecurringState[] = ['committed', 'started', 'waiting', 'running']
    const lines = fc.array(
      fc
        .tuple(fc.constantFrom(...states), money)
        .map(([state, amount]) => line(state, formatDecimal(amount, 'EUR'))),
    )
    const facts = { moved: null, retention: null }
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        const [a, b] = [one, other].map((recurring) => rightWing([], { recurring, ...facts }))
        const all = rightWing([], { recurring: [...other, ...one], ...facts })
        for (const name of ['committed', 'started', 'running'] as const) {
          expect((a?.[name] ?? 0n) + (b?.[name] ?? 0n)).toBe(all[name])
        }
      }),
    )
  })

  it('says nothing of what nobody knows, and a year once where all leave', () => {
    const nothing = rightWing([], { recurring: [], moved: null, retention: null })
    expect(nothing).toEqual({
      by: [],
      committed: 0n,
      started: 0n,
      running: 0n,
      moved: null,
      lifetime: null,
    })
    const still = { recurring: [line('running', '5000')], moved: [] }
    const none = { won: 0n, expansion: 0n, lost: 0n, currency: 0n }
    expect(rightWing([], { ...still, retention: kept(0) })).toMatchObject({
      lifetime: 5000,
      moved: none,
    })
    expect(rightWing([], { ...still, retention: kept(1) }).lifetime).toBe(25_000)
    const huge = { recurring: [line('running', '1e30'), line('running', '-1e29')], moved: null }
    expect(Number.isFinite(rightWing([], { ...huge, retention: kept(3) }).lifetime)).toBe(true)
  })
})
