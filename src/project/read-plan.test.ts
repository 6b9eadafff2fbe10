import { describe, expect, it } from 'vitest'
import { nodeDisk, type Disk } from './disk.ts'
import { describeProjectError } from './project-error.ts'
import { ProjectErrors } from './project-errors.ts'
import { readPlan } from './read-plan.ts'

function diskWith(text: string | null): Disk {
  const bytes = new TextEncoder().encode(text ?? '')
  return {
    ...nodeDisk,
    readdir: async () => (text === null ? ['bowline.yaml'] : ['bowline.yaml', 'plan.yaml']),
    stat: async () => ({ size: bytes.length, isFile: () => true, isDirectory: () => false }),
    readFile: async () => bytes,
  }
}

const read = (text: string | null) => readPlan('f', diskWith(text))

async function faults(text: string): Promise<readonly string[]> {
  const error = await read(text).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ProjectErrors)) throw new Error('plan was read')
  return error.errors.map(describeProjectError)
}

describe('a plan', () => {
  it('is none where there is no file', async () => {
    expect(await read(null)).toBeNull()
  })

  it('reads shares as percent or as fractions, and stages in their order', async () => {
    const plan = await read(`
benchmark: book-2024
entering: 500
stages:
  awareness: { rate: 15%, days: 30 }
  education: { rate: 0.2 }
price: 20000
discount: 20%
motions:
  enterprise:
    entering: 12.5
    meetings: { stage: selection, count: 5 }
`)
    expect(plan).toEqual({
      benchmark: 'book-2024',
      sheets: [
        {
          motion: null,
          stages: ['awareness', 'education'],
          values: {
            entering: 500,
            price: 20_000,
            discount: 0.2,
            'rate:awareness': 0.15,
            'days:awareness': 30,
            'rate:education': 0.2,
          },
          meetings: null,
        },
        {
          motion: 'enterprise',
          stages: [],
          values: { entering: 12.5 },
          meetings: { stage: 'selection', count: 5 },
        },
      ],
    })
  })

  it.each([
    ['entering: many', ['plan.yaml:1:11: entering must be a number: many']],
    ['entering: -1', ['entering must be at least 0: -1']],
    ['discount: 120%', ['discount must be from 0 to 1, or 0% to 100%: 120%']],
    ['stages: { selection: { rate: often } }', ['stages.selection.rate must be from 0 to 1']],
    ['entring: 5', ['unknown key: entring', 'write `entering`']],
    ['motions: { a: { prise: 1 } }', ['unknown key in motions.a: prise', 'write `price`']],
    ['benchmark: book', ['benchmark must be book-2024 or bowtie-standard-2026: book']],
    ['meetings: { stage: selection, count: 0 }', ['meetings.count must be at least 1: 0']],
    ['', ['file is empty', 'write `entering: 500`']],
    ['5', ['file must be a mapping: 5']],
    ['price: [', ['plan.yaml:1']],
  ])('says where %j is wrong, and what to write', async (text, parts) => {
    const told = (await faults(text)).join('\n')
    for (const part of parts) expect(told).toContain(part)
  })

  it('refuses names with signs that nobody sees, with their place', async () => {
    const [fault] = await faults('motions:\n  "in\\u0007side": { price: 1 }\n')
    expect(fault).toContain('plan.yaml:2:3')
    expect(fault).toContain('name in motions has a control character')
    expect((await faults('stages:\n  "a\\u009bb": { days: 1 }\n'))[0]).toContain('name in stages')
  })

  it('is called a plan where it is too large', async () => {
    expect((await faults(`# ${'x'.repeat(500_001)}`))[0]).toMatch(
      /plan must be below 500 kB: 501 kB/u,
    )
  })

  it('tells all that is wrong at once', async () => {
    expect(await faults('entering: x\nprice: y\n')).toHaveLength(2)
  })
})
