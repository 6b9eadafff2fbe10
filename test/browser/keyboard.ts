import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { HarborSite } from './harbor-site.ts'
import { asked, panel, settled } from './on-page.ts'

/** The same journeys without a pointer. */
export function keyboard(site: () => HarborSite): void {
  describe('by keyboard alone', () => {
    it('skips to the bowtie, walks its stages, opens one, and comes back to it', async () => {
      const page = await site().open('/')
      await settled(page)
      await tabTo(page, 'Awareness')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      expect(await focused(page)).toContain('Consideration')
      await page.keyboard.press('ArrowLeft')
      expect(await focused(page)).toContain('Education')
      await page.keyboard.press('Enter')
      await panel(page).getByRole('heading', { name: 'Education' }).waitFor()
      await expect.poll(() => isInDialog(page)).toBe(true)
      await tabTo(page, 'Show rows')
      await page.keyboard.press('Enter')
      await panel(page)
        .getByText(/passages .*; 1–20 shown/u)
        .waitFor()
      await page.keyboard.press('Escape')
      await panel(page).waitFor({ state: 'hidden' })
      await expect.poll(() => focused(page)).toContain('Education')
    })

    it('changes the view and the period', async () => {
      const page = await site().open('/')
      await settled(page)
      await tabTo(page, 'by entry')
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: 'by what happened' }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/view=period/u)
      await settled(page)
      await tabTo(page, 'Period')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'the last 6 months' }).waitFor()
      await tabTo(page, 'the last 6 months')
      await page.keyboard.press('Enter')
      await page.waitForURL(/from=2026-04-01/u)
      await settled(page)
    })

    it('adds a filter and takes it away', async () => {
      const page = await site().open('/')
      await settled(page)
      await tabTo(page, 'Add a filter')
      await page.keyboard.press('Enter')
      await page.getByRole('combobox', { name: 'Value' }).waitFor()
      await expect.poll(() => isInDialog(page)).toBe(true)
      if (!(await isInput(page))) await tabUntil(page, () => isInput(page))
      await page.keyboard.type('a')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(/where=/u)
      await settled(page)
      expect(asked(page, 'where')).toHaveLength(1)
      await tabTo(page, 'Remove the filter')
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => !url.searchParams.has('where'))
    })

    it('shows where the focus is', async () => {
      const page = await site().open('/')
      await settled(page)
      await tabTo(page, 'Selection')
      expect(
        await page.evaluate(
          `getComputedStyle(document.activeElement.querySelector('text')).textDecorationLine`,
        ),
      ).toBe('underline')
    })
  })
}

/** What has the focus, as a screen reader would say it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(
    `(document.activeElement.getAttribute('aria-label') ?? '') + ' ' + document.activeElement.textContent`,
  )
}

function isInDialog(page: Page): Promise<boolean> {
  return page.evaluate(`document.activeElement.closest('[role=dialog]') !== null`)
}

function isInput(page: Page): Promise<boolean> {
  return page.evaluate(`document.activeElement.getAttribute('role') === 'combobox'
    && document.activeElement.tagName === 'INPUT'`)
}

function tabTo(page: Page, text: string): Promise<void> {
  return tabUntil(page, async () => (await focused(page)).trim().includes(text), text)
}

async function tabUntil(page: Page, isThere: () => Promise<boolean>, text = ''): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (await isThere()) return
  }
  throw new Error(`sixty presses of Tab do not reach it: ${text}`)
}
