import { describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import { answers } from '../../src/answers/registry.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Profile } from '../../src/standard/profiles.ts'
import { DEFAULT_REVENUE } from '../../src/standard/revenue-policies.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

const label = { en: 'House', fr: 'Maison' }
const house: Profile = {
  id: 'house',
  version: 2,
  label,
  source: 'bowline',
  policies: { ...DEFAULT_REVENUE, ends: 'cancelled' },
}
const before: Profile = { ...house, id: 'house@1', version: 1, policies: DEFAULT_REVENUE }

/** a has cancelled, and has paid until the end of June. */
function engine(): Engine {
  const made = companyOf(
    {
      ...subscribed('cancelled_at', ['s1', 'a', '2018-01-01', '2018-07-01', '10', '2018-05-01']),
      stage_entries: table(
        'journey_id stage entered_at',
        ['j', 'education', '2018-01-01'],
        ['j', 'commit', '2018-02-01'],
      ),
    },
    {
      currency: 'EUR',
      observedUntil: [{ table: 'subscriptions', stage: null, until: '2018-07-01' }],
    },
  )
  return { ...made, catalog: { ...made.catalog, profiles: [house, before], profile: 'house' } }
}

const needed: Readonly<Record<string, RawInput>> = {
  transition: { stage: 'education' },
  trend: { stage: 'education' },
  change: { stage: 'education', from: '2018-02-01', since: '2018-01-01' },
  compare: { against: ['to=2018-02-01'] },
  explain: { ref: 'revenue/all?interval=month' },
  chance: { target: '100', byDate: '2018-12-31', paths: '200' },
  'goal-seek': { target: '100', byDate: '2018-12-31', paths: '200' },
}

const closing = async (raw: RawInput): Promise<unknown> => {
  const revenue = answers.find(({ name }) => name === 'revenue')
  if (revenue === undefined) throw new Error('there must be revenue')
  const { rows, profile } = await ask(revenue, { engine: engine(), lang: 'en' }, raw)
  return [profile, rows.at(-1)?.['closing']]
}

describe('the profile of a project', () => {
  it.each(answers.map((answer) => [answer.name, answer] as const))(
    'is that of %s where no other is asked for',
    async (name, answer) => {
      const found = await ask(answer, { engine: engine(), lang: 'en' }, needed[name] ?? {})
      expect(found.profile).toBe('house')
      expect(found.findings.map(({ code }) => code)).not.toContain('profile_unused')
    },
  )

  it('decides, and any other can be asked for, an older version too', async () => {
    expect(await closing({})).toEqual(['house', '0.00'])
    expect(await closing({ profile: 'bowline', interval: 'year' })).toEqual(['bowline', '120.00'])
    expect(await closing({ profile: 'house@1' })).toEqual(['house@1', '120.00'])
    expect(await closing({ profile: 'house@2' })).toEqual(['house', '0.00'])
    expect(await closing({ profile: 'stripe@1' })).toEqual(['stripe', expect.anything()])
    await expect(closing({ profile: 'house@3' })).rejects.toThrow('unknown profile: house@3')
  })

  it('gives a restatement by its versions', async () => {
    const compare = answers.find(({ name }) => name === 'compare')
    if (compare === undefined) throw new Error('there must be compare')
    const raw = { against: ['profile=house@1'] }
    const { rows, profile } = await ask(compare, { engine: engine(), lang: 'en' }, raw)
    expect(profile).toBe('house')
    expect(rows).toMatchObject([{ policy: 'ends', share: '-120.00', accounts: 1 }])
    const one = { engine: engine(), lang: 'en' } as const
    const stages = answers.find(({ name }) => name === 'bowtie')
    const found = await ask(stages ?? compare, one, { profile: 'bowline', interval: 'year' })
    expect(found.findings.map(({ code }) => code)).toContain('profile_unused')
  })
})
