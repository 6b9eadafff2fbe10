import { describe, expect, it } from 'vitest'
import { onboardingFacts } from './onboarding-facts.ts'

const signed = Array.from({ length: 24 }, (_, month) => 10 + ((month * 7) % 5) * 4)
const past = (month: number): number => signed[month] ?? 0

describe('what becomes of what is signed', () => {
  it('begins with the delays that the months show', () => {
    const begun = signed.map(
      (_, month) => 0.5 * past(month) + 0.3 * past(month - 1) + 0.1 * past(month - 3),
    )
    const { signed: of, begun: came, curve } = onboardingFacts(signed, begun)
    expect(of).toBe(signed.slice(0, 18).reduce((sum, count) => sum + count, 0))
    expect(came / of).toBeCloseTo(0.9, 4)
    expect(curve).toHaveLength(4)
    for (const [at, share] of [5 / 9, 8 / 9, 8 / 9, 1].entries()) {
      expect(curve[at]).toBeCloseTo(share, 3)
    }
  })

  it('is at once where every month is alike, and nothing where nobody signs', () => {
    const flat = signed.map(() => 10)
    expect(onboardingFacts(flat, flat).curve[0]).toBeCloseTo(1, 9)
    expect(onboardingFacts([], [])).toEqual({ signed: 0, begun: 0, curve: [] })
    expect(
      onboardingFacts(
        flat,
        flat.map(() => 0),
      ),
    ).toMatchObject({ begun: 0, curve: [] })
  })
})
