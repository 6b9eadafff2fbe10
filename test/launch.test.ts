import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Checkout, createCheckout, ended } from './launch/checkout.ts'

interface Result {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const { tally, isPassed, closingLine } = (await load('../scripts/tally.mjs')) as {
  readonly tally: (report: { code: number; json: unknown }, failedSteps: number) => Result
  readonly isPassed: (result: Result) => boolean
  readonly closingLine: (result: Result) => string
}
const { isRecent } = (await load('../bin/node-path.mjs')) as {
  readonly isRecent: (version: string) => boolean
}

let checkout: Checkout
beforeEach(() => (checkout = createCheckout()))
afterEach(() => checkout.remove())

describe('bowline in a checkout', () => {
  it('installs and builds once, and keeps standard output for the answer', async () => {
    const first = await checkout.run('bin/bowline.mjs', 'bowtie', '--by', 'origin')
    expect(first).toMatchObject({ code: 7, out: 'bowtie --by origin\n' })
    expect(first.err).toMatch(/installing packages[^]*added 1 package[^]*building/)
    const second = await checkout.run('bin/bowline.mjs', 'list')
    expect(second).toEqual({ code: 7, out: 'list\n', err: '' })
    expect(existsSync(join(checkout.folder, 'node_modules/.bin/bowline'))).toBe(true)
    expect(existsSync(join(checkout.folder, 'dist/web/index.html'))).toBe(true)
  })

  it('installs again when the lock file has changed', async () => {
    await checkout.run('bin/bowline.mjs')
    checkout.write('package-lock.json', '{ "lockfileVersion": 3 }')
    await checkout.run('bin/bowline.mjs')
    await checkout.run('bin/bowline.mjs')
    expect(checkout.installs()).toBe(2)
  })

  it('builds again when a source has changed, and keeps nothing of a deleted one', async () => {
    checkout.write('src/cli/old.ts', '')
    await checkout.run('bin/bowline.mjs')
    expect(existsSync(join(checkout.folder, 'dist/src/cli/old.js'))).toBe(true)
    rmSync(join(checkout.folder, 'src/cli/old.ts'))
    checkout.write('src/cli/main.ts', `console.log('changed')`)
    expect((await checkout.run('bin/bowline.mjs')).out).toBe('changed\n')
    expect(existsSync(join(checkout.folder, 'dist/src/cli/old.js'))).toBe(false)
    checkout.write('src/cli/main.test.ts', 'tests are not built')
    expect((await checkout.run('bin/bowline.mjs')).err).toBe('')
  })

  it('says what does not compile, and leaves the last build alone', async () => {
    await checkout.run('bin/bowline.mjs')
    checkout.write('src/cli/main.ts', 'type error')
    const failed = await checkout.run('bin/bowline.mjs')
    expect(failed).toMatchObject({ code: 1, out: '' })
    expect(failed.err).toContain('src/cli/main.ts(1,1): type error')
    expect(builds()).toEqual(['dist'])
    const main = readFileSync(join(checkout.folder, 'dist/src/cli/main.js'), 'utf8')
    expect(main).toContain('process.argv')
  })

  it('notices an install that was killed', async () => {
    checkout.write('hang', '')
    const hanging = checkout.start('bin/bowline.mjs')
    const end = ended(hanging)
    await until(() => existsSync(join(checkout.folder, 'hanging')))
    hanging.kill('SIGTERM')
    expect((await end).code).toBe(1)
    rmSync(join(checkout.folder, 'hang'))
    expect((await checkout.run('bin/bowline.mjs', 'list')).out).toBe('list\n')
    expect(checkout.installs()).toBe(2)
  })

  it('takes over the lock of a process that is gone', async () => {
    const gone = checkout.start('bin/node-path.mjs')
    await ended(gone)
    checkout.write('.bowline/install.lock', String(gone.pid))
    expect((await checkout.run('bin/bowline.mjs', 'list')).out).toBe('list\n')
  })

  it('stands several at once', async () => {
    const runs = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => checkout.run('bin/bowline.mjs', name)),
    )
    expect(runs.map(({ out }) => out)).toEqual(['a\n', 'b\n', 'c\n', 'd\n'])
    expect(checkout.installs()).toBe(1)
    expect(builds()).toEqual(['dist'])
    expect(readdirSync(join(checkout.folder, '.bowline'))).toEqual([])
  })

  function builds(): readonly string[] {
    return readdirSync(checkout.folder).filter((name) => name.startsWith('dist'))
  }
})

describe('the launcher', () => {
  it('runs a command with a recent Node first, and gives its exit code', async () => {
    const script = `console.log(process.version); process.exitCode = 5`
    const { code, out } = await checkout.run('scripts/launch.mjs', 'run', 'node', '-e', script)
    expect(code).toBe(5)
    expect(isRecent(out.trim())).toBe(true)
  })

  it('passes a signal on and gives the exit code that follows', async () => {
    checkout.write(
      'waits.mjs',
      `process.on('SIGTERM', () => process.exit(9))
      console.log('waiting'); setInterval(() => {}, 1000)`,
    )
    const running = checkout.start('scripts/launch.mjs', 'run', 'node', 'waits.mjs')
    const end = ended(running)
    running.stdout?.on('data', (part: Buffer) => {
      if (part.toString().includes('waiting')) running.kill('SIGTERM')
    })
    expect((await end).code).toBe(9)
  })

  it('says what it knows', async () => {
    const { code, err } = await checkout.run('scripts/launch.mjs', 'strat')
    expect(code).toBe(2)
    expect(err).toMatch(/unknown command: strat; the commands are start, /)
  })

  it.each([
    ['v20.20.2', false],
    ['v22.18.0', false],
    ['v22.19.0', true],
    ['v23.0.0', true],
    ['v24.21.0', true],
  ])('takes %s for recent enough: %s', (version, recent) => {
    expect(isRecent(version)).toBe(recent)
  })
})

describe('the closing line', () => {
  const json = (given: object): object => ({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...given,
  })
  const unloaded = { status: 'failed', assertionResults: [] }
  const red = { status: 'failed', assertionResults: [{ status: 'failed' }] }

  it.each([
    ['3 passed, 0 failed', { code: 0, json: json({}) }, 0, true],
    ['3 passed, 0 failed, 2 skipped', { code: 0, json: json({ numPendingTests: 2 }) }, 0, true],
    ['3 passed, 1 failed', { code: 1, json: json({ numFailedTests: 1, testResults: [red] }) }, 0],
    ['3 passed, 1 failed', { code: 1, json: json({ testResults: [unloaded] }) }, 0],
    ['3 passed, 1 failed', { code: 1, json: json({}) }, 0],
    ['3 passed, 2 failed', { code: 0, json: json({}) }, 2],
    ['0 passed, 0 failed', { code: 0, json: json({ numPassedTests: 0 }) }, 0],
    ['0 passed, 1 failed', { code: 1, json: null }, 0],
  ])('%s', (line, report, failedSteps, passed = false) => {
    const result = tally(report, failedSteps)
    expect(closingLine(result)).toBe(line)
    expect(isPassed(result)).toBe(passed)
  })
})

function load(path: string): Promise<unknown> {
  return import(new URL(path, import.meta.url).href)
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10)
}
