import { describe, expect, it } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { compareText } from '../../src/engine/reference/text-order.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { comparableCatalog, comparableRows } from './comparable.ts'
import { duckdbOver } from './duckdb-over.ts'
import { companyOf, table } from './small-company.ts'

const HEADER =
  'charge_id account_id product charged_at period_start period_end amount kind currency'
const [JAN, FEB, MAY] = ['2018-01-01', '2018-02-01', '2018-05-01']

const company = companyOf({
  stage_entries: table('journey_id stage entered_at', ['j', 'education', '2018-01-01']),
  charges: table(
    HEADER,
    ['c01', 'a', 'one', JAN, JAN, FEB, '100', 'recurring', null],
    // The same once more, in the project's own currency, and what differs in one thing.
    ['c02', 'a', 'one', JAN, JAN, FEB, '100.00', null, 'BRL'],
    ['c03', 'a', 'one', JAN, JAN, FEB, '100', 'recurring', 'EUR'],
    ['c04', 'a', 'two', JAN, JAN, FEB, '100', 'recurring', null],
    ['c05', 'b', 'one', JAN, JAN, FEB, '100', 'recurring', null],
    ['c06', 'a', 'one', JAN, JAN, '2018-01-31', '100', 'recurring', null],
    ['c07', 'a', 'one', JAN, JAN, FEB, '-100', 'recurring', null],
    ['c08', 'a', 'one', JAN, JAN, FEB, '-25.5', 'recurring', 'EUR'],
    // One-off lines and credits may be below zero, or alike.
    ['c09', 'a', 'one', JAN, JAN, FEB, '-100', 'credit', null],
    ['c10', 'a', 'one', JAN, JAN, FEB, '-100', 'credit', null],
    ['c11', 'b', 'one', JAN, JAN, FEB, '0', 'recurring', null],
    ['c12', 'b', 'one', JAN, JAN, FEB, '0', 'recurring', null],
    ['c13', 'b', 'one', JAN, FEB, '2018-02-28', '9', 'recurring', null],
    ['c14', 'b', 'one', JAN, FEB, '2018-03-01', '9', 'recurring', null],
    // The data is known until before 2018-05-02: ten years later, and a day earlier than that.
    ['c15', 'c', 'one', MAY, MAY, '2028-05-02', '1', 'recurring', null],
    ['c16', 'c', 'one', MAY, MAY, '2028-05-01', '1', 'recurring', null],
    ['c17', 'c', 'one', MAY, null, '2090-12-10', '1', 'one_off', 'USD'],
    ['c18', 'c', 'one', MAY, null, null, '7', 'recurring', null],
    ['c19', 'c', 'one', MAY, null, null, '7', 'recurring', null],
  ),
  subscriptions: table(
    'subscription_id account_id started_at ended_at amount billing_period',
    ['s1', 'a', JAN, '9999-12-31', '10', 'month'],
    ['s2', 'a', JAN, '2028-05-01', '10', 'month'],
  ),
})

async function onBoth(use: (engine: Engine, name: string) => Promise<void>): Promise<void> {
  await use(referenceEngine({ ...company, buildId: 'small', headlines }), 'reference')
  const engine = await duckdbOver(company)
  try {
    await use(engine, 'duckdb')
  } finally {
    await engine.close()
  }
}

describe('rows of money that are doubtful by themselves', () => {
  it('are told with what they are worth, and every row of them', () =>
    onBoth(async (engine, name) => {
      const found = engine.catalog.findings.flatMap((finding) =>
        'amounts' in finding.params && finding.code !== 'money_empty'
          ? [{ ...finding, amounts: finding.params.amounts }]
          : [],
      )
      const told = await Promise.all(
        found.map(async ({ code, where, rows, amounts }) => {
          const id = `${code}:${where}`
          const page = await engine.rows({
            table: 'apart',
            where: { finding: id },
            scope: [],
            limit: 10,
            offset: 0,
          })
          expect(page.total, id).toBe(rows)
          const stake = amounts.map(({ amount, currency }) => `${amount} ${currency}`).join(', ')
          const named = page.items.map((row) => {
            const cells = JSON.parse(row['row'] ?? '') as Record<string, string>
            return cells['charge_id'] ?? cells['subscription_id'] ?? ''
          })
          return `${id} ${stake}: ${named.toSorted(compareText).join(' ')}`
        }),
      )
      expect(told.toSorted(compareText), name).toEqual([
        'charge_negative:charges.amount -100.00 BRL, -25.50 EUR: c07 c08',
        'charge_repeated:charges.charge_id 100.00 BRL: c02',
        'charge_short:charges.period_end 9.00 BRL: c13',
        'charge_zero:charges.amount 0.00 BRL: c11 c12',
        'money_far_end:charges.period_end 1.00 BRL, 1.00 USD: c15 c17',
        'money_far_end:subscriptions.ended_at 10.00 BRL: s1',
      ])
    }))

  it('are the same for both engines', async () => {
    const catalogs: unknown[] = []
    const rows: unknown[] = []
    await onBoth(async (engine) => {
      catalogs.push(comparableCatalog(engine.catalog))
      const where = { finding: 'charge_negative:charges.amount' }
      const page = await engine.rows({ table: 'apart', where, scope: [], limit: 9, offset: 0 })
      rows.push(comparableRows(page.items))
    })
    expect(catalogs[1]).toEqual(catalogs[0])
    expect(rows[1]).toEqual(rows[0])
  })
})
