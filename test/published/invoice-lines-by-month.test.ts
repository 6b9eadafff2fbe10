import { describe, expect, it } from 'vitest'
import type { AnswerRow } from '../../src/answers/answer.ts'
import { parseDecimal } from '../../src/money/decimal.ts'
import { areLinesThere, onInvoiceLines } from './invoice-lines-example.ts'
import published from './invoice-lines-by-month.json' with { type: 'json' }

/** Relative. What a line makes in a year is kept with ten decimals, and a twelfth of a sum too. */
const WITHIN = 1e-9

const steps = [
  'new',
  'reactivation',
  'expansion',
  'minor_expansion',
  'contraction',
  'churn',
  'currency',
] as const

function expectWithin(actual: number, wanted: number, what: string): void {
  expect(Math.abs(actual - wanted), what).toBeLessThanOrEqual(WITHIN * Math.abs(wanted))
}

function scaled(row: AnswerRow, column: string): bigint {
  return parseDecimal(String(row[column])) ?? expect.fail(`no amount: ${column}`)
}

// The rule of the authors, who publish years, at months and quarters: figures of a program apart
// from ours. How they were made stands beside them.
describe.skipIf(!areLinesThere)(
  `examples/saas-invoices by month${areLinesThere ? '' : ' (no data in saas_invoices)'}`,
  () => {
    it('gives every month and quarter, whole and cut, for a year and for a month', () =>
      onInvoiceLines(async (ask) => {
        for (const { interval, asOf, periods, sums, placed, ends } of published.bridges) {
          for (const [per, part] of [
            ['year', 1],
            ['month', 12],
          ] as const) {
            const options = ['--interval', interval, '--as-of', asOf, '--per', per]
            const { rows } = await ask('revenue', '--profile', 'invoice-lines', ...options)
            const about = `${interval} ${asOf} ${per}`
            expect(rows, about).toHaveLength(periods)
            for (const [name, wanted] of Object.entries(sums)) {
              const sum = rows.reduce((all, row) => all + Number(row[name]), 0)
              expectWithin(sum * part, Number(wanted), `${name} ${about}`)
            }
            for (const [name, wanted] of Object.entries(placed)) {
              const scale = name === 'customers' ? 1 : part
              const sum = rows.reduce((all, row, at) => all + Number(row[name]) * (at + 1), 0)
              expectWithin(sum * scale, Number(wanted), `${name} placed ${about}`)
            }
            for (const [at, [closing, customers]] of Object.entries(ends)) {
              const row = rows[Number(at) - 1] ?? expect.fail(at)
              expectWithin(Number(row['closing']) * part, Number(closing), `${at} ${about}`)
              expect(row['customers'], `${at} ${about}`).toBe(customers)
            }
            for (const row of rows) {
              const told = per === 'month' ? [...steps, 'rounding'] : steps
              const closing = told.reduce(
                (sum, name) => sum + scaled(row, name),
                scaled(row, 'opening'),
              )
              expect(closing, `${row['period']} ${about}`).toBe(scaled(row, 'closing'))
            }
          }
        }
      }))
  },
)
