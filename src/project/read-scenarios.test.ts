import { describe, expect, it } from 'vitest'
import { parseDay } from '../time/calendar.ts'
import { nodeDisk, type Disk } from './disk.ts'
import { describeProjectError } from './project-error.ts'
import { ProjectErrors } from './project-errors.ts'
import { readScenarios } from './read-scenarios.ts'

type Files = Readonly<Record<string, string>>

function diskWith(files: Files): Disk {
  const bytes = (path: string) => new TextEncoder().encode(files[path.split('/').at(-1) ?? ''])
  return {
    ...nodeDisk,
    readdir: async () => Object.keys(files),
    stat: async (path) => ({
      size: bytes(path).length,
      isFile: () => true,
      isDirectory: () => false,
    }),
    readFile: async (path) => bytes(path),
  }
}

const read = (files: Files) => readScenarios('f', diskWith(files))

async function faults(text: string): Promise<readonly string[]> {
  const error = await read({ 'a.yaml': text }).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ProjectErrors)) throw new Error('the scenario was read')
  return error.errors.map(describeProjectError)
}

describe('scenarios', () => {
  it('are none where there is no folder', async () => {
    expect(await readScenarios('/no/such/folder')).toEqual([])
  })

  it('are read by the names of their files, each change as it is meant', async () => {
    const scenarios = await read({
      'b.yaml': 'what: [{ lever: price, change: 18000 }, { lever: days:trial, change: -3 days }]',
      'a.yml': `
name: Coach the closers
what:
  - lever: rate:selection
    change: +10 %
    motion: inside_sales
    from: 2026-03-15
    ramp: 3
    cost: { once: 20000, per_month: 5000 }
  - { lever: churn, change: -2 pt }
`,
      'notes.txt': 'nothing',
    })
    const free = { motion: null, from: null, ramp: 0, cost: { once: 0, perMonth: 0 } }
    expect(scenarios).toEqual([
      {
        id: 'a',
        name: 'Coach the closers',
        what: [
          {
            lever: 'rate:selection',
            motion: 'inside_sales',
            change: { how: 'relative', by: 0.1 },
            from: parseDay('2026-03-15'),
            ramp: 3,
            cost: { once: 20_000, perMonth: 5000 },
          },
          { ...free, lever: 'churn', change: { how: 'points', by: -0.02 } },
        ],
      },
      {
        id: 'b',
        name: 'b',
        what: [
          { ...free, lever: 'price', change: { how: 'to', by: 18_000 } },
          { ...free, lever: 'days:trial', change: { how: 'days', by: -3 } },
        ],
      },
    ])
  })

  it.each([
    ['', 'f/scenarios/a.yaml:1:1: file is empty', 'write `what: [{'],
    ['name: x', 'a.yaml:1:1: what is missing', 'add `what:'],
    ['wat: []', 'a.yaml:1:1: unknown key: wat', 'write `what`'],
    ['what: []', 'a.yaml:1:7: what must name a lever', 'for example'],
    [
      'what:\n  - { lever: rates:sel, change: +1 % }',
      'a.yaml:2:14: what.0.lever must be entering, rate:STAGE',
      'write `rate:sel`',
    ],
    [
      'what:\n  - { lever: price, change: +3 days }',
      'a.yaml:2:29: what.0.change is no change of price: +3 days',
      'write `+10 %`, or a year’s price',
    ],
    [
      'what:\n  - { lever: price, change: -110 % }',
      'a.yaml:2:29: what.0.change is no change of price: -110 %',
      'write `+10 %`',
    ],
    [
      'what:\n  - { lever: price, change: +1 %, from: 2026-13-01 }',
      'a.yaml:2:41: what.0.from must be a date',
      '2026',
    ],
    [
      'what:\n  - { lever: price, change: +1 %, ramp: 1.5 }',
      'what.0.ramp must be a whole number: 1.5',
      'for example',
    ],
    [
      'what:\n  - { lever: price, change: +1 %, cost: { once: -1 } }',
      'what.0.cost.once must be at least 0: -1',
      'for example',
    ],
  ])('have each fault told with its place and a remedy: %j', async (text, message, remedy) => {
    const [first = '', ...others] = await faults(text)
    expect(others).toEqual([])
    expect(first).toContain(message)
    expect(first.split('\n')[1]).toContain(remedy)
  })

  it('stand in one file each', async () => {
    const text = 'what: [{ lever: price, change: +1 % }]'
    await expect(read({ 'a.yaml': text, 'a.yml': text })).rejects.toThrow('stands in two files: a')
  })
})
