import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { AnswerRow } from '../../src/answers/answer.ts'
import { areLinesThere, onInvoiceLines, yearlyBridge } from './invoice-lines-example.ts'

/** Our columns of money, and what the published bridge calls them. */
const money = {
  opening: 'opening',
  new: 'New',
  reactivation: 'Resurrection',
  expansion: 'MajorExpansion',
  minor_expansion: 'MinorExpansion',
  contraction: 'Contraction',
  churn: 'Churn',
  closing: 'closing',
}

/**
 * An amount is read with ten decimals, and so is what it makes in a year: up to 1e-10 a line, and the
 * smallest figure of the bridge is 113. Measured, the worst of all is 7e-14.
 */
const WITHIN = 1e-12

type Published = Readonly<Record<string, string>>

async function published(): Promise<readonly Published[]> {
  const [head = '', ...lines] = (await readFile(yearlyBridge, 'utf8')).trim().split(/\r?\n/u)
  const names = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

const byYear = ['--profile', 'invoice-lines', '--interval', 'year'] as const

/** Relative to what is published; none is none. */
function expectWithin(actual: unknown, expected: string | undefined, what: string): void {
  const [value, wanted] = [Number(actual), Number(expected)]
  expect(Number.isFinite(wanted), what).toBe(true)
  expect(Math.abs(value - wanted), what).toBeLessThanOrEqual(WITHIN * Math.abs(wanted))
}

function expectYear(row: AnswerRow, year: Published): void {
  expect(row['period']).toBe(`${year['year']}-01-01`)
  expect(String(row['customers'])).toBe(year['customers'])
  for (const [ours, theirs] of Object.entries(money)) {
    expectWithin(row[ours], year[theirs], `${ours} of ${year['year']}`)
  }
}

// Displayr/flipRevenueMetrics on its own invoice lines, measured each 1 January and at the last day
// on which a line begins.
describe.skipIf(!areLinesThere)(
  `examples/saas-invoices${areLinesThere ? '' : ' (no data in saas_invoices)'}`,
  () => {
    it('gives the published bridge and retention of every year', () =>
      onInvoiceLines(async (ask) => {
        const years = (await published()).filter(({ customers }) => customers !== '0')
        expect(years).toHaveLength(9)
        const last = years.at(-1)?.['measured_at'] ?? ''
        expect(last).toBe('2016-06-13')
        const { rows, findings } = await ask('revenue', ...byYear, '--as-of', last)
        expect(rows).toHaveLength(years.length)
        for (const [index, row] of rows.entries()) expectYear(row, years[index] ?? {})
        const told = findings.map(({ code, rows }) => [code, rows])
        expect(told).toContainEqual(['period_under_way', 1])

        // The part of a year is not followed for a window of twelve months: measured by full years.
        const kept = await ask('retention', ...byYear, '--as-of', '2016-01-01')
        const followed = years.filter(({ nrr }) => nrr !== '').slice(0, -1)
        expect(kept.rows).toHaveLength(followed.length)
        for (const [index, row] of kept.rows.entries()) {
          expectWithin(row['gross'], followed[index]?.['grr'], `gross of ${row['period']}`)
          expectWithin(row['net'], followed[index]?.['nrr'], `net of ${row['period']}`)
        }
      }))

    it('tells what is wrong with the lines, as its README says', () =>
      onInvoiceLines(async (ask) => {
        const { rows, asOf } = await ask('revenue', ...byYear)
        expect([asOf, rows.at(-1)?.['closing'], rows.at(-1)?.['customers']]).toEqual([
          '2016-06-14',
          '4250767.8548084219',
          529,
        ])
        const { findings } = await ask('revenue', ...byYear)
        const doubts = [
          ['rounded_money', 'warning', 1024],
          ['charge_negative', 'warning', 15],
          ['charge_repeated', 'warning', 202],
          ['money_far_end', 'warning', 1],
          ['money_not_positive', 'warning', 382],
          ['padded_text', 'info', 777],
          ['padded_text', 'info', 3769],
          ['charge_zero', 'info', 438],
          ['charge_short', 'info', 5],
        ]
        const told = findings.map(({ code, severity, rows }) => [code, severity, rows])
        for (const doubt of doubts) expect(told).toContainEqual(doubt)
        const built = await ask('findings')
        expect(built.rows.map((row) => [row['code'], row['severity'], row['rows']])).toEqual(doubts)

        // What each is worth, added up by hand from the file, and the rows it stands for.
        const worth = {
          charge_negative: '-25,630.605 AUD',
          charge_repeated: '756,784.922 AUD',
          money_far_end: '0 AUD',
          money_not_positive: '0 AUD',
          charge_short: '13,207.566 AUD',
          padded_text: '13,562,708.299 AUD',
        }
        for (const [code, text] of Object.entries(worth)) {
          const row = built.rows.findLast((each) => each['code'] === code)
          expect(row?.['message']).toContain(`(${text} as written)`)
        }
        for (const { ref, rows: lines, code } of built.rows) {
          if (ref === null || ref === undefined) {
            expect(['money_not_positive', 'padded_text']).toContain(code)
            continue
          }
          const { summary } = await ask('explain', '--ref', String(ref))
          expect(summary['total']).toBe(lines)
        }
        const far = await ask('explain', '--ref', 'finding/money_far_end:charges.period_end')
        expect(far.rows[0]).toMatchObject({ table: 'charges', value: '2090-12-10' })
      }))
  },
)
