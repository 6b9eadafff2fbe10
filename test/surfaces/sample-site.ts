import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppOptions } from '../../src/server/app.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { browserSite, type BrowserSite } from '../browser/browser-site.ts'
import { pageOfSources } from '../browser/page-of-sources.ts'
import { sampleApp } from '../server/sample-app.ts'

/** The sample company in a browser, with the page of the sources as they are. */
export async function sampleSite(
  executablePath: string,
  options: Partial<AppOptions> & { readonly engine?: Engine },
): Promise<BrowserSite> {
  const folder = mkdtempSync(join(tmpdir(), 'bowline-surfaces-'))
  await pageOfSources(folder)
  const site = await browserSite(executablePath, sampleApp({ ...options, page: folder }).app)
  return {
    ...site,
    close: async () => {
      await site.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
