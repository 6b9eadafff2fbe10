import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { stages } from '../standard/stages.ts'
import { nodeDisk } from './disk.ts'
import type { Disk } from './disk.ts'
import { projectShape } from './project-schema.ts'
import { readProject } from './read-project.ts'

const page = await readFile(new URL('../../docs/project-file.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map((match, index) => ({
  number: index + 1,
  example: match[1] ?? '',
}))

/** Every file an example names is there. */
function diskWith(text: string): Disk {
  const bytes = new TextEncoder().encode(text)
  return {
    ...nodeDisk,
    stat: async (path) => {
      if (path.includes('*')) throw Object.assign(new Error(path), { code: 'ENOENT' })
      return { size: bytes.length, isFile: () => path !== 'f', isDirectory: () => path === 'f' }
    },
    glob: async (pattern) => [pattern.replaceAll('*', 'x')],
    readdir: async () => ['bowline.yaml'],
    readFile: async () => bytes,
    access: async () => {},
    realpath: async (path) => path,
  }
}

describe('docs/project-file.md', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(9)
  })

  it.each(examples)('example $number reads', async ({ example }) => {
    const needed = { company: 'Harbor', currency: 'EUR', timezone: 'UTC' }
    const missing = Object.entries(needed).filter(([key]) => !example.includes(`${key}:`))
    const head = missing.map(([key, value]) => `${key}: ${value}\n`).join('')
    const disk = diskWith(`${head}${example}`)
    const project = await readProject('f', { env: {}, disk })
    const keys = [...example.matchAll(/^(\w+):/gm)].map((match) => match[1])
    const read = { ...project, observed_until: project.observedUntil } as Record<string, unknown>
    expect(keys.length).toBeGreaterThan(0)
    for (const key of keys) expect(Object.keys(read[key ?? ''] ?? {})).not.toHaveLength(0)
  })

  it('explains every key under a heading of its own, and every stage', () => {
    for (const key of Object.keys(projectShape.shape)) {
      expect(page).toContain(`\n## ${key}\n`)
      expect(page).toContain(`[\`${key}\`](#${key})`)
    }
    for (const { id } of stages) expect(page).toContain(`\`${id}\``)
  })
})
