import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type * as AppModule from '../src/server/app.ts'
import type * as RegistryModule from '../src/answers/registry.ts'
import { runWith } from './cli/test-effects.ts'
import { sampleEngine } from './sample-company.ts'

const root = path.dirname(import.meta.dirname)

/** A copy of the sources in which the recipe has been followed. */
let copy = ''
let registry: typeof RegistryModule.answers = []

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'bowline-recipe-'))
  for (const part of ['src', 'standard', 'package.json', 'tsconfig.json']) {
    await cp(path.join(root, part), path.join(copy, part), { recursive: true })
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  await followRecipe()
  const module = await import(url('src/answers/registry.ts'))
  registry = (module as typeof RegistryModule).answers
}, 60_000)

afterAll(() => rm(copy, { recursive: true, force: true }))

/** One file and one line, exactly as the page has them. */
async function followRecipe(): Promise<void> {
  const page = await readFile(path.join(root, 'docs/adding-an-answer.md'), 'utf8')
  const fences = [...page.matchAll(/^```ts\n(?<code>.*?)^```$/gmsu)].map(
    (fence) => fence.groups?.['code'] ?? '',
  )
  expect(fences).toHaveLength(3)
  const [file = '', imported = '', line = ''] = fences
  await writeFile(path.join(copy, 'src/answers/horizons.ts'), file)
  const registryFile = path.join(copy, 'src/answers/registry.ts')
  const before = await readFile(registryFile, 'utf8')
  const list = /^export const answers.*?= \[/mu
  expect(before).toMatch(list)
  const after = before.replace(list, (start) => `${start}\n${line}`)
  await writeFile(registryFile, `${imported}${after}`)
}

function url(file: string): string {
  return pathToFileURL(path.join(copy, file)).href
}

describe('docs/adding-an-answer.md', () => {
  it('gives code that compiles', async () => {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
    const config = path.join(copy, 'tsconfig.recipe.json')
    const include = ['src/answers/registry.ts']
    await writeFile(config, JSON.stringify({ extends: './tsconfig.json', include }))
    const said = await new Promise<string>((settle) => {
      execFile(process.execPath, [tsc, '-p', config], { cwd: copy }, (_, out, err) =>
        settle(out + err),
      )
    })
    expect(said).toBe('')
  })

  it('gives a command, with its help', async () => {
    const { code, out } = await runWith(['horizons', '--format', 'json'], { registry })
    expect(code).toBe(0)
    const { rows, summary } = JSON.parse(out) as { rows: object[]; summary: object }
    expect(rows).toEqual([
      { stage: 'education', until: '2025-07-01' },
      { stage: 'commit', until: '2025-07-01' },
    ])
    expect(summary).toEqual({ sentence: '2 of 2 stages are shown.' })
    expect((await runWith(['horizons', '--help'], { registry })).out).toContain('--declared')
    expect((await runWith(['--help'], { registry })).out).toContain('horizons')
    expect((await runWith(['horizons'])).code).toBe(2)
  })

  it('gives a line of the list', async () => {
    const { out } = await runWith(['list'], { registry })
    expect(out).toMatch(/^ +horizons +Until when is each stage known\?$/mu)
  })

  it('gives a route', async () => {
    const { createApp } = (await import(url('src/server/app.ts'))) as typeof AppModule
    const source = async (): Promise<AppModule.Source> => ({ engine: sampleEngine(), stale: null })
    const app = createApp({ source, lang: 'fr' })
    const response = await app.request('http://localhost/api/answers/horizons?declared=true')
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      answer: 'horizons',
      summary: { sentence: '2 étapes sur 2 sont montrées.' },
    })
    const refused = await app.request('http://localhost/api/answers/horizons?colour=red')
    expect(refused.status).toBe(400)
  })
})
