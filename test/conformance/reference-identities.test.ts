import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { companies } from './generate-rows.ts'
import { askedOf, engineOver, findingOf, table, told } from './small-company.ts'

const everything = { where: {}, scope: [], limit: 99, offset: 0 } as const

describe('one journey in two systems', () => {
  const engine = engineOver({
    accounts: table('account_id segment', ['a1', 'large']),
    identities: table(
      'entity system external_id id',
      ['journey', 'crm', '17', 'j1'],
      ['journey', 'billing', '99', 'j1'],
      ['account', 'billing', 'x', 'a1'],
    ),
    journeys: table(
      'journey_id account_id origin amount',
      ['crm:17', null, 'web', '100'],
      ['99', 'x', 'fair', null],
      ['j2', 'a1', 'web', null],
    ),
    stage_entries: table(
      'journey_id stage entered_at',
      ['17', 'education', '2018-01-01'],
      ['crm:17', 'education', '2018-01-01'],
      ['billing:99', 'commit', '2018-01-03'],
      ['j2', 'education', '2018-01-02'],
    ),
    losses: table('journey_id lost_at', ['j2', '2018-01-05']),
  })

  it('is one journey, with the first known value of each column', async () => {
    const by = { by: ['origin', 'segment'], ages: false }
    // 99 comes before crm:17, so fair counts; the amount is known to the other system alone.
    expect(await told(engine, askedOf('2018-02-01', by))).toEqual([
      'commit open fair large 1',
      'education lost web large 1',
      'education next fair large 1',
    ])
    const [commit] = await engine.counts({ ...askedOf('2018-02-01'), ages: false })
    expect(commit?.amount).toBe('100.00')
  })

  it('says what was read as another, what became one, and where the systems disagree', async () => {
    expect(findingOf(engine, 'identity_read', 'stage_entries.journey_id')?.rows).toBe(2)
    expect(findingOf(engine, 'identity_read', 'journeys.account_id')?.rows).toBe(1)
    expect(findingOf(engine, 'identity_merged', 'journeys')).toMatchObject({
      rows: 1,
      params: { example: 'j1' },
    })
    expect(findingOf(engine, 'identity_conflict', 'journeys.origin')?.rows).toBe(1)
    expect(findingOf(engine, 'identity_conflict', 'journeys.amount')).toBeUndefined()
    // The same entry, told by both ways of writing the journey, is there twice.
    expect(findingOf(engine, 'duplicate_key', 'stage_entries')?.rows).toBe(1)
    expect(findingOf(engine, 'orphan', 'stage_entries.journey_id')).toBeUndefined()
    const where = { finding: 'identity_read:journeys.journey_id' }
    const { items } = await engine.rows({ ...everything, table: 'apart', where })
    expect(new Set(items.map(({ value }) => value))).toEqual(new Set(['99', 'crm:17']))
  })
})

it('what one system records later counts, and what it withdraws leaves the other', async () => {
  const engine = engineOver({
    identities: table('entity system external_id id', ['journey', 'crm', '17', 'j1']),
    journeys: table(
      'journey_id origin amount recorded_at retracted',
      ['j1', 'web', '5', '2018-01-02', null],
      ['17', 'fair', null, '2018-01-04', null],
      ['17', 'fair', null, '2018-01-06', 'true'],
    ),
    stage_entries: table('journey_id stage entered_at', ['j1', 'education', '2018-01-01']),
  })
  const by = { by: ['origin'], ages: false }
  expect(await told(engine, askedOf('2018-01-04', by))).toEqual(['education open web 1'])
  expect(await told(engine, askedOf('2018-01-05', by))).toEqual(['education open fair 1'])
  expect(await told(engine, askedOf('2018-01-07', by))).toEqual(['education open web 1'])
  const [known] = await engine.counts(askedOf('2018-01-05', by))
  expect(known?.amount).toBe('5.00')
})

describe('ids that identities do not settle', () => {
  const counted = async (...rows: readonly (readonly [string, string, string])[]) => {
    const engine = engineOver({
      identities: table(
        'entity system external_id id',
        ...rows.map((row) => ['journey', ...row] as const),
      ),
      stage_entries: table(
        'journey_id stage entered_at',
        ...['1', '2', '3'].map((id) => [id, 'education', '2018-01-01'] as const),
      ),
    })
    const [count] = await engine.counts({ ...askedOf('2018-02-01'), ages: false })
    const rowsOf = (code: string, where: string) => findingOf(engine, code, where)?.rows ?? 0
    return {
      journeys: count?.count,
      chains: rowsOf('identity_chain', 'identities.id'),
      ambiguous: rowsOf('ambiguous_identity', 'identities.external_id'),
    }
  }

  it.each([
    ['are read one step far', [['crm', '1', '2']], { journeys: 2, chains: 0, ambiguous: 0 }],
    [
      'stand for themselves in a chain',
      [
        ['crm', '1', '2'],
        ['crm', '2', '3'],
      ],
      { journeys: 2, chains: 1, ambiguous: 0 },
    ],
    [
      'stand for themselves in a circle',
      [
        ['crm', '1', '2'],
        ['crm', '2', '1'],
      ],
      { journeys: 3, chains: 2, ambiguous: 0 },
    ],
    [
      'are left as they are where systems mean different things',
      [
        ['crm', '1', '2'],
        ['billing', '1', '3'],
      ],
      { journeys: 3, chains: 0, ambiguous: 2 },
    ],
    [
      'are read where systems mean the same',
      [
        ['crm', '1', '2'],
        ['billing', '1', '2'],
      ],
      { journeys: 2, chains: 0, ambiguous: 0 },
    ],
  ] as const)('%s', async (_, rows, expected) => {
    expect(await counted(...rows)).toEqual(expected)
  })
})

it('the companies that engines are compared on have all of it', () => {
  const seen = new Set(
    fc
      .sample(companies, { numRuns: 60, seed: 20181115 })
      .flatMap((company) =>
        referenceEngine({ ...company, buildId: 'seen', headlines }).catalog.findings.map(
          ({ code }) => code,
        ),
      ),
  )
  expect([...seen]).toEqual(
    expect.arrayContaining([
      'identity_read',
      'identity_merged',
      'identity_conflict',
      'identity_chain',
      'ambiguous_identity',
    ]),
  )
})
