import { execFile } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { withFolder } from '../build/scratch-project.ts'

const main = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
const runFile = promisify(execFile)

const FILES = {
  'bowline.yaml': `company: Anywhere
currency: EUR
timezone: America/Sao_Paulo
sources:
  src_subscriptions: { file: subscriptions.csv }
  src_charges: { file: charges.csv }
  src_rates: { file: rates.csv }
tables:
  subscriptions: select * from src_subscriptions
  charges: select * from src_charges
  exchange_rates: select * from src_rates
profiles:
  lines: { based_on: bowline, source: charges }
`,
  // Around midnight, and where the clocks of the project change.
  'subscriptions.csv': `subscription_id,account_id,started_at,ended_at,amount,billing_period,currency
s1,a,2018-01-31 23:59:59,2018-04-30 23:30,100,month,
s2,b,2018-02-01 00:00:00,,70,month,USD
s3,c,2018-02-17 23:30,2018-03-31 21:00,50,week,
s4,d,2018-02-28T23:30:00-05:00,,1200,year,USD
s5,a,2018-06-01,,90,month,
`,
  'charges.csv': `charge_id,account_id,charged_at,period_start,period_end,amount
c1,a,2018-01-31 23:59,2018-01-31,2018-02-28,100
c2,a,2018-02-28,2018-02-28,2018-03-31,110
c3,b,2018-03-01,2018-03-01,2019-03-01,1200
`,
  'rates.csv': `currency,date,rate
USD,2018-01-31,0.8
USD,2018-03-01,0.9
`,
}

/** A clock that shows so many days more, in a process of its own. */
const clock = (days: number): string =>
  `data:text/javascript,${encodeURIComponent(
    `const own = Date, more = ${days * 86_400_000};
    globalThis.Date = class extends own {
      constructor(...given) { given.length === 0 ? super(own.now() + more) : super(...given) }
      static now() { return own.now() + more }
    }`,
  )}`

async function answersOn(zone: string, days: number): Promise<readonly string[]> {
  return withFolder(FILES, async (folder) => {
    const options = ['--format', 'json', '--as-of', '2018-07-01']
    const told: string[] = []
    for (const asked of [
      ['revenue', folder, '--profile', 'lines'],
      ['revenue', folder, '--profile', 'chartmogul', '--interval', 'day'],
      ['retention', folder, '--view', 'cohort'],
    ]) {
      const args = ['--import', clock(days), main, ...asked, ...options]
      const env = { ...process.env, TZ: zone, LANG: 'C' }
      const { stdout } = await runFile(process.execPath, args, { env })
      told.push(stdout)
    }
    return told
  })
}

// The build is made in each place anew.
it('is the same in whatever zone the machine stands, and whenever it is asked', async () => {
  const [here, there] = await Promise.all([
    answersOn('America/Anchorage', 0),
    answersOn('Pacific/Kiritimati', 4000),
  ])
  expect(JSON.parse(here[0] ?? '')).toMatchObject({ answer: 'revenue', asOf: '2018-07-01' })
  for (const told of here) {
    expect((JSON.parse(told) as { rows: unknown[] }).rows.length).toBeGreaterThan(3)
  }
  expect(there).toEqual(here)
}, 180_000)
