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
