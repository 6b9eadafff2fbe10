import { describe, it } from 'vitest'
import { parseChange } from '../../src/plans/scenario.ts'
import { courseEngine } from '../answers/course-company.ts'
import { expectGoldenText } from '../expect-golden.ts'
import { runWith } from './test-effects.ts'

const made = {
  months: 24,
  entering: 8,
  rates: [0.6, 0.5],
  price: 100,
  churn: 0.03,
  growing: 0.2,
} as const
/** Of the second one running revenue was foretold better by exponential smoothing. */
const [usual, simpler] = [3, 10].map((seed) => courseEngine({ ...made, seed }))

/** What is asked, for whom, in which language and how wide. */
const cases: readonly (readonly [string, 'usual' | 'simpler', string, number])[] = [
  ['forecast.en', 'usual', 'forecast --months 6', 100],
  ['forecast.fr', 'simpler', 'forecast --months 6', 60],
  ['forecast-parts.en', 'usual', 'forecast --months 6 --view parts', 100],
  ['forecast-backtest.fr', 'simpler', 'forecast --view backtest', 100],
  ['chance.en', 'simpler', 'chance --target 56000 --by-date 2018-12-31', 100],
  ['chance.fr', 'usual', 'chance --target 66k --by-date 2018-12-31', 60],
  [
    'goal-seek.en',
    'usual',
    'goal-seek --target 70000 --by-date 2019-01-31 --cost price=1000/%',
    100,
  ],
  ['goal-seek.fr', 'simpler', 'goal-seek --target 70000 --by-date 2019-01-31', 100],
  ['simulate.en', 'simpler', 'simulate --set price=+5% --months 6 --target 60000', 100],
  ['simulate.fr', 'usual', 'simulate --months 6', 100],
  ['simulate-bowtie.en', 'usual', 'simulate --view bowtie', 100],
]

const coaching = parseChange('rate:selection', '+10 %')
if (coaching === null) throw new Error('no change')

const scenario = {
  id: 'coach',
  name: 'Coach the closers',
  what: [
    {
      lever: 'rate:selection',
      change: coaching,
      motion: null,
      from: null,
      ramp: 3,
      cost: { once: 2000, perMonth: 100 },
    },
  ],
}

describe('what lies ahead, in the terminal', () => {
  it.each(cases)('%s is as it should be', async (name, of, asked, columns) => {
    const engine = of === 'usual' ? usual : simpler
    if (engine === undefined) throw new Error(`no company: ${of}`)
    const args = [...asked.split(' '), '--paths', '400', '--lang', name.slice(-2)]
    const { out } = await runWith(args, {
      columns,
      room: {
        openProject: async () => ({
          engine: { ...engine, close: async () => undefined },
          stale: null,
        }),
        readScenarios: async () => [scenario],
      },
    })
    expectGoldenText(name, out)
  })
})
