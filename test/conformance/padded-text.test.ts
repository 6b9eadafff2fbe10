import { describe, expect, it } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { duckdbOver } from './duckdb-over.ts'
import { companyOf, table } from './small-company.ts'

const JAN = '2018-01-01'

const company = companyOf({
  accounts: table(
    'account_id origin segment',
    // Blanks alone are no text; text with blanks in it has none around it.
    ['a', ' web', '  '],
    ['b ', 'web\t', 'very big'],
    ['c', '\u00a0fair', null],
    // Set apart: rows that do not count are told of by what is wrong with them.
    ['  ', ' web ', null],
    // The same thing twice: the one without blanks is kept.
    [' d', 'web', null],
    ['d', 'web', null],
  ),
  journeys: table('journey_id account_id', ['j', ' a'], ['k', 'b']),
  stage_entries: table(
    'journey_id stage entered_at',
    ['j', ' education', JAN],
    // Of a number or a day, nothing is said.
    ['k', 'education', ` ${JAN} `],
  ),
  charges: table(
    'charge_id account_id charged_at period_start period_end amount currency',
    ['c1', 'a', JAN, JAN, '2018-02-01', '100', 'BRL '],
    ['c2', ' b', JAN, JAN, '2018-02-01', ' 50.25', 'EUR\n'],
    ['c3', 'c', JAN, JAN, '2018-02-01', '7', 'EUR'],
    ['c4', 'a ', JAN, JAN, '2018-02-01', '1', null],
  ),
  identities: table('entity system external_id id', ['account', 'crm', 'c', 'a']),
})

async function toldBy(engine: ReturnType<typeof referenceEngine>): Promise<readonly string[]> {
  const told = engine.catalog.findings.flatMap((finding) => {
    if (finding.code !== 'padded_text') return []
    const { where, rows, severity, params } = finding
    const amounts = params.amounts.map(({ amount, currency }) => `${amount} ${currency}`)
    return [`${severity} ${where} ${rows} “${params.example}” ${amounts.join(', ')}`.trim()]
  })
  await engine.close()
  return told.toSorted()
}

describe('text with blanks around it', () => {
  it.each([
    ['reference', async () => referenceEngine({ ...company, buildId: 'small', headlines })],
    ['duckdb', () => duckdbOver(company)],
  ])('is told of by column, with what its money is, by %s', async (_, engine) => {
    expect(await toldBy(await engine())).toEqual([
      'info accounts.account_id 1 “b”',
      'info accounts.origin 3 “fair”',
      'info charges.account_id 2 “a” 1.00 BRL, 50.25 EUR',
      'info charges.currency 2 “BRL” 100.00 BRL, 50.25 EUR',
      'info journeys.account_id 1 “a”',
      'info stage_entries.stage 1 “education”',
    ])
  })
})
