import { afterAll, beforeAll, expect, it } from 'vitest'
import { crossesJourneys } from './crosses-journeys.ts'
import { Database, literal } from '../database.ts'

const growing = new Map([
  ['deals', 'lead_id'],
  ['leads', 'lead_id'],
])
const aggregates = new Set(['min', 'count', 'first'])

let database: Database
beforeAll(async () => {
  database = await Database.open(':memory:')
})
afterAll(() => database.close())

async function found(sql: string): Promise<string | null> {
  const [row] = await database.run(`SELECT json_serialize_sql(${literal(sql)}) AS tree`)
  return crossesJourneys(JSON.parse(String(row?.['tree'])), { growing, aggregates })
}

it.each([
  'select lead_id as journey_id, upper(origin) as origin from leads where origin is not null',
  `select lead_id as journey_id, 'a' as stage from leads union all select lead_id, 'b' from deals`,
  'select lead_id as journey_id from leads union select lead_id from deals',
  'select distinct lead_id as journey_id, origin from leads',
  'select distinct * from leads',
  'select lead_id as journey_id, min(won) from deals group by lead_id',
  'select lead_id as journey_id, min(won) from deals group by 1',
  'select lead_id as journey_id, min(won) from deals group by all',
  'select lead_id as journey_id, row_number() over (partition by lead_id order by won) from deals',
  'select l.lead_id as journey_id, d.won from leads l left join deals d using (lead_id)',
  'select l.lead_id as journey_id from leads l, deals d where l.lead_id = d.lead_id and d.won > 1',
  'select p.id as journey_id, d.won from people p left join deals d on d.lead_id = p.id',
  'select d.lead_id as journey_id, o.team from deals d left join owners o on o.id = d.owner',
  'select lead_id as journey_id, team from deals, owners',
  'select lead_id as journey_id from leads where lead_id in (select id from lists)',
  'with d as (select lead_id as k, min(won) as w from deals group by lead_id) select k as journey_id, w from d',
  'select max(day) as day, count(*) from calendar limit 1',
])('holds to journeys: %s', async (sql) => {
  expect(await found(sql)).toBe(null)
})

it.each([
  ['a limit', 'select lead_id as journey_id from leads order by seen limit 3'],
  [
    'a limit',
    'select lead_id as journey_id from leads union all select lead_id from deals limit 3',
  ],
  ['a distinct', 'select distinct account from leads'],
  ['a distinct', 'select distinct on (account) lead_id as journey_id from leads'],
  ['a grouping', 'select account, min(lead_id) as journey_id from leads group by account'],
  ['a grouping', 'select min(lead_id) as journey_id from leads'],
  ['several groupings', 'select lead_id, count(*) from leads group by rollup (lead_id)'],
  ['a window', 'select lead_id as journey_id, row_number() over () from leads'],
  ['a window', 'select lead_id as journey_id, first(seen) over (partition by account) from leads'],
  ['a query within an expression', 'select id as journey_id, (select count(*) from leads) from p'],
  ['a query within an expression', 'select id from p where id not in (select lead_id from deals)'],
  ['a difference of queries', 'select id as journey_id from p except select lead_id from deals'],
  ['a union', 'select account from leads union select account from deals'],
  [
    'a join that is not by the journey',
    'select l.lead_id as journey_id, d.won from leads l left join deals d on d.account = l.account',
  ],
  [
    'a join that is not by the journey',
    'select p.id as journey_id, d.won from people p left join deals d on d.account = p.account',
  ],
  ['a join that is not by the journey', 'select o.id as journey_id from deals d, owners o'],
  [
    'a join that is not by the journey',
    'select d.lead_id as journey_id from owners o left join deals d on o.id = d.owner',
  ],
  [
    'a join that is not by the journey',
    'with d as (select account, min(won) as w from deals group by account) select lead_id as journey_id, w from leads join d using (account)',
  ],
])('finds %s: %s', async (what, sql) => {
  expect(await found(sql)).toBe(what)
})
