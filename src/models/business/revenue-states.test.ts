import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurring, RecurringState } from '../../engine/engine.ts'
import { formatDecimal, readDecimal } from '../../money/decimal.ts'
import { revenueStates } from './revenue-states.ts'

const line = (
  state: RecurringState,
  amount: string | null,
  count = 1,
  by: Recurring['by'] = [],
): Recurring => ({
  state,
  by,
  unknown: amount === null ? 'currency' : null,
  listed: false,
  count,
  amount,
  listAmount: null,
})

/** A subscription as it was signed, what became of it, and what it has brought. */
interface Signed {
  readonly became: 'started' | 'waiting' | 'withdrawn'
  readonly price: bigint
  readonly isKnown: boolean
  readonly slice: string
}

const anySigned = fc.array(
  fc.record({
    became: fc.constantFrom<Signed['became'][]>('started', 'waiting', 'withdrawn'),
    price: fc.bigInt({ min: 0n, max: 10n ** 28n }),
    isKnown: fc.boolean(),
    slice: fc.constantFrom('a', 'b'),
  }),
)

function linesOf({ became, price, isKnown, slice }: Signed): readonly Recurring[] {
  const amount = isKnown ? formatDecimal(price, 'EUR') : null
  const states: readonly RecurringState[] =
    became === 'withdrawn' ? ['committed'] : ['committed', became]
  return states.map((state) => line(state, amount, 1, [slice]))
}

describe('the states of what was signed', () => {
  it('are worked out by hand', () => {
    // Six signed: for 12,000, 6,000, twice 1,800, 2,400 and a price nobody knows. The first two began,
    // and one of them costs 1,000 more today; the next two wait; the fifth was withdrawn.
    const states = revenueStates([
      line('committed', '24000.00', 5),
      line('committed', null),
      line('started', '18000.00', 2),
      line('waiting', '3600', 2),
      line('running', '19000.00', 2),
      line('lifetime', '27250.75', 3),
    ])
    expect(states).toEqual({
      committed: readDecimal('24000'),
      started: readDecimal('18000'),
      waiting: readDecimal('3600'),
      withdrawn: readDecimal('2400'),
      running: readDecimal('19000'),
      lifetime: readDecimal('27250.75'),
      signed: 6,
      waits: 2,
      unknown: 1,
    })
  })

  it('leave as withdrawn what neither began nor waits, to the last digit', () => {
    fc.assert(
      fc.property(anySigned, (signed) => {
        const sum = (became: Signed['became']): bigint =>
          signed
            .filter((each) => each.became === became && each.isKnown)
            .reduce((total, { price }) => total + price, 0n)
        const states = revenueStates(signed.flatMap(linesOf))
        expect(states.withdrawn).toBe(sum('withdrawn'))
        expect(states.started).toBe(sum('started'))
        expect(states.committed).toBe(states.started + states.waiting + states.withdrawn)
        expect(states.signed).toBe(signed.length)
        expect(states.waits).toBe(signed.filter(({ became }) => became === 'waiting').length)
        expect(states.unknown).toBe(signed.filter(({ isKnown }) => !isKnown).length)
      }),
    )
  })

  it('of slices add up to those of all, in whatever order lines come', () => {
    fc.assert(
      fc.property(anySigned, (signed) => {
        const lines = signed.flatMap(linesOf)
        const all = revenueStates(lines.toReversed())
        const parts = ['a', 'b'].map((slice) =>
          revenueStates(lines.filter(({ by }) => by[0] === slice)),
        )
        for (const name of ['committed', 'started', 'waiting', 'withdrawn'] as const) {
          expect(parts.reduce((sum, each) => sum + each[name], 0n)).toBe(all[name])
        }
        expect(parts.reduce((sum, { signed: count }) => sum + count, 0)).toBe(all.signed)
      }),
    )
  })

  it('count a price that is not known once, of what was signed or of what runs', () => {
    const both = [line('committed', null, 3), line('started', null, 3), line('running', null, 5)]
    expect(revenueStates(both).unknown).toBe(5)
    expect(revenueStates([line('committed', null, 3), line('running', '1', 5)]).unknown).toBe(3)
  })

  it('are nothing of nothing, and exact of what no number holds', () => {
    expect(Object.values(revenueStates([])).every((value) => Number(value) === 0)).toBe(true)
    const huge = '900719925474099312345.6789012345'
    expect(
      revenueStates([line('committed', huge), line('committed', '-0.0000000001')]),
    ).toMatchObject({ committed: readDecimal(huge) - 1n, withdrawn: readDecimal(huge) - 1n })
  })
})
