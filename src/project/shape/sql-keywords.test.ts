import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { sqlKeywords } from './sql-keywords.ts'

it('lists the words that DuckDB keeps to itself', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(
    `select distinct keyword_name from duckdb_keywords()
     where keyword_category in ('reserved', 'type_function')`,
  )
  const words = reader.getRows().map(([word]) => String(word))
  connection.closeSync()
  instance.closeSync()
  expect(words.length).toBeGreaterThan(80)
  expect([...sqlKeywords].sort()).toEqual(words.sort())
})
