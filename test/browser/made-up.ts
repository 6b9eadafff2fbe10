import type { Page } from 'playwright-core'
import { madeUpSite } from '../../scripts/gallery/made-up-site.ts'
import { answerStates } from '../../scripts/gallery/answer-states.ts'
import { galleryStates, type GalleryState } from '../../scripts/gallery/states.ts'
import type { Looker } from './browser-site.ts'
import type { HarborSite } from './harbor-site.ts'

/** Does something with the page in one state of the gallery. */
export async function inState(
  site: HarborSite,
  name: string,
  looker: Looker,
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const state = [...galleryStates, ...answerStates].find((each) => each.name === name)
  if (state === undefined) throw new RangeError(`there is no such state in the gallery: ${name}`)
  const at = site.serveInstead(madeUpSite(state, site.page))
  const path = `/${state.path ?? ''}?lang=en&theme=light${state.query ?? ''}`
  const page = await site.open(path, looker, at)
  await page.locator(state.ready).first().waitFor()
  await act(page)
  if (isRefused(state)) site.complaints.splice(0)
}

/** The browser itself complains of a refused request. */
function isRefused({ name }: GalleryState): boolean {
  return name === 'error' || name === 'answer-error' || name === 'too-many-values'
}
