import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { browserOf, type Machine } from './choose-browser.ts'

/** How a browser is started for tests and pictures: nothing of it asks the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
] as const

/** The machine this runs on. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  install: installDebianChromium,
}

/** The browser of this machine; where there is none and we may, Debian's is installed. */
export function chromium(): string | null {
  return browserOf(thisMachine) ?? (thisMachine.install() ? browserOf(thisMachine) : null)
}

function installDebianChromium(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  if (spawnSync('apt-get', ['--version']).status !== 0) return false
  console.error('bowline: installing chromium for the tests of the page ...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: readonly string[]): unknown =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 300_000,
      env,
    })
  try {
    apt('update')
    // Pictures are laid out for faces as wide as Helvetica; DejaVu, which is wider, has the signs.
    const fonts = ['fonts-liberation', 'fonts-dejavu-core']
    apt('install', '--yes', '--no-install-recommends', 'chromium', ...fonts)
    return true
  } catch {
    console.error('bowline: chromium could not be installed; install it, or Chrome, by hand')
    return false
  }
}
