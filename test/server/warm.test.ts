import { expect, it } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import { warm } from '../../src/server/warm.ts'
import { sampleEngine } from '../sample-company.ts'

/** The stages that a build of so many entries is asked to follow, each as often as it is. */
async function askedOf(rows: number): Promise<readonly (string | null)[]> {
  const sample = sampleEngine()
  const tables = sample.catalog.tables.map((table) => ({ ...table, rows }))
  const asked: (string | null)[] = []
  const engine: Engine = {
    ...sample,
    catalog: { ...sample.catalog, tables },
    followed: (question) => {
      if (question.clusters === 0) asked.push(question.stage)
      return sample.followed(question)
    },
  }
  await warm(engine)
  return asked
}

it('a large build is asked of each stage that leads on, twice, and of all of them', async () => {
  expect(await askedOf(1_000_000)).toEqual(['education', 'education', null])
})

it('of fewer entries nothing is asked', async () => {
  expect(await askedOf(999_999)).toEqual([])
})
