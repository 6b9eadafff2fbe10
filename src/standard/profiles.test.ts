import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { policyKeys, policyNames, profiles } from './profiles.ts'
import { DEFAULT_REVENUE } from './revenue-policies.ts'

const [ours] = profiles
const policiesOf = (id: string) => profiles.find((profile) => profile.id === id)?.policies

describe('profiles', () => {
  it('are all that standard/profiles holds, each under its own name', async () => {
    const files = await readdir(new URL('../../standard/profiles', import.meta.url))
    expect(profiles.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
  })

  it('begin with ours, which is the default, with a reason for every policy', () => {
    expect(ours?.policies).toEqual(DEFAULT_REVENUE)
    expect(Object.keys(DEFAULT_REVENUE).toSorted()).toEqual(policyNames.toSorted())
    for (const name of policyNames) expect(ours?.choices[name].reason).not.toBeNull()
  })

  it.each(profiles)('$id takes our value where its own rule is not known', ({ choices }) => {
    for (const name of policyNames) {
      const { value, reason } = choices[name]
      if (reason === null) expect([name, value]).toEqual([name, ours?.choices[name].value])
    }
  })

  // Each from what its maker publishes; the addresses stand in the profiles.
  it('say what their makers say', () => {
    expect(policiesOf('stripe')).toMatchObject({
      ends: 'cancelled',
      discounts: 'lasting',
      within: 'daily',
      churnOf: 'opening_and_new',
    })
    expect(policiesOf('profitwell')).toMatchObject({
      ends: 'ended',
      within: 'net',
      discounts: 'all',
    })
    expect(policiesOf('revenuecat')?.weeksPerYear).toBe('48')
    expect(policiesOf('gitlab')).toMatchObject({ grain: 'parent', grossCap: 'customer' })
    expect(policiesOf('chartmogul')).toMatchObject({
      grain: 'account',
      netOfReactivation: 'include',
    })
    expect(policiesOf('invoice-lines')).toMatchObject({
      source: 'charges',
      wholePeriods: true,
      minorExpansion: 0.1,
      newAgainAfter: null,
    })
  })
})

describe('docs/models/business.md', () => {
  it('has the profiles side by side as they are', async () => {
    const page = await readFile(new URL('../../docs/models/business.md', import.meta.url), 'utf8')
    const table = /<!-- profiles -->\n(?<table>[^]*?)<!-- \/profiles -->/u.exec(page)
    const rows = (table?.groups?.['table'] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('|') && !line.startsWith('| -'))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      )
    const shown = policyNames.filter((name) => name !== 'notCounted')
    expect(rows).toEqual([
      ['policy', ...profiles.map(({ id }) => `\`${id}\``)],
      ...shown.map((name) => [
        `\`${policyKeys[name]}\``,
        ...profiles.map(({ choices }) => {
          const { value, reason } = choices[name]
          const text = value === null ? 'none' : String(value)
          return reason === null ? `(${text})` : text
        }),
      ]),
    ])
  })
})
