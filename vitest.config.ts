import { defineConfig } from 'vitest/config'

// The machine's zone must not matter; a zone nobody's data uses shows where it does.
process.env['TZ'] = 'Pacific/Chatham'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'web/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
