import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the tests of one run share. */
    runFolder: string
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'bowline-run-'))

export function setup({ provide }: TestProject): void {
  provide('runFolder', folder)
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true })
}
