import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

const places: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
}

/** How a browser is started for tests and pictures: nothing of it asks the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
] as const

/** The browser of this machine, or what `BOWLINE_CHROMIUM` names; `null` where there is none. */
export function installedChromium(): string | null {
  const given = process.env['BOWLINE_CHROMIUM']
  if (given !== undefined && given !== '') return existsSync(given) ? given : null
  return (places[process.platform] ?? []).find((path) => existsSync(path)) ?? null
}

/** The browser of this machine; where there is none and we may, Debian's is installed. */
export function chromium(): string | null {
  return installedChromium() ?? (installDebianChromium() ? installedChromium() : null)
}

function installDebianChromium(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  if (spawnSync('apt-get', ['--version']).status !== 0) return false
  console.error('bowline: installing chromium for the tests of the page ...')
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as const, timeout: 300_000 }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: readonly string[]): unknown =>
    execFileSync('apt-get', ['-qq', ...args], { ...options, stdio: [...options.stdio], env })
  try {
    apt('update')
    apt('install', '--yes', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
    return true
  } catch {
    console.error('bowline: chromium could not be installed; install it, or Chrome, by hand')
    return false
  }
}
