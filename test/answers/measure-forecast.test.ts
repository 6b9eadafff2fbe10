import { afterAll, describe, expect, it } from 'vitest'
import { measureForecast } from '../../src/answers/forecast/measure-forecast.ts'
import { normalize, profileNamed } from '../../src/answers/input/normalize.ts'
import { commonInput } from '../../src/answers/input/common-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { duckdbOver } from '../conformance/duckdb-over.ts'
import type { Company } from '../conformance/generate-rows.ts'
import { companyOf, table } from '../conformance/small-company.ts'

async function measured(engine: Engine, raw: Record<string, unknown> = {}) {
  const asked = normalize(engine.catalog, commonInput.parse(raw))
  return measureForecast(engine, { ...asked, profile: profileNamed(engine.catalog, 'bowline') })
}

const until = {
  observedUntil: [{ table: 'stage_entries', stage: null, until: '2018-05-01' } as const],
}

/**
 * j1 and j2 begin in education, of whom j2 passes selection over; j3 begins in selection, j4 at the
 * commitment. j6 was lost in education: the last loss, after which nobody is followed. j5 is open there.
 */
const small = companyOf(
  {
    journeys: table(
      'journey_id origin subscription_id amount',
      ['j1', 'web', 's1', '1200'],
      ['j2', 'web', 's2', '600'],
      ['j3', 'fair', 's3', '2400'],
      ['j4', 'fair', null, null],
      ['j5', 'web', null, null],
      ['j6', 'web', null, null],
    ),
    stage_entries: table(
      'journey_id stage entered_at',
      ['j1', 'education', '2018-01-10'],
      ['j1', 'selection', '2018-01-20'],
      ['j1', 'commit', '2018-02-09'],
      ['j2', 'education', '2018-01-15'],
      ['j2', 'commit', '2018-02-14'],
      ['j3', 'selection', '2018-02-01'],
      ['j3', 'commit', '2018-02-11'],
      ['j4', 'commit', '2018-03-01'],
      ['j5', 'education', '2018-04-01'],
      ['j6', 'education', '2018-03-01'],
    ),
    losses: table('journey_id lost_at', ['j6', '2018-03-31']),
    subscriptions: table(
      'subscription_id account_id committed_at started_at ended_at amount billing_period',
      ['s1', 'a1', '2018-02-09', '2018-03-01', null, '100', 'month'],
      ['s2', 'a2', '2018-02-14', '2018-03-02', '2018-04-15', '50', 'month'],
      ['s3', 'a3', '2018-02-11', '2018-03-03', null, '2400', 'year'],
    ),
  },
  { ...until, dimensions: ['origin'] },
)

const engines = [
  [
    'the reference engine',
    async (company: Company) => referenceEngine({ ...company, buildId: 'f', headlines }),
  ],
  ['DuckDB', duckdbOver],
] as const

describe.each(engines)('what a forecast rests on, by %s', (_, over) => {
  const made = new Map<Company, Promise<Engine>>()
  const engineOf = (company: Company): Promise<Engine> => {
    const engine = made.get(company) ?? over(company)
    made.set(company, engine)
    return engine
  }
  afterAll(async () => {
    for (const engine of made.values()) await (await engine).close()
  })

  it('counts who arrives where, and how they went on', async () => {
    const [facts] = await measured(await engineOf(small))
    expect(formatDay(facts!.origin)).toBe('2018-05-01')
    expect(facts!.stages.map(({ id, arrivals }) => [id, arrivals])).toEqual([
      ['education', [2, 0, 1, 1]],
      ['selection', [0, 1, 0, 0]],
    ])
    expect(facts!.wins).toEqual([3, 1, 0])
    expect(facts!.direct).toEqual([0, 1, 0])
    const [education, selection] = facts!.stages
    expect(education?.followed).toEqual([
      { age: 10, next: 1, skipped: 0, lost: 0, open: 0 },
      { age: 30, next: 0, skipped: 1, lost: 1, open: 0 },
    ])
    expect(education?.toCommit).toEqual([{ age: 30, next: 2, skipped: 0, lost: 1, open: 0 }])
    expect(education?.open).toEqual([{ age: 30, count: 1 }])
    expect(selection?.followed).toEqual([
      { age: 10, next: 1, skipped: 0, lost: 0, open: 0 },
      { age: 20, next: 1, skipped: 0, lost: 0, open: 0 },
    ])
    expect(selection?.open).toEqual([])
  })

  it('counts what was signed, what runs and what moved', async () => {
    const [facts] = await measured(await engineOf(small))
    expect(facts!.bookings).toEqual([4200, 0, 0])
    expect(facts!.deal.n).toBe(4)
    expect(facts!.deal.sum).toBe(4200)
    // Journeys say 1200, 600 and 2400: their mean is 1400, their variance 560000.
    expect(facts!.deal.squares).toBeCloseTo((4200 ** 2 / 4) * (1 + 560_000 / 1400 ** 2), 6)
    expect(facts!.onboarding).toEqual({ signed: 0, begun: 0, curve: [] })
    const { customers } = facts!
    expect(customers).toMatchObject({
      running: 3600,
      count: 2,
      squares: 1200 ** 2 + 2400 ** 2,
      ages: [{ age: 1, count: 2, amount: 3600 }],
      leaving: [{ age: 0, atRisk: 3, lost: 1 }],
    })
    expect(customers.paidYearly).toBeCloseTo(2400 / 3600, 12)
    const zero = { returned: 0, expanded: 0, contracted: 0, currency: 0 }
    expect(customers.months).toEqual([
      { ...zero, opening: 0, fresh: 4200, churned: 0, closing: 4200, customers: 0, left: 0 },
      { ...zero, opening: 4200, fresh: 0, churned: 600, closing: 3600, customers: 3, left: 1 },
    ])
  })

  it('tells each slice, and both make the whole', async () => {
    const slices = await measured(await engineOf(small), { by: ['origin'] })
    expect(slices.map(({ by, wins, direct }) => [by, wins, direct])).toEqual([
      [['web'], [2, 0, 0], [0, 0, 0]],
      [['fair'], [1, 1, 0], [0, 1, 0]],
    ])
    expect(slices.map(({ customers: { running } }) => running)).toEqual([1200, 2400])
    expect(slices.map(({ bookings }) => bookings)).toEqual([
      [1800, 0, 0],
      [2400, 0, 0],
    ])
  })

  it('sees at an earlier month what had happened by then', async () => {
    const [facts] = await measured(await engineOf(small), { asOf: '2018-03-17' })
    expect(formatDay(facts!.origin)).toBe('2018-03-01')
    expect(facts!.wins).toEqual([3])
    expect(facts!.customers.months).toEqual([])
    expect(facts!.bookings).toEqual([4200])
  })

  it('takes new customers for wins where there are no journeys', async () => {
    const { subscriptions = [] } = small.rows
    const [facts] = await measured(await engineOf(companyOf({ subscriptions }, until)), {
      asOf: '2018-05-01',
    })
    expect(facts!.stages).toEqual([])
    expect(facts!.wins).toEqual([3, 0, 0])
    expect(facts!.direct).toEqual([3, 0, 0])
    expect(facts!.bookings).toEqual([4200, 0, 0])
    expect(facts!.customers.running).toBe(3600)
  })

  it('takes amounts of journeys where there is no other money', async () => {
    const { subscriptions: _none, ...rows } = small.rows
    const [facts] = await measured(await engineOf(companyOf(rows, until)))
    expect(facts!.bookings).toEqual([4200, 0, 0])
    expect(facts!.customers).toMatchObject({ running: 0, count: 0, months: [] })
  })
})

describe('what a forecast rests on', () => {
  it('is no rate of a time in which commitments were not recorded', async () => {
    const months = Array.from({ length: 24 }, (_, month) => month)
    const at = (month: number, date: number): string =>
      new Date(Date.UTC(2016, month, date)).toISOString().slice(0, 10)
    const leads = months.flatMap((month) =>
      Array.from({ length: 30 }, (_, each) => [`j${month}-${each}`, 'education', at(month, 2)]),
    )
    const wins = months
      .filter((month) => month >= 18)
      .flatMap((month) =>
        Array.from({ length: 15 }, (_, each) => [`j${month}-${each}`, 'commit', at(month, 12)]),
      )
    const rows = { stage_entries: table('journey_id stage entered_at', ...leads, ...wins) }
    const known = { table: 'stage_entries', stage: null, until: '2018-01-01' } as const
    const company = companyOf(rows, { observedUntil: [known] })
    const [facts] = await measured(referenceEngine({ ...company, buildId: 'f', headlines }))
    expect(facts!.recorded).toBe(6)
    const [education] = facts!.stages
    expect(education?.arrivals).toHaveLength(24)
    for (const followed of [education?.followed, education?.toCommit]) {
      const next = followed?.reduce((sum, day) => sum + day.next, 0)
      const all = followed?.reduce((sum, day) => sum + day.next + day.open, 0)
      expect([next, all]).toEqual([90, 180])
    }
    // Those of before are under way all the same.
    expect(education?.open.reduce((sum, { count }) => sum + count, 0)).toBe(720 - 90)
  })

  it.each([
    ['nobody at all', companyOf({})],
    [
      'one entry',
      companyOf({
        stage_entries: table('journey_id stage entered_at', ['j', 'education', '2018-01-01']),
      }),
    ],
    [
      'an entry without a date',
      companyOf({ stage_entries: table('journey_id stage entered_at', ['j', 'education', null]) }),
    ],
  ])('has nothing to say of %s', async (_, company) => {
    const [facts] = await measured(referenceEngine({ ...company, buildId: 'f', headlines }))
    expect(facts!.wins).toEqual([])
    expect(facts!.customers.running).toBe(0)
  })
})
