import { expect, inject, it } from 'vitest'

/**
 * The browser for tests of the page, found once for all of them; `null` where there is none, which
 * a whole run says in one line, and which CI takes for a failure.
 */
export function browserHere(): string | null {
  const choice = inject('browser')
  if (choice.kind === 'fail') {
    it('has a browser to test the page in', () => {
      expect.fail(choice.line)
    })
  }
  return choice.kind === 'run' ? choice.executable : null
}
