import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../../src/answers/answer.ts'
import { browserSite, type BrowserSite } from '../browser/browser-site.ts'
import { pageOfSources } from '../browser/page-of-sources.ts'
import { sampleApp } from '../server/sample-app.ts'

/** The sample company in a browser, with the page of the sources as they are. */
export async function sampleSite(
  executablePath: string,
  registry: readonly Answer[],
): Promise<BrowserSite> {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-surfaces-'))
  await pageOfSources(folder)
  const site = await browserSite(executablePath, sampleApp({ registry, page: folder }).app)
  return {
    ...site,
    close: async () => {
      await site.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
