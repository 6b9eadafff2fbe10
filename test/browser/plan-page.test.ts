import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PlanFile, TypedSheet } from '../../src/plans/plan-file.ts'
import { engineOver } from '../conformance/small-company.ts'
import { sampleSite } from '../surfaces/sample-site.ts'
import { someOf } from '../thoroughness.ts'
import { violations } from './accessibility.ts'
import { browserHere } from './browser-here.ts'
import type { BrowserSite } from './browser-site.ts'
import { asked, settled, stageOf } from './on-page.ts'

const inside: TypedSheet = {
  motion: 'inside',
  stages: ['education', 'selection'],
  values: {
    entering: 500,
    'rate:education': 0.1,
    'days:education': 30,
    'rate:selection': 0.2,
    'days:selection': 45,
    price: 10_000,
    discount: 0.1,
    running: 200_000,
    gross_retention: 0.9,
  },
  meetings: null,
}
const outside: TypedSheet = {
  ...inside,
  motion: 'field',
  values: { ...inside.values, entering: 50 },
}
const plan: PlanFile = { benchmark: null, sheets: [inside, outside] }

/** Runs in the page. */
const toMiddle = (element: { scrollIntoView(how: object): void }): void =>
  element.scrollIntoView({ block: 'center' })

const executable = browserHere()

describe.skipIf(executable === null)('the page of a plan', () => {
  let site: BrowserSite
  beforeAll(async () => {
    site = await sampleSite(executable ?? '', { engine: engineOver({}), plan: async () => plan })
  }, 120_000)
  afterAll(async () => site?.close(), 30_000)
  afterEach(async () => {
    await site.clear()
    expect(site.complaints.splice(0)).toEqual([])
    expect(site.strangers.splice(0)).toEqual([])
  })

  const open = async (query = '', width = 1280): Promise<Page> => {
    const page = await site.open(`/answers/plan?lang=en${query}`, {
      viewport: { width, height: 900 },
    })
    await settled(page)
    await stageOf(page, 'selection').waitFor()
    return page
  }
  const wins = (page: Page): Promise<string | null> =>
    page.locator('[data-part=figure]').first().textContent()
  const field = (page: Page, cell: string) => page.locator(`[data-cell="${cell}"]`)

  it('follows a figure while it moves, asks nobody, and the address when it rests', async () => {
    const page = await open()
    expect(await wins(page)).toBe('10')
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.locator('.picture').evaluate(toMiddle)
    const box = await stageOf(page, 'selection').locator('path').first().boundingBox()
    if (box === null) throw new Error('the stage is not drawn')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y - 45, { steps: 10 })
    await page.mouse.move(x, y - 90, { steps: 10 })
    await expect.poll(() => wins(page)).toBe('20')
    expect(await field(page, 'rate:selection').locator('input').last().inputValue()).toBe('40')
    expect(await field(page, 'rate:selection').locator('[data-part=note]').textContent()).toBe(
      'set here',
    )
    expect(requests).toEqual([])
    expect(asked(page, 'set')).toEqual([])
    await page.mouse.up()
    await page.waitForURL(/set=/u)
    expect(asked(page, 'set')).toEqual(['inside.rate:selection=40%'])
    await page.getByText('With rate of Selection (inside) 40').waitFor()
    await page.reload()
    await settled(page)
    expect(await wins(page)).toBe('20')
    await page.getByRole('button', { name: /^Back to 20\.0/u }).click()
    await expect.poll(() => asked(page, 'set')).toEqual([])
    expect(await wins(page)).toBe('10')
  })

  it('takes figures from the keyboard: by steps, and as typed', async () => {
    const page = await open()
    await field(page, 'rate:education').getByRole('slider').focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => asked(page, 'set')).toEqual(['inside.rate:education=10.1%'])
    await field(page, 'price').getByRole('textbox').fill('12000')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => asked(page, 'set'))
      .toEqual(['inside.rate:education=10.1%', 'inside.price=12000'])
    await page.getByRole('button', { name: 'Take everything back' }).click()
    await expect.poll(() => asked(page, 'set')).toEqual([])
  })

  it('shows one motion at a time, and what is set in each', async () => {
    const page = await open('&set=field.price%3D20000')
    expect(await field(page, 'price').getByRole('textbox').inputValue()).toBe('10000')
    await page.locator('[data-choice=motion]').click()
    await page.getByRole('option', { name: 'field' }).click()
    await expect.poll(() => field(page, 'price').getByRole('textbox').inputValue()).toBe('20000')
    expect(await wins(page)).toBe('1')
  })

  const looks = ['light', 'dark'].flatMap((theme) =>
    ['en', 'fr'].flatMap((lang) => [1280, 390].map((width) => [theme, lang, width] as const)),
  )
  it.each(someOf(looks))(
    'has nothing that axe knows to be wrong, and fits: %s, %s, %i',
    async (theme, lang, width) => {
      const query = `&theme=${theme}&set=inside.price%3D12000`
      const page = await site.open(`/answers/plan?lang=${lang}${query}`, {
        viewport: { width, height: 844 },
      })
      await settled(page)
      await stageOf(page, 'selection').waitFor()
      expect(await violations(page)).toEqual([])
      const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(over)).toBeLessThanOrEqual(0)
    },
    180_000,
  )
})
