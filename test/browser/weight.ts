import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { HarborSite } from './harbor-site.ts'
import { settled } from './on-page.ts'

const MOST_SCRIPT = 250 * 1024

/** What the first load costs. */
export function weight(site: () => HarborSite): void {
  describe('weight', () => {
    it('is at most 250 KB of script, compressed, and sent so', async () => {
      const assets = join(site().page, 'assets')
      const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
      const sizes = scripts.map((name) => gzipSync(readFileSync(join(assets, name))).length)
      const total = sizes.reduce((sum, size) => sum + size, 0)
      expect(total).toBeGreaterThan(0)
      expect(total).toBeLessThanOrEqual(MOST_SCRIPT)
    })

    it('comes compressed, and may be kept for ever', async () => {
      const page = await site().open('/')
      const [script] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('.js')),
        page.reload(),
      ])
      await settled(page)
      const headers = await script.allHeaders()
      expect(headers['content-encoding']).toMatch(/^(?:gzip|deflate|br)$/u)
      expect(headers['cache-control']).toContain('immutable')
    })
  })
}
