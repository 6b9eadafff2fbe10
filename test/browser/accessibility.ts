import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { someOf } from '../thoroughness.ts'
import type { HarborSite } from './harbor-site.ts'
import { part, panel, settled } from './on-page.ts'

const open = 'open=bowtie%2Fselection%3FasOf%3D2026-10-01%26view%3Dcohort&rows=0'

/** It looks at every element: seconds, or many on a machine that does other things too. */
const PATIENCE_MS = 180_000

/** Nothing that axe knows to be wrong, in any state, theme and language. */
export function accessibility(site: () => HarborSite): void {
  describe('axe', { timeout: PATIENCE_MS }, () => {
    const states = [
      ['light', 'fr', `by=segment&where=segment%3Dsmall&where=segment%3Dmid&${open}`],
      ['dark', 'en', `by=segment&from=2026-01-01&to=2026-07-01&compare=previous&${open}`],
      ['light', 'en', ''],
      ['dark', 'fr', ''],
    ] as const
    const some = someOf(states, ([theme, lang]) => [theme, lang])
    it.each(some)('finds nothing in %s, in %s: ?%s', async (theme, lang, query) => {
      const page = await site().open(`/?theme=${theme}&lang=${lang}&${query}`)
      await settled(page)
      if (query.includes('open=')) await panel(page).locator('tbody tr').first().waitFor()
      expect(await violations(page)).toEqual([])
    })

    const controls = ['View', 'Period', 'Known before', 'Add a filter'].flatMap((label) =>
      ['light', 'dark'].map((theme) => [label, theme] as const),
    )
    it.each(someOf(controls))(
      'finds nothing in the open control %s, in %s',
      async (label, theme) => {
        const page = await site().open(`/?theme=${theme}&lang=en`)
        await settled(page)
        await part(page, label).click()
        await page.locator('.popup:visible').waitFor()
        expect(await violations(page, '.popup:not([data-closed])')).toEqual([])
        await page.keyboard.press('Escape')
        await page.locator('.popup:visible').waitFor({ state: 'detached' })
      },
    )

    it('finds nothing on a phone, nor in an error or an empty answer', async () => {
      const viewport = { width: 390, height: 844 }
      for (const query of [open, 'where=segment%3Dnobody', 'from=soon']) {
        const page = await site().open(`/?lang=en&${query}`, { viewport })
        if (query === 'from=soon') await page.getByRole('alert').waitFor()
        else await settled(page)
        expect(await violations(page)).toEqual([])
      }
      site().complaints.splice(0)
    })
  })
}

export async function violations(page: Page, within = 'html'): Promise<readonly string[]> {
  // The guards around a popup hand the focus on as soon as they get it.
  const axe = new AxeBuilder({ page })
    .include(within)
    .exclude('[data-base-ui-focus-guard]')
    // To describe everything that is right takes as long as to look.
    .options({ resultTypes: ['violations'] })
  // Otherwise it opens a tab of its own for the sake of frames, of which we have none.
  expect(page.frames()).toHaveLength(1)
  const { violations: found } = await axe.setLegacyMode().analyze()
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ''}`).join(' | ')}`,
  )
}
