import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { formatCount, formatFraction } from '../../src/render/text/format.ts'
import { someOf } from '../thoroughness.ts'
import { figureOf, findingOf, type HarborSite } from './harbor-site.ts'
import { asked, choose, settled } from './on-page.ts'
import { violations } from './accessibility.ts'
import { redrawn } from './geometry.ts'

const changed = 'stage=education&from=2026-04-01&to=2026-07-01&by=segment'
const passages = `ref=${encodeURIComponent('bowtie/selection?asOf=2026-10-01&view=cohort')}`

/** The pages that every answer has. */
export function answerPages(site: () => HarborSite): void {
  describe('the page of an answer', () => {
    it('asks what its form says, and the address holds it all', async () => {
      const page = await site().open('/answers/bowtie?lang=en')
      await settled(page)
      expect(await page.title()).toBe('Bowtie · Harbor · Bowline')
      await page.locator('summary').first().click()
      await page.getByRole('checkbox', { name: 'segment' }).check()
      await page.getByLabel('from', { exact: true }).fill('2026-01-01')
      await choose(page, 'interval', 'quarter')
      await page.locator('[data-choice="Add a filter"]').click()
      await choose(page, 'Dimension', 'segment')
      await page.getByRole('option', { name: /^large/u }).click()
      await page.getByRole('button', { name: 'Ask' }).click()
      await page.waitForURL(/by=segment/u)
      await settled(page)
      const { search } = new URL(page.url())
      const names = ['by', 'from', 'interval', 'lang', 'where']
      expect([...new URLSearchParams(search).keys()].toSorted(byName)).toEqual(names)
      expect(names.flatMap((name) => asked(page, name))).toEqual([
        'segment',
        '2026-01-01',
        'quarter',
        'en',
        'segment=large',
      ])
      const { summary, rows } = await site().answer(`/api/answers/bowtie${search}`)
      await page.reload()
      await page.getByText(summary.sentence).waitFor()
      expect(await page.locator('main tbody tr').count()).toBe(rows.length)
      await page.locator('summary').first().click()
      expect(await page.getByRole('checkbox', { name: 'segment' }).isChecked()).toBe(true)
      await page.getByRole('button', { name: 'Start from the beginning' }).click()
      await page.getByText(/^Of 12,400 that/u).waitFor()
      await page.goBack()
      await page.getByText(summary.sentence).waitFor()
    })

    it('offers the stages there are for the one it needs', async () => {
      const page = await site().open('/answers/transition?lang=en')
      await page.locator('[data-part=waiting]').waitFor()
      await page.locator('[data-choice="stage"]').click()
      expect(await page.getByRole('option').allTextContents()).toEqual([
        'not given',
        'Awareness',
        'Education',
        'Consideration',
        'Selection',
        'Commit',
        'Live',
        'Impact',
        'Retention',
      ])
      await page.getByRole('option', { name: 'Education' }).click()
      await page.getByRole('button', { name: 'Ask' }).click()
      await settled(page)
      await page.locator('summary', { hasText: 'stage: Education' }).waitFor()
      expect(asked(page, 'stage')).toEqual(['education'])
    })

    it('leads from a figure to its rows, turns them, and follows one to its journey', async () => {
      const page = await site().open('/answers/bowtie?lang=en')
      await settled(page)
      await page.getByRole('link', { name: /^Its rows: selection/u }).click()
      const entered = await figureOf(site(), 'selection', 'entered')
      await page.getByText(new RegExp(`^${entered} passages .*; 1–100 shown\\.$`, 'u')).waitFor()
      await page.getByRole('button', { name: 'Further rows' }).click()
      await page.getByText(new RegExp(`^${entered} passages .*; 101–200 shown\\.$`, 'u')).waitFor()
      expect(asked(page, 'offset')).toEqual(['100'])
      await page
        .getByRole('link', { name: /^Its rows: L/u })
        .first()
        .click()
      await page.waitForURL(/ref=journey/u)
      await page.getByRole('link', { name: 'Findings', exact: true }).click()
      await page.getByRole('link', { name: /^Its rows: warning, orphan/u }).click()
      const { value } = await findingOf(site(), 'orphan')
      await page.getByText(value).first().waitFor()
    })

    it.each([
      ['transition?stage=education', saidOfTransition],
      ['trend?stage=selection&metric=entered', saidOfTrend],
      [`change?${changed}`, saidOfChange],
    ] as const)('draws %s above its table', async (path, saidOf) => {
      const page = await site().open(`/answers/${path}&lang=en`)
      await settled(page)
      const picture = page.locator('.picture svg')
      const answer = await site().answer(`/api/answers/${path}&lang=en`)
      await picture
        .locator('text', { hasText: saidOf(answer) })
        .first()
        .waitFor()
      expect(await page.locator('main tbody tr').count()).toBe(answer.rows.length)
      const [drawing, table] = await Promise.all([
        picture.boundingBox(),
        page.locator('main table').boundingBox(),
      ])
      expect((drawing?.y ?? 0) + (drawing?.height ?? 0)).toBeLessThan(table?.y ?? 0)
    })

    it('keeps the names of rows in sight when its table is scrolled sideways', async () => {
      const viewport = { width: 390, height: 900 }
      const page = await site().open('/answers/bowtie?lang=en', { viewport })
      await settled(page)
      const name = page.locator('main tbody th').first()
      const before = await name.boundingBox()
      await page.evaluate(`document.querySelector('.rows').scrollTo(600, 0)`)
      expect(await page.evaluate(`document.querySelector('.rows').scrollLeft`)).toBe(600)
      expect((await name.boundingBox())?.x).toBe(before?.x)
    })

    it('is asked by keyboard alone, and keeps the focus', async () => {
      const page = await site().open(`/answers/explain?lang=en&${passages}`)
      await settled(page)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      const tabUntil = async (isThere: string): Promise<void> => {
        for (let presses = 0; presses < 20; presses += 1) {
          if (await page.evaluate(`document.activeElement.${isThere}`)) return
          await page.keyboard.press('Tab')
        }
      }
      await tabUntil(`tagName === 'SUMMARY'`)
      await page.keyboard.press('Enter')
      await tabUntil(`name === 'limit'`)
      await page.keyboard.type('7')
      await page.keyboard.press('Enter')
      await page.getByText(/; 1–7 shown\.$/u).waitFor()
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Ask')
    })

    it('changes its language and its theme, and keeps the question', async () => {
      const page = await site().open(`/answers/explain?lang=en&limit=7&${passages}`)
      await settled(page)
      await page.getByRole('button', { name: 'Français' }).click()
      await page.getByRole('heading', { name: /^Quels parcours/u }).waitFor()
      await choose(page, 'Thème', 'sombre')
      expect([asked(page, 'lang'), asked(page, 'theme'), asked(page, 'limit')]).toEqual([
        ['fr'],
        ['dark'],
        ['7'],
      ])
      expect(await page.locator('main tbody tr').count()).toBe(7)
      await page.getByRole('link', { name: 'Constats' }).click()
      await page.getByRole('heading', { name: /^Qu’est-ce qui est faux/u }).waitFor()
      expect(asked(page, 'theme')).toEqual(['dark'])
      await page.getByRole('link', { name: 'Harbor' }).click()
      await page.locator('.picture [data-part=stage]').first().waitFor()
    })

    it('says that nothing is there, and what is wrong with an address', async () => {
      const empty = await site().open('/answers/explain?lang=en&offset=5000&limit=7&' + passages)
      await empty.getByText('No rows.').waitFor()
      const page = await site().open('/answers/bowtie?colour=red&lang=en')
      const alert = page.getByRole('alert')
      await alert.getByText('bowtie takes no option colour').waitFor()
      expect(site().complaints.splice(0).join()).toContain('400')
      expect(await violations(page)).toEqual([])
      await alert.getByRole('button', { name: 'Start from the beginning' }).click()
      await page.getByText(/^Of 12,400 that/u).waitFor()
    })

    it('scrolls nowhere sideways, from a phone to a wall', async () => {
      for (const path of [
        '/answers',
        '/answers/bowtie?by=segment',
        '/answers/findings',
        `/answers/change?${changed}`,
      ]) {
        const page = await site().open(path)
        await page.locator('main[aria-busy=false]').waitFor()
        for (const width of [320, 390, 768, 1280, 3840]) {
          await page.setViewportSize({ width, height: 900 })
          const isWider = `document.documentElement.scrollWidth > ${width}`
          expect([path, width, await page.evaluate(isWider)]).toEqual([path, width, false])
        }
      }
    })

    const looks = (
      [
        ['light', 'en', 'bowtie?by=segment&where=segment%3Dlarge'],
        ['dark', 'fr', 'findings'],
        ['light', 'fr', 'transition?stage=education&by=segment'],
        ['dark', 'en', 'trend?stage=selection&metric=entered'],
        ['light', 'en', `change?${changed}`],
        ['light', 'fr', `explain?${passages}&limit=5`],
        ['dark', 'en', 'explain'],
      ] as const
    ).flatMap((look) => [1280, 390].map((width) => [...look, width] as const))
    it.each(someOf(looks, ([theme, lang, , width]) => [theme, lang, width]))(
      'has nothing that axe knows to be wrong, in %s, in %s: %s, %i wide',
      { timeout: 180_000 },
      async (theme, lang, path, width) => {
        const joined = path.includes('?') ? '&' : '?'
        const query = `${path}${joined}theme=${theme}&lang=${lang}`
        const page = await site().open(`/answers/${query}`, { viewport: { width, height: 900 } })
        await page.locator('main[aria-busy=false]:has(form)').waitFor()
        if ((await page.locator('.picture').count()) > 0) await redrawn(page)
        expect(await violations(page)).toEqual([])
      },
    )
  })
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en')
}

/** The rate by the headline age, with its interval. */
function saidOfTransition({ rows, summary }: AnswerEnvelope): string {
  const age = Number(summary['within'])
  const row = rows.find((each) => each['age'] === age) ?? {}
  const [share, low, high] = ['gone_on', 'gone_on_low', 'gone_on_high'].map((name) =>
    formatFraction(Number(row[name]), 'en'),
  )
  return `within ${age} d: ${share} (${low?.replace(' %', '')}–${high})`
}

/** The highest value that chance explains, at the scale beside the picture. */
function saidOfTrend({ rows }: AnswerEnvelope): string {
  return formatCount(Number(rows[0]?.['limit_high']), 'en')
}

/** What the volume is worth in all. */
function saidOfChange({ summary }: AnswerEnvelope): string {
  const volume = Number(summary['volume'])
  return `${volume < 0 ? '−' : '+'}${formatCount(Math.abs(volume), 'en')}`
}
