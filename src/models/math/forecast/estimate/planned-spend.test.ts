import { describe, expect, it } from 'vitest'
import { poissonAt } from '../../../../stats/quantiles/count-quantiles.ts'
import { draws } from '../paths/draws.ts'
import { meanShare, plannedFactor, shareAt, spendEffect } from './planned-spend.ts'

const MOVES = { rising: 0.03, period: 12 }
const MONTHS = 36

/** Spend with campaigns now and then, and arrivals that rise, have a season and follow it. */
function made(share: number, seed: number) {
  const uniforms = new Float64Array(2 * MONTHS)
  draws(seed, 0, 1).uniforms(uniforms)
  const past = Array.from({ length: MONTHS }, (_, month) =>
    month % 9 === 4 || month % 14 === 8 ? 3000 : 950 + 100 * uniforms[2 * month]!,
  )
  const counts = Array.from(uniforms.subarray(MONTHS), (uniform, month) => {
    const usual = 120 * 1.015 ** month * (1 + 0.2 * Math.sin((month * Math.PI) / 6))
    return poissonAt(uniform, usual * (1 + share * (past[month]! / 1000 - 1)))
  })
  return { counts, past }
}

describe('what spend brings', () => {
  it.each([0.15, 0.4, 0.8])('is found from arrivals that follow it by %d', (share) => {
    const seeds = Array.from({ length: 12 }, (_, at) => at + 1)
    const found = seeds.map((seed) => {
      const { counts, past } = made(share, seed)
      const effect = spendEffect(counts, { past, ahead: [1000] }, MOVES)!
      const usual = past.slice(-12).reduce((sum, each) => sum + each, 0) / 12 / 1000
      // The same line, seen from the usual of the last year.
      const truth = (share * usual) / (1 + share * (usual - 1))
      const isWithin = shareAt(effect, 0.05) <= truth && truth <= shareAt(effect, 0.95)
      return { off: meanShare(effect) - truth, isWithin }
    })
    const off = found.reduce((sum, each) => sum + each.off, 0) / seeds.length
    expect(Math.abs(off)).toBeLessThan(0.06)
    expect(found.filter(({ isWithin }) => isWithin).length).toBeGreaterThanOrEqual(8)
  })

  it('is not told without a plan, or without a past', () => {
    const { counts, past } = made(0.5, 1)
    expect(spendEffect(counts, undefined, MOVES)).toBeNull()
    expect(spendEffect(counts, { past, ahead: [] }, MOVES)).toBeNull()
    expect(spendEffect(counts, { past, ahead: [null] }, MOVES)).toBeNull()
    expect(spendEffect(counts, { past: past.slice(-5), ahead: [1000] }, MOVES)).toBeNull()
    expect(spendEffect(counts, { past: past.map(() => 0), ahead: [1000] }, MOVES)).toBeNull()
  })

  it('leaves months beyond the plan, and those of which nothing is said, as usual', () => {
    const { counts, past } = made(0.5, 1)
    const effect = spendEffect(counts, { past, ahead: [null, 9000] }, MOVES)!
    expect(plannedFactor(effect, 0)).toBe(1)
    expect(plannedFactor(effect, 1)).toBeGreaterThan(1.5)
    expect(plannedFactor(effect, 2)).toBe(1)
    expect(plannedFactor(undefined, 0)).toBe(1)
  })

  it('is anything between nothing and all where spend never changed', () => {
    const { counts } = made(0, 1)
    const effect = spendEffect(counts, { past: counts.map(() => 5), ahead: [10] }, MOVES)!
    expect(meanShare(effect)).toBeCloseTo(0.5, 9)
    expect(shareAt(effect, 0.1)).toBeCloseTo(0.1, 9)
    expect(shareAt(effect, 0.9)).toBeCloseTo(0.9, 9)
  })
})
