import { parseDay } from '../../time/calendar.ts'
import { describe, expect, it } from 'vitest'
import { plainOffer } from '../truth/made-up/plain-truth.ts'
import { monthsLater, renewedAgain, renewedShares } from './renewals.ts'

// Fader & Hardie (2007), "How to project customer retention", the High End segment. Survival worked
// out apart from this code: Simpson's rule over the Beta mixture in Python, 400,000 intervals.
const highEnd = { alpha: 0.668, beta: 3.806 }
const survival: Readonly<Record<number, number>> = {
  1: 0.850693,
  2: 0.746882,
  3: 0.669817,
  4: 0.609951,
  7: 0.488945,
  12: 0.37804,
}

function offerWith(byTerm: readonly number[]) {
  const { churn } = plainOffer()
  return plainOffer({ churn: { ...churn, withImpact: highEnd, byTerm } })
}

describe('renewedShares', () => {
  it('are those of the shifted beta-geometric', () => {
    const shares = renewedShares(offerWith([1]), 'withImpact', 12)
    for (const [term, share] of Object.entries(survival)) {
      expect(shares[Number(term)]).toBeCloseTo(share, 6)
    }
  })

  it('are the same by quadrature over the customers, and higher where odds fall with time', () => {
    const closed = renewedShares(offerWith([1]), 'withImpact', 12)
    const byNodes = renewedShares(offerWith([1, 1.0000001]), 'withImpact', 12)
    closed.forEach((share, term) => expect(byNodes[term]).toBeCloseTo(share, 6))
    const falling = renewedShares(offerWith([1, 0.5]), 'withImpact', 3)
    expect(falling[1]).toBeCloseTo(closed[1]!, 8)
    expect(falling[3]! - closed[3]!).toBeGreaterThan(0.05)
  })
})

describe('renewedAgain', () => {
  it('is what is known of customers who once left: a Beta with one more', () => {
    // Posterior after two renewals and a loss at the third: Beta(α + 1, β + 2).
    const { alpha, beta } = { alpha: highEnd.alpha + 1, beta: highEnd.beta + 2 }
    const [none, once, twice] = renewedAgain(offerWith([1]), 'withImpact', 3, 2)
    expect(none).toBe(1)
    expect(once).toBeCloseTo(beta / (alpha + beta), 6)
    expect(twice).toBeCloseTo((beta * (beta + 1)) / ((alpha + beta) * (alpha + beta + 1)), 6)
  })
})

describe('monthsLater', () => {
  it('is the last day where a month is shorter', () => {
    const day = (text: string): number => parseDay(text)!
    expect(monthsLater(day('2024-01-31'), 1)).toBe(day('2024-02-29'))
    expect(monthsLater(day('2024-08-31'), 6)).toBe(day('2025-02-28'))
    expect(monthsLater(day('2024-02-29'), 12)).toBe(day('2025-02-28'))
    expect(monthsLater(day('2024-11-15'), 14)).toBe(day('2026-01-15'))
  })
})
