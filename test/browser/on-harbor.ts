import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest'
import { browserHere } from './browser-here.ts'
import { harborSite, type HarborSite } from './harbor-site.ts'

/** Tests of the demo company's pages in a real browser, none of which may complain or look elsewhere. */
export function onHarbor(what: string, parts: readonly ((site: () => HarborSite) => void)[]): void {
  const executable = browserHere()
  describe.skipIf(executable === null)(what, () => {
    let site: HarborSite | undefined
    beforeAll(async () => {
      site = await harborSite(executable ?? '')
    }, 120_000)
    afterAll(async () => site?.close(), 30_000)
    afterEach(async () => {
      await site?.clear()
      expect(site?.complaints.splice(0) ?? []).toEqual([])
      expect(site?.strangers.splice(0) ?? []).toEqual([])
    })
    for (const part of parts) {
      part(() => {
        if (site === undefined) throw new Error('the site did not start')
        return site
      })
    }
  })
}
