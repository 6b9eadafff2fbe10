import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { buildPage } from '../../scripts/build-page.ts'
import { chromiumArguments } from '../../scripts/chromium.ts'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { openProject } from '../../src/build/open-project.ts'
import { createApp } from '../../src/server/app.ts'
import { listen } from '../../src/server/listen.ts'

/** The demo company behind the real server, with the page built from the sources as they are. */
export interface HarborSite {
  readonly page: string
  /** What pages said on their console, or threw: nothing is what it should be. */
  readonly complaints: string[]
  /** Addresses elsewhere that a page asked for. */
  readonly strangers: string[]
  /** A page of ours, or of the site at that address. */
  open(path: string, options?: BrowserContextOptions, at?: string): Promise<Page>
  answer(path: string): Promise<AnswerEnvelope>
  /** Closes what was opened. */
  clear(): Promise<void>
  close(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function harborSite(executablePath: string): Promise<HarborSite> {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-page-'))
  const page = join(folder, 'web')
  const project = join(folder, 'harbor')
  cpSync(join(root, 'examples', 'harbor'), project, {
    recursive: true,
    filter: (path) => !path.endsWith('.bowline'),
  })
  const [browser, opened] = await Promise.all([
    chromium.launch({ executablePath, args: [...chromiumArguments] }),
    openProject(project, { env: {}, now: () => Date.UTC(2026, 10, 1) / 1000, progress: () => {} }),
    buildPage(page),
  ])
  const app = createApp({ source: async () => opened, lang: 'en', page })
  const listening = await listen(app, { port: 0 })
  const address = `http://localhost:${listening.port}`
  const complaints: string[] = []
  const strangers: string[] = []
  return {
    page,
    complaints,
    strangers,
    open: async (path, options = {}, at = address) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        colorScheme: 'light',
        reducedMotion: 'reduce',
        ...options,
      })
      const opened = await context.newPage()
      opened.setDefaultTimeout(10_000)
      opened.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      opened.on('pageerror', (error) => complaints.push(error.message))
      opened.on('request', (request) => {
        if (!request.url().startsWith(at)) strangers.push(request.url())
      })
      await opened.goto(at + path)
      return opened
    },
    answer: async (path) => (await fetch(address + path)).json() as Promise<AnswerEnvelope>,
    clear: () => clear(browser),
    close: async () => {
      await clear(browser)
      await browser.close()
      await listening.close()
      await opened.engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function clear(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}
