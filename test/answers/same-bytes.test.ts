import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../src/answers/ask.ts'
import { answerNamed, answers } from '../../src/answers/registry.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { isThorough } from '../thoroughness.ts'
import { builtEachWay, type Way } from './shuffled-company.ts'

// The order of rows changes nothing, nor does the number of threads, nor whether roll-ups are kept:
// every answer is the same to the byte.

const ways: readonly Way[] = [
  { order: 'as it was', threads: 1, reads: 'facts' },
  { order: 'shuffled', threads: 4, reads: 'memory' },
  ...(isThorough ? [{ order: 'backwards', threads: 2, reads: 'roll-ups' } as const] : []),
]

type Asked = Readonly<Record<string, string | readonly string[]>>

const stages = ['awareness', 'education', 'selection', 'commit', 'live']
const questions: readonly (readonly [answer: string, input: Asked])[] = [
  ['bowtie', {}],
  ['bowtie', { by: ['segment', 'channel'] }],
  ['bowtie', { interval: 'quarter', from: '2016-06-10' }],
  ['bowtie', { view: 'period', interval: 'month', by: ['motion'] }],
  ['bowtie', { view: 'stock', by: ['country'] }],
  ['bowtie', { asOf: '2018-01-10', by: ['motion'] }],
  ['numbers', { by: ['motion'] }],
  ...stages.map((stage) => ['transition', { stage, by: ['segment', 'channel'] }] as const),
  ['transition', { stage: 'education', toStage: 'commit', by: ['segment'] }],
  ['trend', { stage: 'education', by: ['channel'], interval: 'quarter' }],
  ['change', { stage: 'education', from: '2018-01-01', by: ['segment'] }],
  ['compare', { from: '2018-01-01', against: ['from=', 'to=2018-01-01'] }],
  ['compare', { against: ['profile=stripe'], show: 'accounts' }],
  ['levers', { by: ['motion'] }],
  ['meetings', { stage: 'selection', by: ['segment'] }],
  ['revenue', { by: ['segment'], interval: 'quarter' }],
  ['revenue', { expansion: 'kinds', interval: 'year' }],
  ['retention', { by: ['motion'], interval: 'year' }],
  ['retention', { view: 'cohort', interval: 'year' }],
  ['retention', { view: 'renewals', interval: 'year' }],
  ['retention', { view: 'states', interval: 'quarter' }],
  ['lifetime', { by: ['segment'] }],
  ['reconcile', { view: 'knot' }],
  ['loop', { target: 'retention', by: ['segment'] }],
  ['plan', { view: 'cells', by: ['motion'] }],
  ['simulate', { set: ['price=+10%'], months: '3', paths: '100' }],
  ['purchases', { view: 'customers', charges: 'all', months: '6' }],
  ['findings', {}],
]
const slow: typeof questions = [
  ['reconcile', {}],
  ['goal-seek', { target: '1500000', byDate: '2019-03-31', paths: '100' }],
  ['forecast', { view: 'parts', by: ['segment'], months: '3', paths: '100' }],
  ['chance', { target: '1000000', byDate: '2019-03-31', paths: '100' }],
]

let engines: readonly Engine[] = []
let close = async (): Promise<void> => undefined

beforeAll(async () => {
  ;({ engines, close } = await builtEachWay(isThorough ? 1500 : 400, ways))
}, 240_000)
afterAll(() => close())

const told = async (engine: Engine, name: string, input: Asked) =>
  ask(answerNamed(name), { engine, lang: 'en' }, input)

async function expectSame(name: string, input: Asked): Promise<void> {
  const [first = '', ...others] = await Promise.all(
    engines.map(async (engine) => JSON.stringify(await told(engine, name, input))),
  )
  // As objects first, which says where they differ.
  for (const other of others) expect(JSON.parse(other)).toEqual(JSON.parse(first))
  for (const other of others) expect(other).toBe(first)
}

describe('whatever the order of rows', () => {
  it('asks every answer', () => {
    const asked = new Set([...questions, ...slow].map(([name]) => name))
    expect(answers.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual(['explain'])
  })

  it.each([...questions, ...(isThorough ? slow : [])])(
    '%s %j is the same to the byte',
    { timeout: 240_000 },
    (name, input) => expectSame(name, input),
  )

  it('explain lists the same rows behind each number', { timeout: 240_000 }, async () => {
    const [engine] = engines
    if (engine === undefined) throw new Error('no engine was built')
    const refs = new Set<string>()
    for (const [name, input] of [
      ['bowtie', { by: ['segment'] }] as const,
      ['findings', {}] as const,
    ]) {
      const { rows } = await told(engine, name, input)
      for (const { ref } of rows) if (typeof ref === 'string') refs.add(ref)
    }
    expect(refs.size).toBeGreaterThan(20)
    for (const ref of refs) await expectSame('explain', { ref, limit: '50' })
  })
})
