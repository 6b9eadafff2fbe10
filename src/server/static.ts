import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'

/** The folder of the built page; `null` where it has not been built. */
export function builtPage(): string | null {
  const folder = import.meta.url.endsWith('.ts') ? '../../dist/web' : '../../web'
  const path = fileURLToPath(new URL(folder, import.meta.url))
  return existsSync(join(path, 'index.html')) ? path : null
}

/**
 * Serves the built page at `/`, at `/answers` and at the page of each answer named, and what it
 * loads. What is not in the folder is left to others.
 */
export function servePage(app: Hono, folder: string, answers: readonly string[]): void {
  app.use('/assets/*', compress())
  // A name under assets holds a digest of the content.
  app.get(
    '/assets/*',
    serveStatic({
      root: folder,
      onFound: (_, context) =>
        context.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.get('/icon.svg', serveStatic({ root: folder }))
  const index = serveStatic({ root: folder, path: 'index.html' })
  for (const path of ['/', '/answers', ...answers.map((name) => `/answers/${name}`)]) {
    app.get(path, (context, next) => {
      // Before it is found: what is set after is lost.
      context.header('Cache-Control', 'no-cache')
      return index(context, next)
    })
  }
}
