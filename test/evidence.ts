import process from 'node:process'
import { describe, it } from 'vitest'

/** `npm run evidence` has the time for every case; a commit is held to few that cost little. */
const isEvidence = process.env['BOWLINE_EVIDENCE'] === '1'

/** Of what is new in each run; what fails says it, and `BOWLINE_SEED` repeats it. */
export const freshSeed = Number(process.env['BOWLINE_SEED'] ?? Date.now() % 2 ** 31)

/** The cases of a slow check: all of them as evidence, else `few`. */
export function casesOf<T>(all: readonly T[], few: readonly T[]): readonly T[] {
  return isEvidence ? all : few
}

/** A test that is evidence only: elsewhere it is not there, rather than skipped. */
export const itAsEvidence: (
  name: string,
  run: () => Promise<unknown> | void,
  timeout?: number,
) => void = isEvidence ? it : () => undefined

/** The same of several. */
export const describeAsEvidence: (name: string, tests: () => void) => void = isEvidence
  ? describe
  : () => undefined
