import { expect, it } from 'vitest'
import { Database } from '../database.ts'
import { createSlices, slicedBy, slicedSql } from './slices.ts'

async function withTypes(sizes: Readonly<Record<string, number>>): Promise<Database> {
  const database = await Database.open(':memory:')
  for (const [name, size] of Object.entries(sizes)) {
    const values = Array.from({ length: size }, (_, i) => `'${name} ${i}'`).join(', ')
    await database.run(`CREATE TYPE "d_${name}" AS ENUM (${values})`)
  }
  return database
}

it('a slice stands for its values, the missing ones too', async () => {
  const database = await withTypes({ motion: 3, segment: 2 })
  try {
    await database.run(`CREATE TABLE facts AS SELECT * FROM
      (SELECT unnest(['motion 0', 'motion 1', 'motion 2', NULL])::"d_motion" AS d_motion),
      (SELECT unnest(['segment 0', 'segment 1', NULL])::"d_segment" AS d_segment),
      (SELECT unnest(['other', NULL]) AS text)`)
    const by = await slicedBy(database, ['motion', 'segment'])
    expect(by).toEqual([
      { name: 'segment', size: 3 },
      { name: 'motion', size: 4 },
    ])
    await createSlices(database, by)
    const columns = 'd_motion, d_segment, text'
    const back = `SELECT ${columns} FROM ${slicedSql('facts', by)} JOIN slices USING (slice) ORDER BY ALL`
    expect(await database.run(back)).toEqual(
      await database.run(`SELECT ${columns} FROM facts ORDER BY ALL`),
    )
    const [counted] = await database.run(
      'SELECT count(DISTINCT slice) AS told, count(*) AS n FROM slices',
    )
    expect(counted).toEqual({ told: 12, n: 12 })
  } finally {
    database.close()
  }
})

it('a dimension of too many values stays a column of its own', async () => {
  const database = await withTypes({ owner: 200, segment: 2, motion: 3 })
  try {
    const by = await slicedBy(database, ['owner', 'segment', 'motion'])
    expect(by.map(({ name }) => name)).toEqual(['segment', 'motion'])
  } finally {
    database.close()
  }
})

it('without dimensions there is one slice', async () => {
  const database = await withTypes({})
  try {
    await createSlices(database, [])
    expect(await database.run('FROM slices')).toEqual([{ slice: 0 }])
    await database.run('CREATE TABLE facts AS SELECT 1 AS x')
    expect(await database.run(`FROM ${slicedSql('facts', [])}`)).toEqual([{ x: 1, slice: 0 }])
  } finally {
    database.close()
  }
})
