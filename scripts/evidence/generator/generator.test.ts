import process from 'node:process'
import { describe, expect, it } from 'vitest'
import type { Truth } from '../../../src/generator/truth/truth.ts'
import { allChecks, checksOfSteps, drawn } from './all-checks.ts'
import { ofSteps } from './measured-truths.ts'

describe('what is drawn', () => {
  it('is distributed as the truth says', () => {
    const checks = allChecks(20_000, 1)
    expect(checks.length).toBeGreaterThan(40)
    // One in a hundred would be wrong by chance if each were held to 0.01.
    const strange = checks.filter(([, p]) => !(p > 0.01 / checks.length))
    expect(strange).toEqual([])
  })

  const found = drawn(ofSteps, 20_000, 2)
  const [awareness, education, ...rest] = ofSteps.steps
  const otherwise: readonly (readonly [string, Partial<Truth>])[] = [
    ['awareness: chance', { steps: [{ ...awareness!, chance: 0.78 }, education!, ...rest] }],
    ['awareness: skip', { steps: [{ ...awareness!, skip: 0.22 }, education!, ...rest] }],
    ['awareness: lost', { steps: [{ ...awareness!, lost: 0.84 }, education!, ...rest] }],
    ['education: chance', { effects: [{ ...ofSteps.effects[0]!, odds: 0.6 }] }],
    ['education: time', { effects: [{ ...ofSteps.effects[0]!, time: 1.2 }] }],
    ['arrivals: by month', { arrivals: { ...ofSteps.arrivals, trend: 0.3 } }],
    ['arrivals: by month', { arrivals: { ...ofSteps.arrivals, seasonShift: 0 } }],
    ['mix: channel and campaign', { channels: [{ ...ofSteps.channels[0]!, caused: 0.5 }] }],
    ['touches: number', { channels: [{ ...ofSteps.channels[0]!, touchesPerMonth: 2.9 }] }],
    ['accounts: repeats', { accounts: { repeat: 0.17, parents: 0 } }],
    ['price', { offers: [{ ...ofSteps.offers[0]!, price: { median: 5500, sigma: 0.5 } }] }],
    ['discount', { offers: [{ ...ofSteps.offers[0]!, discount: { alpha: 2, beta: 15 } }] }],
  ]
  // Each draws nothing anew, but judges every distribution again: at each commit one is enough.
  const isEvidence = process.env['BOWLINE_EVIDENCE'] === '1'
  it.each(isEvidence ? otherwise : otherwise.slice(0, 1))(
    'would show in %s if it were otherwise',
    (name, change) => {
      const p = new Map(checksOfSteps({ ...ofSteps, ...change }, found)).get(name)
      expect(p).toBeLessThan(1e-3)
    },
  )
})
