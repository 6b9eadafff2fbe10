import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { planted } from '../scripts/harbor/faults.ts'
import { harborFiles } from '../scripts/harbor/harbor-files.ts'

const folder = new URL('../examples/harbor/data/', import.meta.url)
const committed = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
)

const readme = readFileSync(new URL('../README.md', folder), 'utf8')

type Line = Readonly<Record<string, string>>

/** Independent of the script's own tables: the committed text, read line by line. */
function lines(name: string): Line[] {
  const [header, ...rest] = (committed.get(`${name}.csv`) ?? '').trimEnd().split('\n').map(cells)
  return rest.map((row) => Object.fromEntries((header ?? []).map((key, k) => [key, row[k] ?? ''])))
}

function cells(line: string): string[] {
  return [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )
}

const contacts = lines('contacts')
const deals = lines('opportunities')
const billing = lines('subscriptions')
const onboarding = lines('onboarding')
const losses = [
  ...lines('lost_leads').map(({ lost_at }) => lost_at ?? ''),
  ...deals.filter(({ stage }) => stage === 'Lost').map(({ closed_at }) => closed_at ?? ''),
  ...billing.map(({ cancelled_at }) => cancelled_at ?? '').filter((moment) => moment !== ''),
]
const distinct = (values: readonly (string | undefined)[]): number => new Set(values).size
const first = new Map(billing.toReversed().map((line) => [line['subscription_id'], line]))
const count = (rows: readonly Line[], fits: (row: Line) => boolean): number =>
  rows.filter(fits).length

describe('the data of Harbor', () => {
  it('is what the script writes, byte for byte', () => {
    const written = harborFiles()
    expect([...written.keys()].sort()).toEqual([...committed.keys()].sort())
    for (const [name, text] of written) {
      expect(committed.get(name) === text, `${name} differs: run npm run harbor`).toBe(true)
    }
  })

  it('stays small', () => {
    const bytes = [...committed.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(bytes).toBeGreaterThan(500_000)
    expect(bytes).toBeLessThan(1_500_000)
  })

  it('holds as many journeys in each stage as README.md says', () => {
    const known = new Set(contacts.map(({ lead_id }) => lead_id))
    const stages = {
      awareness: distinct(
        contacts.filter((row) => inTime(row['became_known'])).map((row) => row['lead_id']),
      ),
      education: count(contacts, ({ engaged = '' }) => engaged.startsWith('202')),
      consideration: count(deals, ({ lead_id = '' }) => known.has(lead_id)),
      selection: count(
        deals,
        ({ qualified_at, stage }) =>
          qualified_at !== '' || stage === 'Selection' || stage === 'Won',
      ),
      commit: distinct(billing.map(({ opportunity_id }) => opportunity_id)),
      live: count(onboarding, ({ live_at }) => live_at !== ''),
      impact: count(onboarding, ({ first_impact_at }) => first_impact_at !== ''),
      retention: distinct(billing.filter(afterAYear).map(({ subscription_id }) => subscription_id)),
      expansion: distinct(billing.filter(costsMore).map(({ subscription_id }) => subscription_id)),
    }
    expect(stages).toEqual({
      awareness: 12_400,
      education: 3136,
      consideration: 1249,
      selection: 611,
      commit: 146,
      live: 131,
      impact: 105,
      retention: 37,
      expansion: 15,
    })
    for (const [stage, journeys] of Object.entries(stages)) {
      expect(readme).toMatch(new RegExp(`\\| ${stage} +\\| ${journeys.toLocaleString('en')} +\\|`))
    }
  })

  it('agrees with itself across systems', () => {
    const won = new Set(
      deals.filter(({ stage }) => stage === 'Won').map((deal) => deal['opportunity_id']),
    )
    expect(new Set(billing.map((line) => line['opportunity_id']))).toEqual(won)
    expect(onboarding).toHaveLength(won.size)
    const companies = new Set(lines('accounts').map(({ account_id }) => account_id))
    for (const { account_id } of [...deals, ...billing, ...onboarding]) {
      expect(companies.has(account_id)).toBe(true)
    }
    const yearly = new Map(deals.map((deal) => [deal['opportunity_id'], Number(deal['amount'])]))
    for (const line of first.values()) {
      const times = line['billing_period'] === 'month' ? 12 : 1
      expect(Number(line['amount']) * times).toBeCloseTo(
        yearly.get(line['opportunity_id'] ?? '') ?? 0,
        6,
      )
    }
  })

  it('ends every price where the next begins', () => {
    for (const [k, line] of billing.entries()) {
      const next = billing[k + 1]
      if (next?.['subscription_id'] !== line['subscription_id']) continue
      expect(line['ended_at']).toBe(next?.['started_at'])
    }
  })

  it('knows nothing from after the export, but for two typing errors', () => {
    const moments = [
      ...contacts.flatMap(({ became_known, engaged }) => [became_known, engaged]),
      ...deals.flatMap((deal) => [deal['created_at'], deal['qualified_at'], deal['closed_at']]),
      ...billing.flatMap(({ signed_at, started_at }) => [signed_at, started_at]),
      ...onboarding.flatMap(({ live_at, first_impact_at }) => [live_at, first_impact_at]),
      ...losses,
    ].filter((moment = '') => moment !== '' && !inTime(moment))
    expect(moments).toEqual(['31/02/2026', '2062-03-20 17:02'])
  })

  it('has the planted faults, each as often as README.md says', () => {
    const known = new Set(contacts.map(({ lead_id }) => lead_id))
    const signed = new Map(billing.map((line) => [line['account_id'], line['signed_at'] ?? '']))
    const found = {
      qualifiedWithoutDate: count(
        deals,
        ({ stage, qualified_at }) =>
          (stage === 'Selection' || stage === 'Won') && qualified_at === '',
      ),
      impossibleDate: count(contacts, ({ engaged }) => engaged === '31/02/2026'),
      duplicateLines: contacts.length - distinct(contacts.map((row) => JSON.stringify(row))),
      orphan: count(deals, ({ lead_id = '' }) => !known.has(lead_id)),
      channelWithCapitalAndBlank: count(contacts, ({ channel }) => channel === 'Partner '),
      channelInPlural: count(contacts, ({ channel }) => channel === 'partners'),
      yearMistyped: count(contacts, ({ became_known = '' }) => became_known.startsWith('2062')),
      liveBeforeSigned: count(
        onboarding,
        ({ account_id, live_at = '' }) =>
          live_at !== '' && live_at < (signed.get(account_id) ?? ''),
      ),
      repeatedHour: count(contacts, ({ became_known = '' }) =>
        became_known.startsWith('2025-10-26 02:'),
      ),
    }
    expect(found).toEqual(planted)
    const unrouted = count(contacts, ({ route }) => route === '')
    const told = readme
      .slice(readme.indexOf('## What is wrong with it'))
      .matchAll(/^\| (\d+) +\|/gm)
    expect(Array.from(told, ([, rows]) => Number(rows)).sort((a, b) => a - b)).toEqual(
      [...Object.values(found), unrouted].sort((a, b) => a - b),
    )
    expect(contacts.length - distinct(contacts.map(({ lead_id }) => lead_id))).toBe(2)
  })

  it('has no other stamp in an hour that there was twice, or not at all', () => {
    const nights = ['2025-03-30 02:', '2025-10-26 02:', '2026-03-29 02:']
    const text = [...committed.values()].join('')
    expect(nights.map((night) => text.split(night).length - 1)).toEqual([0, 1, 0])
  })
})

function inTime(moment = ''): boolean {
  return moment >= '2025-01-02' && moment < '2026-10-01'
}

function nextYear(stamp: string): string {
  return `${Number(stamp.slice(0, 4)) + 1}${stamp.slice(4, 10)}`
}

function afterAYear(line: Line): boolean {
  return (line['started_at'] ?? '') >= nextYear(line['signed_at'] ?? '')
}

function costsMore(line: Line): boolean {
  return Number(line['amount']) > Number(first.get(line['subscription_id'])?.['amount'])
}
