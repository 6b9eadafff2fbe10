import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A checkout of the launcher alone, with an npm and a compiler that need no network. */
export interface Checkout {
  readonly folder: string
  write(path: string, text: string): void
  start(script: string, ...args: readonly string[]): ChildProcess
  run(script: string, ...args: readonly string[]): Promise<Ended>
  installs(): number
  remove(): void
}

export function createCheckout(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-launch-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  for (const name of ['prepare', 'launch', 'lock', 'tally']) {
    cpSync(join(root, 'scripts', `${name}.mjs`), join(folder, 'scripts', `${name}.mjs`))
  }
  write('package.json', '{ "type": "module" }')
  write('package-lock.json', '{}')
  write('tsconfig.build.json', '{}')
  write('standard/stages.json', '{}')
  write('web/index.html', '')
  write('src/cli/main.ts', `console.log(process.argv.slice(2).join(' '))\nprocess.exitCode = 7\n`)

  const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.cjs') }
  cpSync(join(import.meta.dirname, 'fake-npm-cli.cjs'), env.npm_execpath)
  const start = (script: string, ...args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [join(folder, script), ...args], { cwd: tmpdir(), env })

  return {
    folder,
    write,
    start,
    run: (script, ...args) => ended(start(script, ...args)),
    installs: () => readFileSync(join(folder, 'npm-calls.txt'), 'utf8').trim().split('\n').length,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function ended(child: ChildProcess): Promise<Ended> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}
