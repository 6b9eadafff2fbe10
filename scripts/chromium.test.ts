import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const script = fileURLToPath(new URL('chromium.ts', import.meta.url))

/** What our script asks of a package manager that does as it is told, and what it says of it. */
function installWith(commands: string): { installed: boolean; asked: string[]; err: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-apt-'))
  try {
    const log = join(folder, 'asked')
    writeFileSync(log, '')
    writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\necho "$@" >> '${log}'\n${commands}\n`)
    chmodSync(join(folder, 'apt-get'), 0o755)
    const code = `import { thisMachine } from ${JSON.stringify(script)}
      console.log(thisMachine.install())`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
      encoding: 'utf8',
    })
    const asked = readFileSync(log, 'utf8').trim().split('\n')
    return { installed: stdout.trim() === 'true', asked, err: stderr }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Without the rights to install there is nothing to test: it asks nobody, and installs nothing.
describe.runIf(isRoot)('chromium from Debian', () => {
  it('is installed with what it needs to draw letters', () => {
    const { installed, asked } = installWith('')
    expect(installed).toBe(true)
    expect(asked).toEqual([
      '--version',
      '-qq update',
      '-qq install --yes --no-install-recommends chromium fonts-liberation fonts-dejavu-core',
    ])
  })

  it('that cannot be installed is said in one line', () => {
    const { installed, err } = installWith('case "$2" in install) exit 100;; esac')
    expect(installed).toBe(false)
    expect(err).toContain('chromium could not be installed; install it, or Chrome, by hand')
  })

  it('is not tried where there is no package manager', () => {
    const { installed, asked, err } = installWith('exit 1')
    expect([installed, asked, err]).toEqual([false, ['--version'], ''])
  })
})
