import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chooseBrowser } from '../../scripts/choose-browser.ts'
import { thisMachine } from '../../scripts/chromium.ts'
import { accessibility } from './accessibility.ts'
import { figures } from './figures.ts'
import { harborSite, type HarborSite } from './harbor-site.ts'
import { journeys } from './journeys.ts'
import { keyboard } from './keyboard.ts'
import { weight } from './weight.ts'

const choice = chooseBrowser(thisMachine)
if (choice.kind !== 'run') console.warn(choice.line)

describe.skipIf(choice.kind !== 'run')('the page, in a real browser', () => {
  let site: HarborSite | undefined
  beforeAll(async () => {
    site = await harborSite(choice.kind === 'run' ? choice.executable : '')
  }, 120_000)
  afterAll(async () => site?.close(), 30_000)
  const given = (): HarborSite => {
    if (site === undefined) throw new Error('the site did not start')
    return site
  }
  afterEach(async () => {
    await site?.clear()
    expect(site?.complaints.splice(0) ?? []).toEqual([])
    expect(site?.strangers.splice(0) ?? []).toEqual([])
  })
  journeys(given)
  keyboard(given)
  figures(given)
  accessibility(given)
  weight(given)
})

it.runIf(choice.kind === 'fail')('has a browser to test the page in', () => {
  expect.fail(choice.kind === 'fail' ? choice.line : '')
})
