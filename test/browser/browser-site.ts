import { chromium, type Browser, type Page } from 'playwright-core'
import type { Hono } from 'hono'
import { chromiumArguments } from '../../scripts/chromium.ts'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { listen } from '../../src/server/listen.ts'

/** Who looks, and at what. */
export interface Looker {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
}

/** A server, and a browser to look at it. */
export interface BrowserSite {
  /** What pages said on their console, or threw: nothing is what it should be. */
  readonly complaints: string[]
  /** Addresses elsewhere that a page asked for. */
  readonly strangers: string[]
  /**
   * A page of ours, or of the site at that address, as new: in the tab of the one opened before,
   * because to start a tab costs more than most tests. There is one tab for each locale.
   */
  open(path: string, looker?: Looker, at?: string): Promise<Page>
  answer(path: string): Promise<AnswerEnvelope>
  /** Forgets what pages kept. */
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
  const homes = new Set([address])
  const tabs = new Map<string, Promise<Page>>()

  async function newTab(locale: string): Promise<Page> {
    const tab = await blankTab(browser, locale)
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    tab.on('pageerror', (error) => complaints.push(error.message))
    tab.on('request', (request) => {
      const url = request.url()
      if (!homes.has(new URL(url).origin)) strangers.push(url)
    })
    return tab
  }

  return {
    complaints,
    strangers,
    open: async (path, looker = {}, at = address) => {
      const { viewport = { width: 1280, height: 900 }, colorScheme = 'light' } = looker
      const { locale = 'en-GB' } = looker
      homes.add(at)
      const tab = tabs.get(locale) ?? newTab(locale)
      tabs.set(locale, tab)
      const page = await tab
      await page.mouse.move(0, 0)
      await page.setViewportSize(viewport)
      await page.emulateMedia({ media: null, colorScheme, reducedMotion: 'reduce' })
      await page.goto(at + path)
      return page
    },
    answer: async (path) => (await fetch(address + path)).json() as Promise<AnswerEnvelope>,
    clear: async () => {
      await Promise.all([...tabs.values()].map(async (tab) => forget(await tab)))
    },
    close: async () => {
      await browser.close()
      await listening.close()
    },
  }
}

async function blankTab(browser: Browser, locale: string): Promise<Page> {
  const context = await browser.newContext({ locale })
  const tab = await context.newPage()
  tab.setDefaultTimeout(10_000)
  return tab
}

/**
 * The next page must find a browser that has seen nothing. The tab stays where it is: to leave for
 * a blank page starts a process, and another on the way back.
 */
async function forget(page: Page): Promise<void> {
  await page.evaluate('localStorage.clear(), sessionStorage.clear()')
  await page.context().clearCookies()
}
