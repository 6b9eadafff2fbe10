import type { Locator, Page } from 'playwright-core'

/** Waits until the page shows an answer, and nothing is being counted. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false]').waitFor()
  await page.locator('[data-part=sentence]').waitFor()
}

/** A part of the sentence that can be changed, by the name a screen reader says. */
export function part(page: Page, label: string): Locator {
  return page.locator(`[data-choice="${label}"]`)
}

/** Chooses one of few in a part. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await part(page, label).click()
  await page.getByRole('option', { name: option, exact: true }).click()
  await settled(page)
}

export function stageOf(page: Page, stage: string): Locator {
  return page.locator(`.picture [data-part=stage][data-stage=${stage}]`)
}

export function panel(page: Page): Locator {
  return page.getByRole('dialog')
}

/** A parameter of the address. */
export function asked(page: Page, name: string): readonly string[] {
  return new URL(page.url()).searchParams.getAll(name)
}
