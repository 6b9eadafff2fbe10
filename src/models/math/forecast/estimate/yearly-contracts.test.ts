import { expect, test } from 'vitest'
import { churnHazards } from './churn-hazards.ts'

/** Of those at risk: a few leave while they begin, then one in eight at each renewal and nobody between. */
function renewed(customers: number, ages: number) {
  let atRisk = customers
  return Array.from({ length: ages }, (_, age) => {
    const lost = Math.round(age < 3 ? atRisk * 0.04 : age % 12 === 11 ? atRisk / 8 : 0)
    const each = { age, atRisk, lost }
    atRisk -= lost
    return each
  })
}

test.each([60, 200])('of %i customers by the year next to nobody leaves between renewals', (n) => {
  const { hazards } = churnHazards({ leaving: renewed(n, 30) })!
  const between = (year: number): number =>
    hazards
      .slice(12 * year, 12 * year + 12)
      .reduce((sum, each, place) => sum + (place === 11 ? 0 : each), 0)
  expect(between(1)).toBeLessThan(0.02)
  expect(between(2)).toBeLessThan(0.02)
  expect(hazards[23]).toBeGreaterThan(0.09)
  expect(hazards[23]).toBeLessThan(0.15)
})
