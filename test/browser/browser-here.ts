import process from 'node:process'
import { expect, it } from 'vitest'
import { chromium, installedChromium } from '../../scripts/chromium.ts'

const isCi = process.env['CI'] === 'true'

/**
 * The browser for tests of the page; `null` where there is none, which is said in one line, and
 * which the CI does not let pass.
 */
export function browserHere(tests: string): string | null {
  const mayInstall = isCi || process.env['npm_lifecycle_event'] === 'test'
  const executable = mayInstall ? chromium() : installedChromium()
  if (executable === null) {
    console.warn(`no Chromium or Chrome here: the tests of the page in ${tests} did not run`)
  }
  if (isCi) {
    it('has a browser to test the page in', () => {
      expect(executable).not.toBeNull()
    })
  }
  return executable
}
