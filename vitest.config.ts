import { defineConfig } from 'vitest/config'

// The machine's zone must not matter; a zone nobody's data uses shows where it does.
process.env['TZ'] = 'Pacific/Chatham'

const pure = ['standard', 'stats', 'time', 'findings', 'models', 'answers', 'render', 'charts'].map(
  (room) => `src/${room}/**/*.test.ts`,
)

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // Tests wait more than they work: left alone, a small machine would use all its cores but one.
    maxWorkers: '100%',
    globalSetup: 'test/browser/find-browser.ts',
    projects: [
      // Without clock, files and state, one file cannot disturb the next: they share their modules.
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['src', 'test', 'scripts', 'web'].map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['**/node_modules/**', ...pure],
        },
      },
    ],
  },
})
