import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium as browserType } from 'playwright-core'
import { listen } from '../src/server/listen.ts'
import { buildPage } from './build-page.ts'
import { chromium, chromiumArguments } from './chromium.ts'
import { answerStates } from './gallery/answer-states.ts'
import { madeUpSite } from './gallery/made-up-site.ts'
import { galleryStates, type GalleryState } from './gallery/states.ts'

// Pictures of the page in every state, three widths and both themes, and on paper, into gallery/.
// Named states alone: npm run gallery -- usual empty

const widths = [390, 1280, 2560]
const themes = ['light', 'dark'] as const
const papers = { portrait: [718, 1047], landscape: [1047, 718] } as const
const wanted = process.argv.slice(2)
const folder = fileURLToPath(new URL('../gallery', import.meta.url))

const executablePath = chromium()
if (executablePath === null) {
  console.error('gallery: no Chromium or Chrome is installed here')
  process.exit(1)
}
const page = mkdtempSync(join(tmpdir(), 'bowline-gallery-'))
await buildPage(page)

if (wanted.length === 0) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const browser = await browserType.launch({ executablePath, args: [...chromiumArguments] })
let taken = 0
for (const state of [...galleryStates, ...answerStates]) {
  if (wanted.length > 0 && !wanted.includes(state.name)) continue
  const listening = await listen(madeUpSite(state, page), { port: 0 })
  for (const width of widths) {
    for (const theme of themes) {
      await picture(`http://localhost:${listening.port}/`, state, width, theme)
      taken += 1
    }
  }
  for (const paper of ['portrait', 'landscape'] as const) {
    await printed(`http://localhost:${listening.port}/`, state, paper)
    taken += 1
  }
  console.log(state.name)
  await listening.close()
}
await browser.close()
rmSync(page, { recursive: true })
console.log(`${taken} pictures in gallery/`)

async function picture(
  address: string,
  { name, path = '', query = '', ready }: GalleryState,
  width: number,
  theme: 'light' | 'dark',
): Promise<void> {
  const tab = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
  await tab.goto(`${address}${path}?lang=en&theme=${theme}${query}`)
  await tab.locator(ready).first().waitFor()
  await tab.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), fullPage: true })
  await tab.close()
}

/** A sheet of A4, as wide as what its margins leave. */
async function printed(
  address: string,
  { name, path = '', query = '', ready }: GalleryState,
  paper: keyof typeof papers,
): Promise<void> {
  const [width, height] = papers[paper]
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await tab.goto(`${address}${path}?lang=en&theme=dark${query}`)
  await tab.locator(ready).first().waitFor()
  await tab.pdf({
    path: join(folder, `${name}-${paper}.pdf`),
    landscape: paper === 'landscape',
    preferCSSPageSize: true,
    printBackground: true,
  })
  await tab.setViewportSize({ width, height })
  await tab.emulateMedia({ media: 'print' })
  await tab.screenshot({ path: join(folder, `${name}-${paper}.png`), fullPage: true })
  await tab.close()
}
