import type { TestProject } from 'vitest/node'
import { chooseBrowser, type BrowserChoice } from '../../scripts/choose-browser.ts'
import { thisMachine } from '../../scripts/chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserChoice
  }
}

/** Before all tests: two that install a browser at once would stand in each other's way. */
export function setup({ provide }: TestProject): void {
  const choice = chooseBrowser(thisMachine)
  if (choice.kind !== 'run') console.warn(choice.line)
  provide('browser', choice)
}
