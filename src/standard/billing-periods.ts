import type { RevenuePolicies } from './revenue-policies.ts'

/** How often a billing period is paid in a year, by the words billing systems use for it. */
export const paymentsPerYear: Readonly<Record<string, number>> = {
  month: 12,
  monthly: 12,
  quarter: 4,
  quarterly: 4,
  half_year: 2,
  semiannual: 2,
  year: 1,
  yearly: 1,
  annual: 1,
  annually: 1,
}

/** An exact fraction. */
export interface Fraction {
  readonly num: number
  readonly den: number
}

const WEEKS: Readonly<Record<RevenuePolicies['weeksPerYear'], Fraction>> = {
  '52': { num: 52, den: 1 },
  '48': { num: 48, den: 1 },
  '365.28/7': { num: 36_528, den: 700 },
}

/**
 * Payments a year of every billing period that is known, by its words in lower case; what is paid
 * by the week and by the day depends on the policy.
 * `yearlyPayments('52')['two_years']` // => { num: 1, den: 2 }
 */
export function yearlyPayments(
  weeksPerYear: RevenuePolicies['weeksPerYear'],
): Readonly<Record<string, Fraction>> {
  const weeks = WEEKS[weeksPerYear]
  const days = weeksPerYear === '365.28/7' ? { num: 36_528, den: 100 } : { num: 365, den: 1 }
  const whole = Object.entries(paymentsPerYear).map(
    ([word, num]) => [word, { num, den: 1 }] as const,
  )
  return {
    ...Object.fromEntries(whole),
    two_years: { num: 1, den: 2 },
    biennial: { num: 1, den: 2 },
    three_years: { num: 1, den: 3 },
    triennial: { num: 1, den: 3 },
    week: weeks,
    weekly: weeks,
    day: days,
    daily: days,
    four_weeks: { num: 13, den: 1 },
  }
}
