import type { AnswerEnvelope, AnswerRow, Cell } from '../../answers/answer.ts'

export interface RateSpec {
  readonly rate?: number | null
  readonly low?: number | null
  readonly high?: number | null
  readonly n?: number
  readonly maturity?: number
  readonly age?: number
  readonly median?: number | null
}

/** An answer with what the model says of its rates: the spec of each stage that has one. */
export function withRates(
  envelope: AnswerEnvelope,
  specs: Readonly<Record<string, RateSpec>>,
): AnswerEnvelope {
  const rows = envelope.rows.map((row): AnswerRow => {
    const spec = specs[String(row['stage'])]
    return spec === undefined || row['to'] === null ? row : { ...row, ...cellsOf(spec, row) }
  })
  return { ...envelope, rows }
}

function cellsOf(spec: RateSpec, row: AnswerRow): Readonly<Record<string, Cell>> {
  const { rate = null, low = null, high = null, maturity = 0.9, age = 90, median = null } = spec
  return {
    rate,
    rate_low: low,
    rate_high: high,
    rate_n: spec.n ?? row['entered'] ?? 0,
    rate_maturity: maturity,
    rate_age: age,
    time_median: median,
  }
}
