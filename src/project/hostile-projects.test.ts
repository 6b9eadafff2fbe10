import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, symlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Disk } from './disk.ts'
import { nodeDisk } from './disk.ts'
import { ProjectErrors } from './project-errors.ts'
import { readProject } from './read-project.ts'

const keys =
  'company currency timezone sources dimensions observed_until tables stages dates references'
const head = 'company: A\ncurrency: EUR\ntimezone: UTC\n'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'))
})

afterEach(() => rm(folder, { recursive: true }))

async function faultsOf(path = folder, disk: Disk = nodeDisk): Promise<readonly string[]> {
  const error: unknown = await readProject(path, { env: {}, disk }).catch((error: unknown) => error)
  if (!(error instanceof ProjectErrors)) throw new Error('project was read', { cause: error })
  return error.errors.map(({ place, message, remedy }) => {
    const at = place === null ? '' : `${place.line}:${place.column}: `
    return `${at}${message} | ${remedy}`.replaceAll(folder, '.')
  })
}

/** One project file in memory. */
function diskWith(text: string | Uint8Array): Disk {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return {
    ...nodeDisk,
    readdir: async () => ['bowline.yaml'],
    stat: async (path) => ({
      size: bytes.length,
      isFile: () => path.endsWith('.yaml'),
      isDirectory: () => !path.endsWith('.yaml'),
    }),
    readFile: async () => bytes,
  }
}

function refusing(part: keyof Disk, code: string): Disk {
  const refuse = () => Promise.reject(Object.assign(new Error(code), { code }))
  return { ...nodeDisk, [part]: refuse }
}

const words = [
  ...keys.split(' '),
  ...'file format name after commit losses journeys EUR UTC false null ~ 12'.split(' '),
  ...'{ } [ ] : - | > " # & * ! &a *a !!x << , ? % @ ` ${A} \' 2025-01-01 __proto__'.split(' '),
  ...'constructor toString \u0000 \ufeff \u2028 😀'.split(' '),
].concat('\t', '\n', '\n  ', '\n    ', '\r\n', '---\n', '...\n', ': ', '- ')

describe('a project that is not there', () => {
  it('no folder', async () => {
    expect(await faultsOf(join(folder, 'nowhere'))).toEqual([
      'folder is not there: ./nowhere | correct the path, or run `bowline init` to start a project',
    ])
  })

  it('a file for a folder', async () => {
    await writeFile(join(folder, 'a'), '')
    expect(await faultsOf(join(folder, 'a'))).toEqual([
      'project is not a folder: ./a | name the folder that holds bowline.yaml',
    ])
  })

  it('no bowline.yaml', async () => {
    expect(await faultsOf()).toEqual([
      'folder has no bowline.yaml: . | run `bowline init` in it, or name the folder of your project',
    ])
  })

  it('two of them', async () => {
    await writeFile(join(folder, 'bowline.yaml'), head)
    await writeFile(join(folder, 'bowline.yml'), head)
    expect(await faultsOf()).toEqual([
      '1:1: folder has bowline.yaml and bowline.yml: . | keep bowline.yaml and remove the other',
    ])
  })

  it.each([
    [
      'a folder',
      (file: string) => mkdir(file),
      'project file is not a file | put a text file in its place',
    ],
    [
      'a pipe',
      (file: string) => execFileSync('mkfifo', [file]),
      'project file is not a file | put a text file in its place',
    ],
    [
      'a circle of links',
      (file: string) => symlink('bowline.yaml', file),
      'file is a link that leads to itself | correct the link',
    ],
  ])('%s for a file', async (_, make, expected) => {
    await make(join(folder, 'bowline.yaml'))
    expect(await faultsOf()).toEqual([`1:1: ${expected}`])
  })

  it('a file or folder that may not be read', async () => {
    await writeFile(join(folder, 'bowline.yaml'), head)
    expect(await faultsOf(folder, refusing('readFile', 'EACCES'))).toEqual([
      '1:1: file may not be read | give yourself the right to read it',
    ])
    expect(await faultsOf(folder, refusing('readdir', 'EACCES'))).toEqual([
      '. may not be read | give yourself the right to read it',
    ])
    expect(await faultsOf(folder, refusing('readFile', 'EIO'))).toEqual([
      '1:1: file cannot be read: EIO | correct the path',
    ])
  })
})

describe('a source that cannot be read', () => {
  beforeEach(async () => {
    await writeFile(join(folder, 'a.csv'), 'a')
    await writeFile(join(folder, 'bowline.yaml'), `${head}sources:\n  a: { file: a.csv }\n`)
  })

  it('without the right to', async () => {
    expect(await faultsOf(folder, refusing('access', 'EACCES'))).toEqual([
      '5:14: sources.a.file may not be read: a.csv | give yourself the right to read it',
    ])
  })

  it('a circle of links, by name and by glob', async () => {
    await symlink('self.csv', join(folder, 'self.csv'))
    const text = `${head}sources:\n  a: { file: self.csv }\n  b: { file: "s*.csv" }\n`
    await writeFile(join(folder, 'bowline.yaml'), text)
    expect(await faultsOf()).toEqual([
      '5:14: sources.a.file is a link that leads to itself: self.csv | correct the link',
      '6:14: sources.b.file is a link that leads to itself: self.csv | correct the link',
    ])
  })

  it('a pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.csv')])
    await writeFile(join(folder, 'bowline.yaml'), `${head}sources:\n  a: { file: pipe.csv }\n`)
    expect(await faultsOf()).toEqual(['5:14: sources.a.file is not a file: pipe.csv | name a file'])
  })

  it('a disk that fails in the middle of a glob', async () => {
    await writeFile(join(folder, 'bowline.yaml'), `${head}sources:\n  a: { file: "*.csv" }\n`)
    expect(await faultsOf(folder, refusing('glob', 'EIO'))).toEqual([
      '5:14: sources.a.file cannot be read (EIO): *.csv | correct the path',
    ])
  })
})

describe('a text that means harm', () => {
  it('a file of 10 MB', async () => {
    expect(await faultsOf('f', diskWith('a: 1\n'.repeat(2_000_000)))).toEqual([
      '1:1: project file must be below 500 kB: 10000 kB | keep data in files of its own, named under `sources`',
    ])
  })

  it('a billion laughs', async () => {
    const lines = Array.from({ length: 8 }, (_, level) => {
      const laugh = Array(9).fill(`*a${level}`).join(', ')
      return `a${level + 1}: &a${level + 1} [${laugh}]`
    })
    const faults = await faultsOf('f', diskWith(['a0: &a0 [lol]', ...lines].join('\n')))
    expect(faults.filter((fault) => fault.includes('alias is not allowed'))).toHaveLength(72)
  })

  it('bytes that are not UTF-8', async () => {
    const latin = Uint8Array.from(Buffer.from('company: A\ncurrency: é\n', 'latin1'))
    expect(await faultsOf('f', diskWith(latin))).toEqual([
      '2:11: file is not UTF-8 | save it as UTF-8',
    ])
    const utf16 = Uint8Array.from(Buffer.from(`\ufeff${head}`, 'utf16le'))
    expect(await faultsOf('f', diskWith(utf16))).toEqual([
      '1:1: file is not UTF-8 | save it as UTF-8',
    ])
  })

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['braces', 'a: {'.repeat(20_000)],
    ['dashes', '- '.repeat(50_000)],
    ['a quote within brackets', `${'['.repeat(20_000)}"`],
    ['levels', Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
  ])('nested too deeply: %s', async (_, text) => {
    const faults = await faultsOf('f', diskWith(text))
    expect(faults.some((fault) => fault.includes('nested too deeply'))).toBe(true)
  })

  it.each([
    ['keys', Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['the same key', 'a: 1\n'.repeat(10_000)],
    ['a long key', `${'a'.repeat(1000)}: 1`],
    ['quotes', '"'.repeat(20_000)],
    ['variables', `company: ${'${A'.repeat(50_000)}`],
    ['dimensions', `dimensions: [${'a, '.repeat(10_000)}]`],
    [
      'stages',
      `stages:\n${Array.from({ length: 2000 }, (_, i) => `  s${i}: { name: a, after: s${i + 1} }`).join('\n')}`,
    ],
  ])(
    'too many: %s',
    async (_, text) => {
      expect((await faultsOf('f', diskWith(text))).length).toBeGreaterThan(0)
    },
    20_000,
  )

  it('whatever the text, nothing is thrown but ProjectErrors with a place', async () => {
    const word = fc.constantFrom(...words)
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
      fc.array(word, { maxLength: 40 }).map((words) => head + words.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        try {
          await readProject('f', { env: {}, disk: diskWith(text) })
        } catch (error) {
          expect(error).toBeInstanceOf(ProjectErrors)
          if (!(error instanceof ProjectErrors)) return
          expect(error.errors.length).toBeGreaterThan(0)
          const lines = text.replace(/^\ufeff/, '').split('\n')
          for (const { place, message, remedy } of error.errors) {
            expect(message).not.toMatch(/undefined|\[object/)
            expect(remedy).not.toMatch(/undefined|\[object|^$/)
            expect(place?.line).toBeLessThanOrEqual(lines.length)
            const line = lines[(place?.line ?? 0) - 1] ?? ''
            expect(place?.column).toBeLessThanOrEqual(line.length + 1)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
