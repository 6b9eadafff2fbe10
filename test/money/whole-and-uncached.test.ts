import { expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { revenue } from '../../src/answers/money/revenue.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { profiles } from '../../src/standard/profiles.ts'
import { someOf } from '../thoroughness.ts'
import { askedOf, withCompany } from './money-company.ts'

const MANY = 2_600

/** 10 a month each, by the hundred from January on; every third leaves in May. */
const subscriptions = [
  'subscription_id,account_id,started_at,ended_at,amount,billing_period',
  ...Array.from({ length: MANY }, (_, i) => {
    const month = String(1 + (i % 4)).padStart(2, '0')
    return `s${i},a${i % 2_000},2024-${month}-10,${i % 3 === 0 ? '2024-05-10' : ''},10,month`
  }),
].join('\n')

it('adds up every subscription, however many there are, and shows the rows of each', () =>
  withCompany({ subscriptions }, async (engine) => {
    const asked = { 'as-of': '2024-07-01', grain: 'subscription' }
    const { rows } = await ask(revenue, { engine, lang: 'en' }, asked)
    const left = MANY - Math.ceil(MANY / 3)
    expect(rows.find((row) => row['period'] === '2024-04-01')).toMatchObject({
      customers: MANY,
      closing: `${120 * MANY}.00`,
    })
    expect(rows.at(-1)).toMatchObject({ customers: left, closing: `${120 * left}.00` })
    const may = rows.find((row) => row['period'] === '2024-05-01')
    const ref = String(may?.['ref'])
    const told = await ask(explain, { engine, lang: 'en' }, { ref, limit: '5' })
    expect(told.rows).toHaveLength(5)
    expect(told.summary['total']).toBe(MANY - left)
  }))

it('says the same from what is at hand as from nothing, in any order of questions', async () => {
  const windows = [1, 3, 12] as const
  const questions = someOf(
    profiles.flatMap((profile) =>
      (['account', 'subscription'] as const).map((grain) => [profile, grain] as const),
    ),
  ).map(([{ policies }, grain]) => askedOf({ grain }, policies))
  const answer = async (engine: Engine, at: number): Promise<unknown> => {
    const question = questions[at]!
    return [
      await engine.moved(question),
      await engine.leftOut(question),
      ...(await Promise.all(windows.map((window) => engine.kept({ ...question, window })))),
      await engine.cohorts(question),
    ]
  }
  const places = questions.map((_, at) => at)
  const [warm, again] = await withCompany({ subscriptions }, async (engine) => {
    const first: unknown[] = []
    for (const at of places) first[at] = await answer(engine, at)
    const second: unknown[] = []
    // Backwards, and all at once.
    await Promise.all(
      places.toReversed().map(async (at) => (second[at] = await answer(engine, at))),
    )
    return [first, second]
  })
  expect(again).toEqual(warm)
  // A new engine for each question has nothing at hand.
  for (const at of [0, 3, places.length - 1]) {
    await withCompany({ subscriptions }, async (engine) => {
      expect(await answer(engine, at)).toEqual(warm?.[at])
    })
  }
})
