import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProjectError } from '../../../project/project-error.ts'
import { Database } from '../database.ts'
import { guardSelect } from './select-guard.ts'
import { shadowBareFunctions, unstableFunctions } from './unstable-functions.ts'

const known = new Set(['leads', 'deals', 'user'])
let database: Database
let unstable: ReadonlySet<string>

beforeAll(async () => {
  database = await Database.open(':memory:')
  await shadowBareFunctions(database)
  unstable = await unstableFunctions(database)
  await database.run(`CREATE TEMP VIEW leads AS SELECT 'a' AS id, 'me' AS "user", [1, 2] AS marks`)
  await database.run(`CREATE TEMP VIEW deals AS SELECT 'a' AS id`)
})

afterAll(() => database.close())

async function guarded(sql: string): Promise<readonly string[] | string> {
  const place = { file: 'bowline.yaml', line: 1, column: 1 }
  try {
    const { reads } = await guardSelect(
      database,
      { name: 'journeys', sql, place },
      { known, unstable },
    )
    return [...reads].sort()
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error
    return error.message
  }
}

describe('guardSelect', () => {
  it.each([
    ['with t as (select * from leads) select * from t', ['leads']],
    ['with t as (select 1), u as (select * from t) select * from u, deals', ['deals']],
    // Inside its own CTE the name means the source.
    ['with leads as (select * from leads) select * from leads', ['leads']],
    ['with leads as (select 1 as id) select * from leads', []],
    ['with "T" as (select 1 as a) select (select max(a) from t), exists (from t)', []],
    ['with t as (select 1) select * from (with u as (from t) select * from u, t)', []],
    ['with recursive r as (select 1 as n union all select n + 1 from r where n < 3) from r', []],
    [
      `with recursive r as (select 1 as n union all
         (with s as (select * from r) select n + 1 from s where n < 3)) from r`,
      [],
    ],
    [
      'select * from leads l, lateral (select l.marks) where id in (select id from deals)',
      ['deals', 'leads'],
    ],
    ['select unnest(marks) from leads union all from generate_series(1, 3)', ['leads']],
    ['select "user", "User", leads.user from leads', ['leads']],
  ])('lets pass and knows what is read: %s', async (sql, reads) => {
    expect(await guarded(sql)).toEqual(reads)
    await database.run(sql)
  })

  const catalogue = 'tables.journeys reads what is not declared: duckdb_tables'
  it.each([
    ['from duckdb_tables', catalogue],
    [
      'with t as (with duckdb_tables as (select 1) from duckdb_tables) from duckdb_tables',
      catalogue,
    ],
    [
      'select * from (with duckdb_tables as (select 1) from duckdb_tables) q, duckdb_tables',
      catalogue,
    ],
    ['with duckdb_tables as (select * from duckdb_tables) from duckdb_tables', catalogue],
    ['with a as (from duckdb_tables), duckdb_tables as (select 1) from a', catalogue],
    [
      `with recursive duckdb_tables as (select table_name from duckdb_tables
         union all select table_name from duckdb_tables where false) from duckdb_tables`,
      catalogue,
    ],
    ['with duc\u212Adb_tables as (select 1) from duckdb_tables', catalogue],
    [
      'select (with duckdb_tables as (select 1) select 1), (select count(*) from duckdb_tables)',
      catalogue,
    ],
    ['with main as (select 1) from main.duckdb_tables', /not declared: main\.duckdb_tables/],
    [
      'with tables as (select 1) from information_schema.tables',
      /not declared: information_schema/,
    ],
    ['from "duckdb_tables"', catalogue],
    ['from sqlite_master', /not declared: sqlite_master/],
    ['from pg_catalog.pg_class', /not declared: pg_catalog/],
    ['from "duckdb_columns"()', /table function: duckdb_columns/],
    [`from pragma_table_info('leads')`, /table function: pragma_table_info/],
    [
      `with t as (select * from query_table('duckdb_tables')) from t`,
      /table function: query_table/,
    ],
    ['from (describe leads)', /table function: show/],
    ['from (show all tables)', /table function: show/],
    ['select pg_get_viewdef(1)', /changes from run to run: pg_get_viewdef/],
    ['select current_catalog', /changes from run to run: current_catalog/],
    ['select user from leads', /changes from run to run: user/],
    ['select "current_database"() from leads', /changes from run to run: current_database/],
  ])('refuses %s', async (sql, says) => {
    expect(await guarded(sql)).toEqual(
      typeof says === 'string' ? says : expect.stringMatching(says),
    )
  })

  it.each(['user', 'current_date', 'localtimestamp', 'current_time', 'current_timestamp'])(
    'a quoted "%s" that is no column calls nothing',
    async (bare) => {
      expect(await guarded(`select "${bare}" from deals`)).toEqual(['deals'])
      await expect(database.run(`select "${bare}" from deals`)).rejects.toThrow(
        /no column is called so/,
      )
    },
  )
})
