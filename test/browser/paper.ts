import { describe, expect, it } from 'vitest'
import type { HarborSite } from './harbor-site.ts'
import { inState } from './made-up.ts'

/** A4 in pixels, without its margins. */
const sheets = [
  { width: 718, height: 1047 },
  { width: 1047, height: 718 },
]

/** The page on paper: dark on white, its question on it, nothing cut off at the edge. */
export function paper(site: () => HarborSite): void {
  describe('on paper', () => {
    it.each([
      'usual',
      'rates-early',
      'forty-findings',
      'numbers-to-a-trillion',
      'ten-thousand-values',
    ])('%s fits the sheet', async (name) => {
      await inState(site(), name, { viewport: { width: 1280, height: 900 } }, async (page) => {
        await page.emulateMedia({ media: 'print' })
        for (const sheet of sheets) {
          await page.setViewportSize(sheet)
          const beyond = await page.evaluate<readonly string[]>(
            `[...document.querySelectorAll('main *')]
                .filter((node) => node.getBoundingClientRect().right > innerWidth + 1)
                .map((node) => node.outerHTML.slice(0, 80))`,
          )
          expect(beyond).toEqual([])
        }
      })
    })

    it('takes the light colours from the dark page, keeps the question, leaves out what is pressed', async () => {
      const page = await site().open('/?theme=dark&lang=en&where=segment%3Dsmall')
      await page.locator('.picture [data-part=gone_on]').first().waitFor()
      await page.emulateMedia({ media: 'print' })
      const root = `getComputedStyle(document.documentElement)`
      const colors = await page.evaluate<readonly string[]>(
        `['--bowtie-teal', '--bowtie-lost', '--bowtie-paper', '--ink'].map((name) =>
          ${root}.getPropertyValue(name))`,
      )
      expect(colors).toEqual(['#2f8486', '#c6beaf', '#fff', '#000'])
      expect(await page.getByText('segment: small').isVisible()).toBe(true)
      expect(await page.locator('[data-choice=Period]').isVisible()).toBe(true)
      expect(await page.locator('[data-choice="Add a filter"]').isVisible()).toBe(false)
      expect(await page.locator('[data-choice=Theme]').isVisible()).toBe(false)
    })
  })
}
