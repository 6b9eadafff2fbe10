import { describe, expect, it } from 'vitest'
import { formatCount, formatDays, formatFraction } from '../../src/render/text/format.ts'
import type { HarborSite } from './harbor-site.ts'
import { settled, stageOf } from './on-page.ts'

/** What the page shows is what the API says, to the last figure. */
export function figures(site: () => HarborSite): void {
  describe('figures', () => {
    it.each([
      ['', 'en'],
      ['where=segment%3Dsmall&from=2026-01-01&to=2026-07-01', 'en'],
      ['view=period&from=2026-01-01&to=2026-07-01', 'fr'],
      ['view=stock', 'fr'],
    ] as const)('of ?%s in %s are the API’s', async (query, lang) => {
      const question = `?${query}&lang=${lang}`
      const [page, answer] = await Promise.all([
        site().open(`/${question}`),
        site().answer(`/api/answers/bowtie${question}`),
      ])
      await settled(page)
      expect(await page.locator('[data-part=sentence]').textContent()).toBe(answer.summary.sentence)
      const texts = (name: string): Promise<string[]> =>
        page.locator(`[data-row] [data-cell=${name}]`).allTextContents()
      const written = (name: string, as: (value: number, lang: 'en' | 'fr') => string): string[] =>
        answer.rows.map((row) => {
          const value = row[name]
          return typeof value === 'number' ? as(value, lang) : '–'
        })
      for (const name of ['entered', 'gone_on', 'open', 'lost']) {
        expect(await texts(name)).toEqual(written(name, formatCount))
      }
      expect(await texts('time_naive_median')).toEqual(written('time_naive_median', formatDays))
      const rates = written('rate_naive', formatFraction)
      for (const [index, text] of (await texts('rate_naive')).entries()) {
        expect(text.startsWith(rates[index] ?? '?')).toBe(true)
      }
      for (const row of answer.rows) {
        const volume = row['entered'] ?? row['open']
        expect(await stageOf(page, String(row['stage'])).textContent()).toContain(
          formatCount(Number(volume), lang),
        )
      }
    })
  })
}
