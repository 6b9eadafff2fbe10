import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { chromium as browserType } from 'playwright-core'
import { listen } from '../src/server/listen.ts'
import { servePage } from '../src/server/static.ts'
import { buildPage } from './build-page.ts'
import { chromium, chromiumArguments } from './chromium.ts'
import { describeAnswer } from '../src/answers/describe-answer.ts'
import { answers } from '../src/answers/registry.ts'
import { answerStates } from './gallery/answer-states.ts'
import { galleryStates, type GalleryState } from './gallery/states.ts'

// Pictures of the page in every state, three widths and both themes, into gallery/.

const widths = [390, 1280, 2560]
const themes = ['light', 'dark'] as const
const folder = fileURLToPath(new URL('../gallery', import.meta.url))

const executablePath = chromium()
if (executablePath === null) {
  console.error('gallery: no Chromium or Chrome is installed here')
  process.exit(1)
}
const page = mkdtempSync(join(tmpdir(), 'bowline-gallery-'))
await buildPage(page)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const browser = await browserType.launch({ executablePath, args: [...chromiumArguments] })
let taken = 0
for (const state of [...galleryStates, ...answerStates]) {
  const listening = await listen(madeUp(state), { port: 0 })
  for (const width of widths) {
    for (const theme of themes) {
      await picture(`http://localhost:${listening.port}/`, state, width, theme)
      taken += 1
    }
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

/** A server of made-up answers. */
function madeUp({ answer, project }: GalleryState): Hono {
  const app = new Hono()
  servePage(
    app,
    page,
    answers.map(({ name }) => name),
  )
  app.get('/api/answers', (context) =>
    context.json({ answers: answers.map((each) => describeAnswer(each, 'en')) }),
  )
  app.get('/api/project', (context) => context.json(project))
  app.get('/api/answers/:name', async (context) => {
    const { name } = context.req.param()
    const given = await answer(name, context.req.query('by'))
    return 'error' in given ? context.json(given, 400) : context.json(given)
  })
  return app
}
