import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { HarborSite } from './harbor-site.ts'
import { settled } from './on-page.ts'

const MOST_SCRIPT = 250 * 1024
/** Of a page that not everybody opens, beside the first load. */
const MOST_BESIDE = 50 * 1024

/** What the first load costs, and what is loaded when it is needed. */
export function weight(site: () => HarborSite): void {
  describe('weight', () => {
    it('is at most 250 KB of script, compressed, and sent so', async () => {
      const assets = join(site().page, 'assets')
      const html = readFileSync(join(site().page, 'index.html'), 'utf8')
      const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
      const size = (name: string): number => gzipSync(readFileSync(join(assets, name))).length
      const first = scripts.filter((name) => html.includes(`assets/${name}`))
      const total = first.reduce((sum, name) => sum + size(name), 0)
      expect(total).toBeGreaterThan(0)
      expect(total).toBeLessThanOrEqual(MOST_SCRIPT)
      const beside = scripts.filter((name) => !first.includes(name))
      expect(beside.filter((name) => size(name) > MOST_BESIDE)).toEqual([])
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
