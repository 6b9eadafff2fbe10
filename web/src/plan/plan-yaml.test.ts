import { expect, it } from 'vitest'
import { parseSet } from '../../../src/models/math/set-cell.ts'
import type { Sheet } from '../../../src/models/math/sheet.ts'
import { nodeDisk } from '../../../src/project/disk.ts'
import { readPlan } from '../../../src/project/read-plan.ts'
import { planYaml } from './plan-yaml.ts'

const cell = (value: number, from: 'typed' | 'measured' | 'assumed') =>
  ({ value, from, low: null, high: null, n: null }) as const

const sheet = (motion: string | null): Sheet => ({
  motion,
  stages: ['education', 'selection', 'commit'],
  cells: {
    entering: cell(500, 'typed'),
    'rate:education': cell(0.288, 'typed'),
    'rate:selection': cell(0.2, 'measured'),
    'days:selection': cell(45, 'measured'),
    price: cell(1234.5, 'typed'),
    discount: cell(0, 'assumed'),
  },
  curves: {},
  history: {},
})

const read = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return readPlan('f', {
    ...nodeDisk,
    readdir: async () => ['plan.yaml'],
    stat: async () => ({ size: bytes.length, isFile: () => true, isDirectory: () => false }),
    readFile: async () => bytes,
  })
}

it('is a plan file of what is typed and what is set, and of nothing else', async () => {
  const sets = ['rate:selection=+10%', 'field: 1.discount=5%'].flatMap(
    (text) => parseSet(text) ?? [],
  )
  const plan = await read(planYaml([sheet(null), sheet('field: 1')], sets))
  const typed = { entering: 500, 'rate:education': 0.288, 'rate:selection': 0.22, price: 1234.5 }
  expect(plan?.sheets).toEqual([
    { motion: null, stages: ['education', 'selection'], values: typed, meetings: null },
    {
      motion: 'field: 1',
      stages: ['education', 'selection'],
      values: { ...typed, discount: 0.05 },
      meetings: null,
    },
  ])
})

it('is a plan file, even with nothing to say of a motion', async () => {
  const empty = { ...sheet('a'), cells: { price: cell(5, 'measured') } }
  expect((await read(planYaml([empty], [])))?.sheets).toMatchObject([{ motion: 'a', values: {} }])
})
