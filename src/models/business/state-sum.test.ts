import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { stateSum } from './state-sum.ts'

const UNIT = 10_000_000_000n

it('adds what is known of one state to the last digit', () => {
  // 0.1 + 0.2 is 0.3, and 2^53 + 1 is not rounded.
  const lines = [
    { state: 'running', amount: '0.1' },
    { state: 'running', amount: '0.2' },
    { state: 'running', amount: '9007199254740993' },
    { state: 'running', amount: null },
    { state: 'committed', amount: '5' },
    { state: 'running', amount: '-1.0000000001' },
  ] as const
  expect(stateSum(lines, 'running')).toBe(9_007_199_254_740_992n * UNIT + 2_999_999_999n)
  expect(stateSum(lines, 'committed')).toBe(5n * UNIT)
  expect(stateSum(lines, 'waiting')).toBe(0n)
  expect(stateSum([], 'running')).toBe(0n)
})

it('of all states together is all that is known, whatever the order', () => {
  const states = ['committed', 'started', 'waiting', 'running', 'lifetime'] as const
  const cents = fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n })
  const line = fc.tuple(fc.constantFrom(...states), fc.option(cents))
  fc.assert(
    fc.property(fc.array(line), (drawn) => {
      const lines = drawn.map(([state, some]) => ({
        state,
        amount: some === null ? null : written(some),
      }))
      for (const state of states) {
        const own = drawn.filter(([each]) => each === state)
        const truth = own.reduce((sum, [, some]) => sum + (some ?? 0n), 0n) * (UNIT / 100n)
        expect(stateSum(lines, state)).toBe(truth)
        expect(stateSum(lines.toReversed(), state)).toBe(truth)
      }
    }),
  )
})

function written(cents: bigint): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
