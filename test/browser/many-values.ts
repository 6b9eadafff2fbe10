import { describe, expect, it } from 'vitest'
import type { HarborSite } from './harbor-site.ts'
import { inState } from './made-up.ts'
import { asked, part, settled } from './on-page.ts'

/** A dimension of ten thousand values, by hand. */
export function manyValues(site: () => HarborSite): void {
  describe('ten thousand values', () => {
    it('are narrowed by typing, chosen with arrow keys, and taken away again', async () => {
      await inState(site(), 'ten-thousand-values', {}, async (page) => {
        await part(page, 'Add a filter').click()
        const input = page.getByRole('combobox', { name: 'Value' })
        await input.waitFor()
        expect(await page.getByRole('option').count()).toBe(60)
        await input.pressSequentially('place 998')
        await page.getByRole('option', { name: /^place 9989/u }).waitFor()
        expect(await page.getByRole('option').count()).toBe(11)
        expect(await highlighted()).toMatch(/^place 998/u)
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('ArrowDown')
        expect(await highlighted()).toMatch(/^place 9981/u)
        await page.keyboard.press('Enter')
        await settled(page)
        expect(asked(page, 'where')).toEqual(['city=place 9981'])
        await page.getByRole('button', { name: 'Remove the filter city: place 9981' }).click()
        await settled(page)
        expect(asked(page, 'where')).toEqual([])

        async function highlighted(): Promise<string> {
          return (await page.locator('[role=option][data-highlighted]').textContent()) ?? ''
        }
      })
    })

    it('that are too many to stand side by side leave the page of use, and say so', async () => {
      await inState(site(), 'too-many-values', {}, async (page) => {
        const alert = page.getByRole('alert')
        expect(await alert.textContent()).toMatch(/^city has 10,000 values, more than can/u)
        expect(await page.locator('.picture [data-part=stage]').count()).toBe(9)
        await page.getByRole('combobox', { name: 'Value' }).fill('place 77')
        await page.keyboard.press('Enter')
        await settled(page)
        expect(asked(page, 'where')).toEqual(['city=place 77'])
        expect(asked(page, 'by')).toEqual([])
      })
    })

    it('folds many findings, and shows them on request', async () => {
      await inState(site(), 'forty-findings', {}, async (page) => {
        const items = page.locator('section:has(#findings) li:visible')
        expect(await items.count()).toBe(5)
        await page.getByRole('button', { name: 'Show the 35 others', exact: true }).click()
        expect(await items.count()).toBe(40)
        expect(await items.nth(5).and(page.locator(':focus')).count()).toBe(1)
      })
    })
  })
}
