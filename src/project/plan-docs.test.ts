import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { nodeDisk } from './disk.ts'
import { planShape } from './plan-schema.ts'
import { readPlan } from './read-plan.ts'

const page = await readFile(new URL('../../docs/models/mathematical.md', import.meta.url), 'utf8')
const [, example = ''] = /^```yaml\n(.*?)^```$/ms.exec(page) ?? []

describe('docs/models/mathematical.md', () => {
  it('shows a plan file that reads, with every key there is', async () => {
    const bytes = new TextEncoder().encode(example)
    const plan = await readPlan('f', {
      ...nodeDisk,
      readdir: async () => ['plan.yaml'],
      stat: async () => ({ size: bytes.length, isFile: () => true, isDirectory: () => false }),
      readFile: async () => bytes,
    })
    expect(plan?.sheets.map(({ motion }) => motion)).toEqual([null, 'enterprise'])
    for (const key of Object.keys(planShape.shape))
      expect(example).toMatch(new RegExp(`^${key}:`, 'mu'))
  })
})
