import { describe, expect, it } from 'vitest'
import { chooseBrowser, type Machine } from './choose-browser.ts'

const CHROMIUM = '/usr/bin/chromium'
const missing = 'no Chromium or Chrome here: the tests of the page did not run'

/** A machine, and how often something was installed on it. */
function machineOf(given: Partial<Machine> & { has?: string[]; installs?: string }) {
  const has = new Set(given.has ?? [])
  const tried = { installs: 0 }
  const machine: Machine = {
    platform: 'linux',
    env: {},
    exists: (path) => has.has(path),
    install: () => {
      tried.installs += 1
      if (given.installs !== undefined) has.add(given.installs)
      return given.installs !== undefined
    },
    ...given,
  }
  return { machine, tried }
}

describe('the browser for the tests of the page', () => {
  it.each([
    ['linux', CHROMIUM],
    ['linux', '/usr/bin/google-chrome'],
    ['darwin', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['win32', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  ])('is the one that is there: %s %s', (platform, path) => {
    const { machine, tried } = machineOf({ platform, has: [path] })
    expect(chooseBrowser(machine)).toEqual({ kind: 'run', executable: path })
    expect(tried.installs).toBe(0)
  })

  it('is the one that is named, and no other', () => {
    const env = { BOWLINE_CHROMIUM: '/my/chrome', npm_lifecycle_event: 'test' }
    const there = machineOf({ env, has: [CHROMIUM, '/my/chrome'] })
    expect(chooseBrowser(there.machine)).toEqual({ kind: 'run', executable: '/my/chrome' })
    const gone = machineOf({ env, has: [CHROMIUM], installs: CHROMIUM })
    expect(chooseBrowser(gone.machine)).toEqual({ kind: 'skip', line: missing })
    expect(gone.tried.installs).toBe(0)
  })

  it.each([{ npm_lifecycle_event: 'test' }, { CI: 'true' }, { CI: '1' }])(
    'is installed by a whole run: %j',
    (env) => {
      const { machine, tried } = machineOf({ env, installs: CHROMIUM })
      expect(chooseBrowser(machine)).toEqual({ kind: 'run', executable: CHROMIUM })
      expect(tried.installs).toBe(1)
    },
  )

  it.each([{}, { npm_lifecycle_event: 'test:watch' }, { CI: 'false' }, { CI: '' }])(
    'is not installed by any other: %j',
    (env) => {
      const { machine, tried } = machineOf({ env, installs: CHROMIUM })
      expect(chooseBrowser(machine)).toEqual({ kind: 'skip', line: missing })
      expect(tried.installs).toBe(0)
    },
  )

  it('where none can be had, one line says so, and CI takes it for a failure', () => {
    const here = machineOf({ env: { npm_lifecycle_event: 'test' } })
    expect(chooseBrowser(here.machine)).toEqual({ kind: 'skip', line: missing })
    for (const CI of ['true', '1']) {
      expect(chooseBrowser(machineOf({ env: { CI } }).machine)).toEqual({
        kind: 'fail',
        line: missing,
      })
    }
  })

  it('that installs elsewhere than expected is none', () => {
    const { machine } = machineOf({ env: { CI: 'true' }, installs: '/nowhere/chromium' })
    expect(chooseBrowser(machine).kind).toBe('fail')
  })
})
