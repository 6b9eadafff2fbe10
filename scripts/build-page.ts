import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page of the sources as they are into a folder. */
export async function buildPage(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV']
  // Under Vitest it is `test`, which would give the development build.
  process.env['NODE_ENV'] = 'production'
  try {
    await build({
      configFile: fileURLToPath(new URL('../web/vite.config.ts', import.meta.url)),
      mode: 'production',
      logLevel: 'error',
      build: { outDir },
    })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}
