import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainTruth } from '../truth/made-up/plain-truth.ts'
import { lives } from './lives.ts'
import { foundCompany } from './prepare.ts'
import { addLife, addTally, emptyTally } from './tally.ts'

const truth = plainTruth({ accounts: { repeat: 0.2, parents: 0.1 } })

describe('lives', () => {
  it('are the same however the range is cut', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 400 }), fc.nat(), (seed, size, cut) => {
        const company = foundCompany(truth, size, seed)
        const at = cut % (size + 1)
        expect([...lives(company, 0, at), ...lives(company, at)]).toEqual([...lives(company)])
      }),
      { numRuns: 20 },
    )
  })

  it('number as many as the company is to have, in the order of their arrival', () => {
    const arrivals = [...lives(foundCompany(truth, 5000, 7))].map(({ entries }) => entries[0]!.at)
    expect(arrivals).toHaveLength(5000)
    expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b))
  })

  it('tally the same in parts as in one', () => {
    const company = foundCompany(truth, 2000, 3)
    const whole = emptyTally(company)
    for (const life of lives(company)) addLife(whole, life, company)
    const parts = emptyTally(company)
    for (const [first, end] of [
      [0, 600],
      [600, 2000],
    ] as const) {
      const part = emptyTally(company)
      for (const life of lives(company, first, end)) addLife(part, life, company)
      addTally(parts, part)
    }
    expect(parts).toEqual(whole)
    expect(whole.stages[0]!.all.entered).toBe(2000)
    expect(whole.stages.at(-1)!.all.entered).toBeGreaterThan(10)
  })
})
