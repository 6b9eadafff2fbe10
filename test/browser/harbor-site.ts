import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageOfSources } from './page-of-sources.ts'
import type { Hono } from 'hono'
import { openProject } from '../../src/build/open-project.ts'
import { createApp } from '../../src/server/app.ts'
import { listen } from '../../src/server/listen.ts'
import { sharedExample } from '../shared-example.ts'
import { browserSite, type BrowserSite } from './browser-site.ts'

/** The demo company behind the real server, with the page built from the sources as they are. */
export interface HarborSite extends BrowserSite {
  /** The folder of the page. */
  readonly page: string
  /** Serves something made up beside the demo company, in the place of what was there: its address. */
  serveInstead(app: Hono): string
}

export async function harborSite(executablePath: string): Promise<HarborSite> {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-page-'))
  const page = join(folder, 'web')
  const project = join(await sharedExample('harbor'), 'examples', 'harbor')
  const [opened] = await Promise.all([
    openProject(project, { env: {}, now: () => Date.UTC(2026, 10, 1) / 1000, progress: () => {} }),
    pageOfSources(page),
  ])
  const app = createApp({ source: async () => opened, lang: 'en', page })
  const site = await browserSite(executablePath, app)
  let madeUp = app
  const beside = await listen({ fetch: (request, env) => madeUp.fetch(request, env) }, { port: 0 })
  return {
    ...site,
    page,
    serveInstead: (other) => {
      madeUp = other
      return `http://localhost:${beside.port}`
    },
    close: async () => {
      await site.close()
      await beside.close()
      await opened.engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A figure of the whole bowtie, as it is written. */
export async function figureOf(site: HarborSite, stage: string, name: string): Promise<string> {
  const { rows } = await site.answer('/api/answers/bowtie')
  const found = rows.find((row) => row['stage'] === stage)
  return Number(found?.[name]).toLocaleString('en')
}

/** What a finding of that code says, and the first value that is at fault. */
export async function findingOf(
  site: HarborSite,
  code: string,
): Promise<{ readonly message: string; readonly value: string }> {
  const { rows } = await site.answer('/api/answers/findings?lang=en')
  const found = rows.find((row) => row['code'] === code)
  const ref = encodeURIComponent(String(found?.['ref']))
  const explained = await site.answer(`/api/answers/explain?ref=${ref}`)
  return { message: String(found?.['message']), value: String(explained.rows[0]?.['value']) }
}
