import { describe, expect, it } from 'vitest'
import { figureOf, findingOf, type HarborSite } from './harbor-site.ts'
import { asked, choose, panel, part, settled, stageOf } from './on-page.ts'

/** What people come for, with a pointer. */
export function journeys(site: () => HarborSite): void {
  describe('journeys', () => {
    it('answers in a sentence, then draws it', async () => {
      const page = await site().open('/')
      await settled(page)
      const sentence = await page.locator('[data-part=sentence]').textContent()
      expect(sentence).toMatch(/^Of 12,400 that entered Awareness/u)
      expect(await page.locator('.picture [data-part=stage]').count()).toBe(9)
      expect(await page.title()).toBe('Harbor · Bowline')
    })

    it('opens a stage, shows its rows, turns them, and follows one to its journey', async () => {
      const page = await site().open('/')
      await settled(page)
      await stageOf(page, 'selection').locator('text').first().click()
      const opened = panel(page)
      await opened.getByRole('heading', { name: 'Selection' }).waitFor()
      expect(asked(page, 'open')[0]).toMatch(/^bowtie\/selection\?/u)
      await opened.getByRole('button', { name: 'Show rows' }).click()
      const entered = await figureOf(site(), 'selection', 'entered')
      await opened.getByText(new RegExp(`^${entered} passages .*; 1–20 shown\\.$`, 'u')).waitFor()
      expect(await opened.locator('tbody tr').count()).toBe(20)
      await opened.getByRole('button', { name: 'Further rows' }).click()
      await opened.getByText(new RegExp(`^${entered} passages .*; 21–40 shown\\.$`, 'u')).waitFor()
      const journey = opened.locator('tbody button').first()
      const name = await journey.textContent()
      await journey.click()
      await opened.getByRole('heading', { name: name ?? '' }).waitFor()
      expect(asked(page, 'open')).toEqual([`journey/${name}`])
      await opened.locator('tbody tr').first().waitFor()
    })

    it('opens what happened between two stages, and only its rows', async () => {
      const page = await site().open('/')
      await settled(page)
      await stageOf(page, 'impact').locator('[data-part=gone_on]').first().click()
      const opened = panel(page)
      await opened.getByRole('heading', { name: 'Impact to Retention' }).waitFor()
      const lost = await figureOf(site(), 'impact', 'lost')
      await opened.getByRole('button', { name: `Rows: Lost ${lost}` }).click()
      await opened.getByText(new RegExp(`^${lost} passages .*: ${lost} lost\\.$`, 'u')).waitFor()
      expect(asked(page, 'open')[0]).toMatch(/&outcome=lost$/u)
    })

    it('tells a rate with its interval and age, and why the one so far is another', async () => {
      const { rows } = await site().answer('/api/answers/bowtie?lang=en')
      const row = rows.find(
        ({ rate, rate_naive: naive }) =>
          typeof rate === 'number' && typeof naive === 'number' && rate - naive > 0.01,
      )
      const page = await site().open('/?lang=en')
      await settled(page)
      await stageOf(page, String(row?.['stage'])).locator('text').first().click()
      const percent = (name: string): string => `${(Number(row?.[name]) * 100).toFixed(1)} %`
      const words = await panel(page).locator('[data-part=rate-words]').textContent()
      expect(words).toContain(`${percent('rate')} go on within ${Number(row?.['rate_age'])} d;`)
      expect(words).toContain(`–${percent('rate_high')}.`)
      expect(words).toContain(
        `So far ${percent('rate_naive')} have gone on: lower, because ${Number(row?.['open'])} are still open`,
      )
      expect(
        await panel(page)
          .getByText(`${percent('rate_maturity')} of`)
          .count(),
      ).toBe(1)
    })

    it('filters by a value found by typing, and takes the filter away again', async () => {
      const page = await site().open('/')
      await settled(page)
      await part(page, 'Add a filter').click()
      await choose(page, 'Dimension', 'segment')
      await page.getByRole('combobox', { name: 'Value' }).fill('larg')
      await page.getByRole('option', { name: /^large/u }).click()
      await settled(page)
      expect(asked(page, 'where')).toEqual(['segment=large'])
      const sentence = page.locator('[data-part=sentence]')
      const { summary } = await site().answer('/api/answers/bowtie?where=segment%3Dlarge')
      expect(await sentence.textContent()).toBe(summary.sentence)
      await page.getByRole('button', { name: 'Remove the filter segment: large' }).click()
      await page.getByText(/^Of 12,400 that/u).waitFor()
      expect(asked(page, 'where')).toEqual([])
    })

    it('offers a value nobody listed, and says that nothing matched', async () => {
      const page = await site().open('/')
      await settled(page)
      await part(page, 'Add a filter').click()
      await page.getByRole('combobox', { name: 'Value' }).fill(`O'Brien "& sons" <b>`)
      await page.getByRole('option', { name: /^exactly/u }).click()
      await page.getByRole('heading', { name: 'Nothing to draw yet' }).waitFor()
      expect(await page.getByText('Nobody').count()).toBe(0)
      await page.getByRole('button', { name: 'Show everything' }).click()
      await page.getByText(/^Of 12,400 that/u).waitFor()
    })

    it('compares a period with the one before, seen equally long after its end', async () => {
      const page = await site().open('/')
      await settled(page)
      await part(page, 'Period').click()
      await page.getByRole('button', { name: 'the last 3 months' }).click()
      await settled(page)
      expect([asked(page, 'from'), asked(page, 'to')]).toEqual([['2026-07-01'], ['2026-10-01']])
      await choose(page, 'compared with', 'the period before')
      await page.getByText(/^The dashed outline is 1 Apr 2026 until before 1 Jul 2026/u).waitFor()
      const before = await site().answer(
        '/api/answers/bowtie?from=2026-04-01&to=2026-07-01&asOf=2026-07-01',
      )
      const cell = page.locator('[data-row=awareness] [data-cell=entered]')
      const [row] = before.rows
      expect(await cell.textContent()).toContain(
        `before: ${Number(row?.['entered']).toLocaleString('en')}`,
      )
    })

    it('sees things as they were on a day before', async () => {
      const page = await site().open('/')
      await settled(page)
      await part(page, 'Known before').click()
      await page.locator('input[name=asOf]').fill('2026-04-01')
      await page.getByRole('button', { name: 'Apply' }).click()
      const { summary } = await site().answer('/api/answers/bowtie?asOf=2026-04-01')
      await page.getByText(summary.sentence).waitFor()
      expect(summary.sentence).not.toMatch(/^Of 12,400 that/u)
      expect(asked(page, 'asOf')).toEqual(['2026-04-01'])
    })

    it('changes the view, and lets go of what the new one cannot show', async () => {
      const page = await site().open('/?from=2026-01-01&to=2026-07-01&compare=previous')
      await settled(page)
      await choose(page, 'View', 'what is open now')
      expect(await page.locator('[data-part=sentence]').textContent()).toMatch(/^Open as of/u)
      expect(asked(page, 'from')).toEqual([])
      await choose(page, 'View', 'by what happened')
      expect(asked(page, 'view')).toEqual(['period'])
    })

    it('splits by a dimension, and narrows to one of its values', async () => {
      const page = await site().open('/')
      await settled(page)
      await choose(page, 'side by side by', 'segment')
      const slices = page.getByRole('region', { name: 'Side by side by segment' })
      await slices.locator('li').first().waitFor()
      expect(await slices.locator('li').count()).toBe(3)
      await slices.getByRole('button', { name: 'Only this: mid' }).click()
      const { summary } = await site().answer('/api/answers/bowtie?where=segment%3Dmid')
      await page.getByText(summary.sentence).waitFor()
      expect([asked(page, 'where'), asked(page, 'by')]).toEqual([['segment=mid'], []])
    })

    it('lists what was found in the data, each with its rows', async () => {
      const page = await site().open('/')
      await settled(page)
      const orphan = await findingOf(site(), 'orphan')
      await page.getByText('In the data: 1 error').waitFor()
      await page.getByRole('button', { name: `Its rows: ${orphan.message}` }).click()
      await panel(page).getByText(orphan.value).first().waitFor()
    })

    it('goes back through what was seen, and reads the whole view from the address', async () => {
      const page = await site().open('/')
      await settled(page)
      await choose(page, 'View', 'what is open now')
      await choose(page, 'side by side by', 'channel')
      await stageOf(page, 'commit').locator('text').first().click()
      await panel(page).waitFor()
      const address = page.url()
      await page.goBack()
      await panel(page).waitFor({ state: 'hidden' })
      expect(asked(page, 'by')).toEqual(['channel'])
      await page.goBack()
      await page.goBack()
      await page.getByText(/^Of 12,400 that/u).waitFor()
      await page.goto(address)
      await panel(page).getByRole('heading', { name: 'Commit' }).waitFor()
      expect(await part(page, 'View').textContent()).toBe('what is open now')
    })

    it('speaks French, and keeps the view', async () => {
      const page = await site().open('/?where=segment%3Dlarge')
      await settled(page)
      await page.getByRole('button', { name: 'Français' }).click()
      await page.getByText(/^Sur 1\u202f\d{3} parcours entrés/u).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('fr')
      await page.getByRole('heading', { name: 'Constats sur les données' }).waitFor()
      const french = await site().open('/', { locale: 'fr-FR' })
      await french.getByText(/^Sur 12\u202f400 parcours entrés/u).waitFor()
    })

    it('is light or dark as the system is, or as one likes', async () => {
      const page = await site().open('/', { colorScheme: 'dark' })
      await settled(page)
      const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme')
      expect(await theme()).toBe('dark')
      await choose(page, 'Theme', 'light')
      expect(await theme()).toBe('light')
    })

    it('says what is wrong with an address, and how to go on', async () => {
      const page = await site().open('/?from=soon&lang=en')
      const alert = page.getByRole('alert')
      await alert.getByText('from is not a date: soon').waitFor()
      await alert.getByText(/write YYYY-MM-DD/u).waitFor()
      expect(site().complaints.splice(0).join()).toContain('400')
      await alert.getByRole('button', { name: 'Start from the beginning' }).click()
      await page.getByText(/^Of 12,400 that/u).waitFor()
    })

    it('scrolls nowhere sideways, from a phone to a wall', async () => {
      const page = await site().open('/?by=segment')
      await settled(page)
      for (const width of [320, 390, 768, 2560, 3840]) {
        await page.setViewportSize({ width, height: 900 })
        const drawn = `document.querySelector('.picture svg').clientWidth <= ${width}`
        await expect.poll(() => page.evaluate(drawn)).toBe(true)
        const isWider = `document.documentElement.scrollWidth > ${width}`
        expect([width, await page.evaluate(isWider)]).toEqual([width, false])
      }
    })
  })
}
