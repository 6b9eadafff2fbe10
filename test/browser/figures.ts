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
      const hasAges = answer.rows.some((row) => typeof row['rate_age'] === 'number')
      expect(hasAges).toBe(!query.includes('view='))
      const median = hasAges ? 'time_median' : 'time_naive_median'
      const figuresOf = [
        ['rate_naive', formatFraction],
        [median, formatDays],
        ...(hasAges ? ([['rate', formatFraction]] as const) : []),
      ] as const
      for (const [name, as] of figuresOf) {
        const wanted = written(name, as)
        const found = await texts(name)
        expect(found.map((text, index) => text.slice(0, wanted[index]?.length))).toEqual(wanted)
      }
      for (const row of answer.rows) {
        const volume = row['entered'] ?? row['open']
        const drawn = await stageOf(page, String(row['stage'])).textContent()
        expect(drawn).toContain(formatCount(Number(volume), lang))
        const { rate, rate_low: low, rate_high: high } = row
        if (typeof rate !== 'number') continue
        expect(drawn).toContain(formatFraction(rate, lang))
        const range = await page
          .locator(`[data-row=${String(row['stage'])}] [data-cell=rate]`)
          .textContent()
        if (typeof low === 'number' && typeof high === 'number') {
          expect(range).toContain(`–${formatFraction(high, lang)}`)
          expect(drawn).toContain(`–${formatFraction(high, lang)}`)
        }
      }
    })
  })
}
