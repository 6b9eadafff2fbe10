import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { everyMess } from '../../src/generator/mess/mess.ts'
import { richTruth } from '../../src/generator/truth/made-up/rich-truth.ts'
import { generate } from '../../src/generator/write/generate.ts'
import { withFolder } from '../build/scratch-project.ts'
import { runWith } from '../cli/test-effects.ts'
import type { Ran } from '../cli/test-effects.ts'
import { casesOf } from '../evidence.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const TRUTH = `company: Quay
currency: EUR
timezone: Europe/Paris
from: 2023-01-01
until: 2025-07-01
size: 400
attributes:
  motion: { inbound: 0.6, outbound: 0.4 }
steps:
  awareness: { chance: 0.6 }
  consideration: { chance: 0.5 }
offers:
  - { name: all, price: { median: 900, sigma: 0.3 }, churn: { with_impact: { alpha: 1, beta: 6 } } }
`

const never = (): Promise<void> => new Promise(() => {})
const call = (folder: string, ...args: string[]): Promise<Ran> =>
  runWith(['generate', ...args], { cwd: folder, stopped: never })

async function bytesOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const files = globSync('**/*.*', { cwd: folder }).sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file))))
  return Object.fromEntries(
    files.map((file, i) => [
      file,
      createHash('sha256')
        .update(contents[i] ?? '')
        .digest('hex'),
    ]),
  )
}

describe('generate', () => {
  it.each(['csv', 'parquet'] as const)(
    'writes the same bytes with one thread and with three: %s',
    (format) =>
      withFolder({}, async (parent) => {
        const options = {
          truth: richTruth(),
          size: 900,
          seed: 3,
          messy: everyMess,
          format,
        } as const
        const [one, three] = [path.join(parent, 'one'), path.join(parent, 'three')]
        await generate({ ...options, journeysPerPart: 150, workers: 1, out: one })
        await generate({ ...options, journeysPerPart: 150, workers: 3, out: three })
        const bytes = await bytesOf(one)
        expect(Object.keys(bytes).length).toBeGreaterThan(15)
        expect(await bytesOf(three)).toEqual(bytes)
        if (format === 'parquet') return
        // A CSV is one file, wherever its parts end.
        const whole = path.join(parent, 'whole')
        await generate({ ...options, out: whole })
        expect(await bytesOf(whole)).toEqual(bytes)
      }),
  )

  it('replaces what it made, and nothing that it did not make', () =>
    withFolder({ 'truth.yaml': TRUTH }, async (folder) => {
      const args = ['--truth', 'truth.yaml', '--out', 'quay']
      expect(await call(folder, ...args)).toMatchObject({ code: 0 })
      const leads = (): Promise<string> =>
        readFile(path.join(folder, 'quay/marketing/leads.csv'), 'utf8')
      const first = await leads()
      expect(await readFile(path.join(folder, 'quay/truth.yaml'), 'utf8')).toBe(TRUTH)
      expect(await call(folder, ...args, '--seed', '2')).toMatchObject({ code: 0 })
      const second = await leads()
      expect(second).not.toBe(first)

      await writeFile(path.join(folder, 'quay/notes.txt'), 'mine')
      const refused = await call(folder, ...args)
      expect(refused).toMatchObject({ code: 2 })
      expect(refused.err).toContain('notes.txt')
      expect(await leads()).toBe(second)

      await mkdir(path.join(folder, 'other'))
      await writeFile(path.join(folder, 'other/bowline.yaml'), 'company: Mine')
      const other = await call(folder, '--truth', 'truth.yaml', '--out', 'other')
      expect(other).toMatchObject({ code: 2 })
      expect(await readdir(path.join(folder, 'other'))).toEqual(['bowline.yaml'])
    }))

  it('knows the truths that come with it by their names', () =>
    withFolder({}, async (folder) => {
      const ran = await call(folder, '--truth', 'plain', '--size', '40', '--out', 'quay')
      expect(ran).toMatchObject({ code: 0 })
      expect(await readFile(path.join(folder, 'quay/truth.yaml'), 'utf8')).toContain('company: ')
    }))

  it('keeps a project file that was changed by hand', () =>
    withFolder({ 'truth.yaml': TRUTH }, async (folder) => {
      const args = ['--truth', 'truth.yaml', '--out', 'quay', '--size', '50']
      await call(folder, ...args)
      const project = path.join(folder, 'quay/bowline.yaml')
      await writeFile(project, `${await readFile(project, 'utf8')}# mine\n`)
      const refused = await call(folder, ...args)
      expect(refused).toMatchObject({ code: 2 })
      expect(await readFile(project, 'utf8')).toContain('# mine')
    }))

  it('says what is wrong with the call or the truth, where, and what to do', () =>
    withFolder(
      { 'truth.yaml': TRUTH, 'faulty.yaml': TRUTH.replace('0.4', '0.5') },
      async (folder) => {
        const of = (...args: string[]) => call(folder, '--out', 'quay', ...args)
        const faulty = await of('--truth', 'faulty.yaml')
        expect(faulty).toMatchObject({ code: 1, out: '' })
        expect(faulty.err).toMatch(/^faulty\.yaml:\d+:\d+: .+\n {2}\S/u)
        for (const args of [
          ['--truth', 'missing.yaml'],
          ['--truth', 'truth.yaml', '--size', '0'],
          ['--truth', 'truth.yaml', '--size', '1e3'],
          ['--truth', 'truth.yaml', '--seed', '-1'],
          ['--truth', 'truth.yaml', '--workers', 'two'],
          ['--truth', 'truth.yaml', '--messy', 'dirt'],
          ['--truth', 'truth.yaml', '--messy', 'disorder=2'],
          ['--truth', 'truth.yaml', '--format', 'xml'],
        ]) {
          const ran = await of(...args)
          expect(ran, args.join(' ')).toMatchObject({ code: 2, out: '' })
          expect(ran.err.trim()).not.toBe('')
        }
        expect(await readdir(folder)).toEqual(['faulty.yaml', 'truth.yaml'])
      },
    ))

  it.each(casesOf<'SIGINT' | 'SIGKILL'>(['SIGINT', 'SIGKILL'], ['SIGINT']))(
    'leaves no half company when it gets %s',
    (signal) =>
      withFolder({ 'truth.yaml': TRUTH }, async (folder) => {
        const args = [
          MAIN,
          'generate',
          '--truth',
          'truth.yaml',
          '--out',
          'quay',
          '--size',
          '900000',
        ]
        const child = spawn(process.execPath, args, { cwd: folder })
        let told = ''
        child.stderr.on('data', (text: Buffer) => {
          // Once it has told of progress it is in the midst of writing.
          if (told === '') child.kill(signal)
          told += text.toString()
        })
        const code = await new Promise((settle) => {
          child.once('close', settle)
        })
        expect(existsSync(path.join(folder, 'quay'))).toBe(false)
        if (signal === 'SIGINT') {
          expect(code).toBe(130)
          expect(told).toContain('stopped: nothing was written to quay')
          expect(await readdir(folder)).toEqual(['truth.yaml'])
        }
        // What a killed one has left goes with the next.
        const next = await call(folder, '--truth', 'truth.yaml', '--out', 'quay', '--size', '50')
        expect(next).toMatchObject({ code: 0 })
        expect(await readdir(folder)).toEqual(['quay', 'truth.yaml'])
      }),
  )
})
