import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { causeOfMonth, closestCauses, sumOf, type Cause } from './gap-causes.ts'

const amounts = fc.array(fc.bigInt(-50n, 50n), { minLength: 3, maxLength: 3 })
const causes = (prefix: string): fc.Arbitrary<readonly Cause[]> =>
  fc
    .array(amounts, { maxLength: 4 })
    .map((all) => all.map((shifts, i) => ({ id: `${prefix}${i}`, shifts })))

describe('the closest causes', () => {
  it('leave what they say, and less than nothing at all does', () => {
    fc.assert(
      fc.property(amounts, causes('d'), causes('o'), (gaps, definitions, others) => {
        const found = closestCauses(gaps, definitions, others)
        if (found === null) return
        const own = [...definitions, ...others].filter(({ id }) => found.ids.includes(id))
        const left = gaps.map((gap, i) =>
          own.reduce((sum, { shifts }) => sum + (shifts[i] ?? 0n), gap),
        )
        expect(found.left).toEqual(left)
        expect(found.closes).toBeCloseTo(1 - Number(sumOf(left)) / Number(sumOf(gaps)), 12)
        expect(found.closes).toBeGreaterThanOrEqual(0.1)
        // No single one leaves less, and two definitions are never told together.
        for (const { shifts } of [...definitions, ...others]) {
          const alone = gaps.map((gap, i) => gap + (shifts[i] ?? 0n))
          expect(sumOf(found.left) <= sumOf(alone)).toBe(true)
        }
        expect(found.ids.filter((id) => id.startsWith('d')).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('are two only where they leave less than half of what one leaves', () => {
    const definitions = [{ id: 'ends', shifts: [60n] }]
    const told = (shift: bigint) =>
      closestCauses([-100n], definitions, [{ id: 'knot', shifts: [shift] }])?.ids
    expect(told(19n)).toEqual(['ends'])
    expect(told(21n)).toEqual(['ends', 'knot'])
    expect(closestCauses([-100n], [], [{ id: 'knot', shifts: [9n] }])).toBeNull()
    expect(closestCauses([0n], definitions, [])).toBeNull()
  })

  it('are those of all months in each of them, but for what changes nothing there', () => {
    const all = {
      gaps: [-10n, -10n, -10n],
      definitions: [{ id: 'ends', shifts: [0n, 4n, 10n] }],
      others: [{ id: 'knot', shifts: [10n, 6n, 0n] }],
    }
    const ofAll = closestCauses(all.gaps, all.definitions, all.others)
    const told = [0, 1, 2].map((at) => causeOfMonth(at, all, ofAll)?.ids)
    expect(told).toEqual([['knot'], ['ends', 'knot'], ['ends']])
  })
})
