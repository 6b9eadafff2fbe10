import type { AnswerRow } from '../../src/answers/answer.ts'

/** For how long entries were followed, or that another view asks for no age. */
export type Followed = 'long' | 'short' | 'nobody' | 'period'

interface Made {
  readonly entered: number
  readonly goneOn: number | null
  readonly open: number
  /** Days. */
  readonly median: number | null
  readonly followed: Followed
}

const names = ['rate', 'rate_low', 'rate_high', 'rate_n', 'rate_maturity', 'rate_age'] as const
const times = ['time_p25', 'time_median', 'time_p75', 'time_p90'] as const
const nothing: AnswerRow = Object.fromEntries([...names, ...times].map((name) => [name, null]))
const maturities = { long: 0.88, short: 0.31, nobody: 0 } as const

/** Rates and times as an answer has them: of open ones, some would still go on. */
export function madeRates({ entered, goneOn, open, median, followed }: Made): AnswerRow {
  if (goneOn === null || median === null || followed === 'period') return nothing
  const age = 90
  const told = { ...nothing, rate_n: entered, rate_maturity: maturities[followed], rate_age: age }
  if (entered < 5 || followed === 'nobody') return told
  const later = followed === 'short' ? 0.5 : 0.05
  const rate = Math.min(1, (goneOn + later * open) / entered)
  const wide = 1.96 * Math.sqrt((rate * (1 - rate)) / entered)
  const hasInterval = rate > 0 && rate < 1
  return {
    ...told,
    rate,
    rate_low: hasInterval ? Math.max(rate / 2, rate - wide) : null,
    rate_high: hasInterval ? Math.min((1 + rate) / 2, rate + wide) : null,
    time_p25: median * 0.45,
    time_median: median * 0.9,
    time_p75: median * 1.8,
    time_p90: median * 2.5,
  }
}
