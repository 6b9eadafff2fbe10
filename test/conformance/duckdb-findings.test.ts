import { expect, it } from 'vitest'
import { buildProject } from '../../src/build/build-project.ts'
import { effects, withFolder } from '../build/scratch-project.ts'

const FILES = {
  'bowline.yaml': `company: Test
currency: EUR
timezone: Europe/Paris
sources:
  raw_entries: { file: entries.csv }
  raw_journeys: { file: journeys.csv }
  raw_accounts: { file: accounts.csv }
tables:
  stage_entries: select * from raw_entries
  journeys: select * from raw_journeys
  accounts: select * from raw_accounts
`,
  'accounts.csv': 'account_id,created_at\nx,soon\n',
  'journeys.csv': `journey_id,account_id,amount,recorded_at
a,x,1.000€,
a,x,2,
b,y,3,
c,x,4,soon
`,
  'entries.csv': `journey_id,stage,entered_at
a,education,2025-01-01
b,comit,2025-01-01
b,education,2025-03-30 02:30
b,education,2025-03-30 02:30
c,education,2025-01-01
`,
}

const ONE_OF_TWO = 'journey_id,account_id\na,\nb,y\n'

/** Causes come first: journey c is set apart, and only so its entry points at nothing. */
it('findings are told in the order in which one causes the next', () =>
  withFolder(FILES, async (folder) => {
    const { catalog } = await buildProject(folder, effects)
    const told = catalog.findings.map(({ code, where, severity }) => `${severity} ${code} ${where}`)
    expect(told).toEqual([
      'error wrong_type accounts.created_at',
      'error wrong_type journeys.amount',
      'error wrong_type journeys.recorded_at',
      'warning duplicate_key journeys',
      'warning orphan journeys.account_id',
      'info unassigned_motion journeys.motion',
      'error unknown_stage stage_entries.stage',
      'warning duplicate_key stage_entries',
      'error orphan stage_entries.journey_id',
      'warning nonexistent_local_time stage_entries.entered_at',
    ])
  }))

it('a row that refers to nothing is no orphan, where what it could refer to is empty', () =>
  withFolder(
    { ...FILES, 'accounts.csv': 'account_id,created_at\n', 'journeys.csv': ONE_OF_TWO },
    async (folder) => {
      const { catalog } = await buildProject(folder, effects)
      const orphans = catalog.findings.filter(({ where }) => where === 'journeys.account_id')
      expect(orphans.map(({ code, rows }) => [code, rows])).toEqual([['orphan', 1]])
    },
  ))

/** What was set apart for one fault is missing for the next: the charge is doubted. */
it('a row set apart as an orphan is missing for those that may point at it', () => {
  const files = {
    'bowline.yaml': `company: Test
currency: EUR
timezone: Europe/Paris
sources:
  raw_accounts: { file: accounts.csv }
  raw_subscriptions: { file: subscriptions.csv }
  raw_charges: { file: charges.csv }
tables:
  accounts: select * from raw_accounts
  subscriptions: select * from raw_subscriptions
  charges: select * from raw_charges
`,
    'accounts.csv': 'account_id\nx\n',
    'subscriptions.csv': 'subscription_id,account_id,started_at\ns1,nobody,2025-01-01\n',
    'charges.csv': 'charge_id,subscription_id,charged_at,amount\nc1,s1,2025-01-01,5\n',
  }
  return withFolder(files, async (folder) => {
    const { catalog } = await buildProject(folder, effects)
    const orphans = catalog.findings.filter(({ code }) => code === 'orphan')
    expect(orphans.map(({ severity, where }) => `${severity} ${where}`)).toEqual([
      'error subscriptions.account_id',
      'warning charges.subscription_id',
    ])
  })
})
