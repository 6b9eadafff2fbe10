import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Hono } from 'hono'
import { chromiumArguments } from '../../scripts/chromium.ts'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { listen } from '../../src/server/listen.ts'

/** A server, and a browser to look at it. */
export interface BrowserSite {
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

export async function browserSite(executablePath: string, app: Hono): Promise<BrowserSite> {
  const [browser, listening] = await Promise.all([
    chromium.launch({ executablePath, args: [...chromiumArguments] }),
    listen(app, { port: 0 }),
  ])
  const address = `http://localhost:${listening.port}`
  const complaints: string[] = []
  const strangers: string[] = []
  return {
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
    },
  }
}

async function clear(browser: Browser): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()))
}
