/** A year is 365.25 days wherever a rate is by the year, a month a twelfth of it. */
export const DAYS_PER_YEAR = 365.25
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12
