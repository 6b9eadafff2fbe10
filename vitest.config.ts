import path from 'node:path'
import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// The machine's zone must not matter; a zone nobody's data uses shows where it does.
process.env['TZ'] = 'Pacific/Chatham'
// Programs that tests start would strip and compile every source anew.
process.env['NODE_COMPILE_CACHE'] ??= path.join(
  import.meta.dirname,
  'node_modules/.cache/bowline/compiled',
)

/** What leaves the process as it was: one file cannot disturb the next, so they share their modules. */
const together = [
  'src',
  'web',
  'test/answers',
  'test/build',
  'test/cli',
  'test/conformance',
  'test/generator',
  'test/hostile',
  'test/mcp',
  'test/money',
  'test/published',
  'test/server',
].map((folder) => `${folder}/**/*.test.ts`)

/** Begun first, so that nothing is waited for at the end. */
const longest = ['test/browser/', 'test/conformance/duckdb.', 'test/build/', 'test/launch']

function place({ moduleId }: TestSpecification): number {
  const found = longest.findIndex((part) => moduleId.includes(part))
  return found < 0 ? longest.length : found
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Tests wait more than they work: left alone, a small machine would use all its cores but one.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/browser/find-browser.ts', 'test/run-folder.ts'],
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test', 'scripts'].map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['**/node_modules/**', ...together],
        },
      },
    ],
  },
})
