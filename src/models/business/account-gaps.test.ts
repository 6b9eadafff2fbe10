import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundedShare } from '../../money/decimal.ts'
import { accountGaps, isExplained, type AccountFigures } from './account-gaps.ts'

const money = fc.oneof(
  { arbitrary: fc.constantFrom(0n, 10n, 12n, 120n, 144n), weight: 3 },
  { arbitrary: fc.bigInt(-5n, 400n), weight: 1 },
)

const ONE = 10_000_000_000n
const rate = fc.constantFrom(ONE, 2n * ONE, 3n * ONE, ONE / 2n)

const figures: fc.Arbitrary<readonly AccountFigures[]> = fc
  .array(
    fc.record({
      ours: money,
      theirs: fc.option(money),
      before: fc.option(money),
      after: fc.option(money),
      variants: fc.tuple(money, money, money),
      isUnbilled: fc.boolean(),
      isUnsold: fc.boolean(),
      abroad: fc.option(
        fc.record({ native: money, amount: money, rates: fc.array(rate, { maxLength: 3 }) }),
      ),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each, i) => ({ ...each, account: `a${i}` })))

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

describe('the gaps of accounts', () => {
  it('add up, with those that agree, to the gap of all', () => {
    fc.assert(
      fc.property(figures, fc.bigInt(0n, 3n), (all, tolerance) => {
        const gaps = accountGaps(all, tolerance)
        const apart = new Set(gaps.map(({ account }) => account))
        const same = all.filter(({ account }) => !apart.has(account))
        const sum = (amounts: readonly bigint[]) => amounts.reduce((one, two) => one + two, 0n)
        const whole = sum(all.map(({ ours, theirs }) => ours - (theirs ?? 0n)))
        const small = same.map(({ ours, theirs }) => ours - (theirs ?? 0n))
        expect(sum(gaps.map(({ gap }) => gap)) + sum(small)).toBe(whole)
        expect(small.every((gap) => size(gap) <= tolerance)).toBe(true)
      }),
    )
  })

  it('are explained by what is so', () => {
    fc.assert(
      fc.property(figures, fc.bigInt(0n, 3n), (all, tolerance) => {
        const isSame = (one: bigint, other: bigint) => size(one - other) <= tolerance
        for (const gap of accountGaps(all, tolerance)) {
          const own = all.find(({ account }) => account === gap.account)
          if (own === undefined) throw new Error('an account must be one of those given')
          const theirs = own.theirs ?? 0n
          expect(isSame(own.ours, theirs)).toBe(false)
          if (gap.why === 'policy')
            expect(isSame(own.variants[gap.variant ?? -1]!, theirs)).toBe(true)
          if (gap.why === 'earlier') expect(isSame(own.before!, theirs)).toBe(true)
          if (gap.why === 'later') expect(isSame(own.after!, theirs)).toBe(true)
          if (gap.why === 'unbilled') expect(own.isUnbilled).toBe(true)
          if (gap.why === 'unsold') expect(own.isUnsold).toBe(true)
          const rate = gap.why === 'unconverted' ? ONE : gap.rate
          if (rate !== null) {
            const { native, amount } = own.abroad!
            expect(isSame(own.ours - amount + roundedShare(native, rate, ONE), theirs)).toBe(true)
          }
          expect(gap.rate !== null).toBe(gap.why === 'rate')
          if (gap.why === 'elsewhere') {
            const other = all.find(({ account }) => account === gap.other)
            expect(isSame(own.ours + theirs, (other?.ours ?? 0n) + (other?.theirs ?? 0n))).toBe(
              true,
            )
          }
          // Nothing that would have made them equal was passed over.
          if (isExplained(gap)) continue
          expect(
            [own.before, own.after].some((each) => each !== null && isSame(each, theirs)),
          ).toBe(false)
          if (theirs !== 0n) expect(own.variants.some((each) => isSame(each, theirs))).toBe(false)
        }
      }),
    )
  })

  const plain = { before: null, after: null, isUnbilled: false, isUnsold: false, abroad: null }

  it('take the variant that leaves least of all gaps, where several would do', () => {
    const gaps = accountGaps(
      [
        { ...plain, account: 'a', ours: 10n, theirs: 20n, variants: [20n, 20n] },
        { ...plain, account: 'b', ours: 5n, theirs: 6n, variants: [50n, 6n] },
      ],
      0n,
    )
    expect(gaps.map(({ variant }) => variant)).toEqual([1, 1])
  })

  it('do not take it for a policy that nothing is paid, where it makes others differ', () => {
    const all = ['b', 'c'].map((account) => {
      return { ...plain, account, ours: 7n, theirs: 7n, variants: [0n] }
    })
    const gaps = accountGaps(
      [{ ...plain, account: 'a', ours: 10n, theirs: null, variants: [0n] }, ...all],
      0n,
    )
    expect(gaps.map(({ account, why }) => [account, why])).toEqual([['a', 'only_ours']])
  })

  it('are alike from three accounts on', () => {
    const alike = (count: number) =>
      accountGaps(
        Array.from({ length: count }, (_, i) => {
          const ours = BigInt(1000 * (i + 1))
          return { ...plain, account: `a${i}`, ours, theirs: (ours * 6n) / 5n, variants: [] }
        }),
        0n,
      ).map(({ why, ratio }) => [why, ratio])
    expect(alike(2)).toEqual([
      ['differs', null],
      ['differs', null],
    ])
    expect(alike(3)).toEqual([
      ['ratio', 1.2],
      ['ratio', 1.2],
      ['ratio', 1.2],
    ])
  })
})
