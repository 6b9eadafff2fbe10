import type { Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { madeFacts } from '../../src/models/math/forecast/made-facts.ts'
import type { ScenarioTold } from '../../src/models/math/forecast/scenario-told.ts'
import { parseChange, type Scenario } from '../../src/plans/scenario.ts'
import { courseEngine, usualCourse } from '../answers/course-company.ts'
import { sampleSite } from '../surfaces/sample-site.ts'
import { someOf } from '../thoroughness.ts'
import { violations } from './accessibility.ts'
import { browserHere } from './browser-here.ts'
import type { BrowserSite } from './browser-site.ts'
import { asked, settled } from './on-page.ts'
import { simulated } from './simulated.ts'

const engine = courseEngine(usualCourse)

function scenario(id: string, lever: string, text: string): Scenario {
  const change = parseChange(lever, text)
  if (change === null) throw new Error(`no change of ${lever}: ${text}`)
  const at = { motion: null, from: null, ramp: 3, cost: { once: 1000, perMonth: 50 } }
  return { id, name: `The ${id} one`, what: [{ lever, change, ...at }] }
}
const scenarios = [scenario('coach', 'rate:selection', '+20 %'), scenario('keep', 'churn', '-50 %')]

const executable = browserHere()

describe.skipIf(executable === null)('the page of scenarios', () => {
  let site: BrowserSite
  beforeAll(async () => {
    site = await sampleSite(executable ?? '', { engine, scenarios: async () => scenarios })
  }, 120_000)
  afterAll(async () => site?.close(), 30_000)
  afterEach(async () => {
    await site.clear()
    expect(site.complaints.splice(0)).toEqual([])
    expect(site.strangers.splice(0)).toEqual([])
  })

  const usual = 'paths=1000&target=40000'
  const open = async (query = '', width = 1280): Promise<Page> => {
    const page = await site.open(`/answers/simulate?lang=en&${usual}${query}`, {
      viewport: { width, height: 900 },
    })
    await settled(page)
    await page.locator('.picture [data-scenario]').first().waitFor()
    return page
  }
  const figures = (page: Page): Promise<readonly string[]> =>
    page.locator('[data-part=figure]').allTextContents()
  const lever = (page: Page, name: string) => page.locator(`[data-lever="${name}"]`)
  /** Every text, and where everything is. */
  const drawing = (page: Page): Promise<unknown> =>
    page.evaluate(
      `[...document.querySelectorAll('.picture svg *')].map((part) =>
        [...part.attributes].map(({ name, value }) => name + value).toSorted().join() + part.textContent)`,
    )

  it('follows a lever while it moves, asks nobody, and says what the server then says', async () => {
    const page = await open()
    expect(await figures(page)).toHaveLength(2)
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const slider = lever(page, 'churn').getByRole('slider')
    await slider.focus()
    // Once: of two steps the first may be drawn, and read, before the second.
    await page.keyboard.down('ArrowLeft')
    await expect.poll(() => figures(page)).toHaveLength(3)
    await expect.poll(async () => page.locator('.picture [data-scenario=set]').count()).toBe(1)
    expect(requests).toEqual([])
    expect(asked(page, 'set')).toEqual([])
    const [here, drawn] = [await figures(page), await drawing(page)]
    await page.keyboard.up('ArrowLeft')
    await page.waitForURL(/set=/u)
    expect(asked(page, 'set')).toEqual(['churn=-1%'])
    // What is typed in files stays beside it.
    expect(asked(page, 'scenario')).toEqual(['coach', 'keep'])
    await settled(page)
    await page.reload()
    await settled(page)
    await page.locator('.picture [data-scenario=set]').waitFor()
    expect(await figures(page)).toEqual(here)
    await expect.poll(() => drawing(page)).toEqual(drawn)
    await page.getByRole('button', { name: /^Back to/u }).click()
    await expect.poll(() => asked(page, 'set')).toEqual([])
  })

  it('takes a change as it is typed, and refuses what is none', async () => {
    const page = await open()
    const field = lever(page, 'rate:selection').getByRole('textbox')
    await field.fill('lots')
    await page.keyboard.press('Enter')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await field.fill('+5pt')
    await page.keyboard.press('Enter')
    await expect.poll(() => asked(page, 'set')).toEqual(['rate:selection=+5pt'])
    await page.getByRole('button', { name: 'Take everything back' }).click()
    await expect.poll(() => asked(page, 'set')).toEqual([])
  })

  it('draws in the browser what Node draws, to the ninth digit', async () => {
    const terms = { figure: 'running', months: 18, target: 5_000_000 } as const
    const facts = [madeFacts(), madeFacts({ stages: 2, price: 4000, leaves: 0.03 })]
    const input = { facts, scenarios, terms, paths: 1000, seed: 7 }
    const here = simulated(input)
    const page = await site.open('/answers?lang=en')
    // Without an icon of its own, the page would ask for one.
    await page.setContent('<link rel="icon" href="data:," />')
    await page.evaluate(await script())
    const call = `simulation.simulated(${JSON.stringify(input)})`
    const there = await page.evaluate<readonly ScenarioTold[]>(call)
    expect(there).toHaveLength(3)
    expect(farthest(numbersOf(here), numbersOf(there))).toBeLessThan(1e-9)
  })

  const looks = [
    `simulate?${usual}&set=price%3D%2B10%25`,
    `simulate?${usual}&view=bowtie`,
    'forecast?paths=500',
    `chance?paths=500&target=40000&byDate=2019-01-01`,
  ].flatMap((path) => [[path, 'light', 'en', 1280] as const, [path, 'dark', 'fr', 390] as const])
  it.each(someOf(looks))(
    'has nothing that axe knows to be wrong, and fits: %s, %s, %s, %i',
    async (path, theme, lang, width) => {
      const page = await site.open(`/answers/${path}&lang=${lang}&theme=${theme}`, {
        viewport: { width, height: 844 },
      })
      await settled(page)
      await page.locator('.picture svg').waitFor()
      expect(await violations(page)).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(over)).toBe(0)
    },
    180_000,
  )
})

/** The same function as a script. */
async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('simulated.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'simulation' } },
  })
  const [{ output }] = built as [Rolldown.RolldownOutput]
  return `${output[0].code}; globalThis.simulation = simulation`
}

/** Every number of what was told, in its order. */
function numbersOf(told: unknown): readonly number[] {
  if (typeof told === 'number') return [told]
  if (typeof told !== 'object' || told === null) return []
  return Object.values(told).flatMap(numbersOf)
}

/** The largest difference, in parts of the larger number. */
function farthest(some: readonly number[], others: readonly number[]): number {
  expect(others).toHaveLength(some.length)
  expect(some.length).toBeGreaterThan(500)
  return Math.max(
    ...some.map((value, at) => {
      const other = others[at] ?? NaN
      return Math.abs(value - other) / Math.max(1, Math.abs(value))
    }),
  )
}
