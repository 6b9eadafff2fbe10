import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { accessibility } from './accessibility.ts'
import { answerPages } from './answer-pages.ts'
import { browserHere } from './browser-here.ts'
import { figures } from './figures.ts'
import { harborSite, type HarborSite } from './harbor-site.ts'
import { geometry } from './geometry.ts'
import { journeys } from './journeys.ts'
import { keyboard } from './keyboard.ts'
import { manyValues } from './many-values.ts'
import { paper } from './paper.ts'
import { weight } from './weight.ts'

const executable = browserHere()

describe.skipIf(executable === null)('the page, in a real browser', () => {
  let site: HarborSite | undefined
  beforeAll(async () => {
    site = await harborSite(executable ?? '')
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
  answerPages(given)
  weight(given)
  geometry(given)
  manyValues(given)
  paper(given)
})
