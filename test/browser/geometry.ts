import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { answerStates } from '../../scripts/gallery/answer-states.ts'
import { galleryStates } from '../../scripts/gallery/states.ts'
import { touch } from '../../src/charts/goldens/read-drawing.ts'
import type { Box } from '../../src/charts/text-node.ts'
import { someOf } from '../thoroughness.ts'
import type { HarborSite } from './harbor-site.ts'
import { inState } from './made-up.ts'

const cases = someOf(
  [...galleryStates, ...answerStates].flatMap(({ name, path = name }) =>
    [390, 768, 1280, 2560].map((width) => [name, width, path] as const),
  ),
  // Of an answer's states one: how its pictures stand alone, tests of the charts say of each.
  ([, width, path]) => [width, path],
)
const widthsOf = new Map<string, number[]>()
for (const [name, width] of cases) widthsOf.set(name, [...(widthsOf.get(name) ?? []), width])

/** Nothing beside the page, nothing over anything else, in every state and at every width. */
export function geometry(site: () => HarborSite): void {
  describe('geometry', { timeout: 60_000 }, () => {
    it.each([...widthsOf])('of %s is sound', async (name, widths) => {
      await inState(site(), name, { viewport: { width: 390, height: 900 } }, async (page) => {
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 })
          await redrawn(page)
          expect({ width, ...(await faultsOf(page)) }).toEqual({
            width,
            beside: 0,
            unused: 0,
            outside: [],
            touching: [],
          })
        }
      })
    })
  })
}

/** Waits until the picture is drawn for the room that it has now. */
export async function redrawn(page: Page): Promise<void> {
  const isDrawn = `[...document.querySelectorAll('.picture')].every((frame) => {
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
    const drawing = frame.querySelector('svg')
    return drawing !== null
      && Math.abs(drawing.viewBox.baseVal.width - frame.clientWidth / size) < 1.5
  })`
  await page.waitForFunction(isDrawn)
}

interface Faults {
  /** Pixels that the page scrolls sideways. */
  readonly beside: number
  /** Pixels of its room that the picture leaves empty. */
  readonly unused: number
  readonly outside: readonly string[]
  readonly touching: readonly string[]
}

async function faultsOf(page: Page): Promise<Faults> {
  const beside = `document.documentElement.scrollWidth - document.documentElement.clientWidth`
  const frames = await boxesOf(page, '.picture')
  const drawings = await boxesOf(page, '.picture > svg')
  const faults: { unused: number; outside: string[]; touching: string[] } = {
    unused: 0,
    outside: [],
    touching: [],
  }
  for (const [index, drawing] of drawings.entries()) {
    const frame = frames[index] ?? drawing
    // The box of a line is higher than its letters.
    const texts = (await boxesOf(page, '.picture > svg text', index)).map((box) => {
      const spare = (box.bottom - box.top) * 0.16
      return { ...box, top: box.top + spare, bottom: box.bottom - spare }
    })
    faults.unused += Math.round(widthOf(frame) - widthOf(drawing))
    faults.outside.push(...texts.filter((text) => !isWithin(text, drawing)).map(({ text }) => text))
    for (const [place, one] of texts.entries()) {
      const over = texts.slice(place + 1).filter((other) => touch(one, other))
      faults.touching.push(...over.map((other) => `${one.text} | ${other.text}`))
    }
  }
  return { beside: await page.evaluate<number>(beside), ...faults }
}

/** Where they stand, as the browser drew them; of one picture where there are several. */
function boxesOf(page: Page, selector: string, picture = -1): Promise<readonly Box[]> {
  return page.evaluate<
    readonly Box[]
  >(`[...document.querySelectorAll('${selector}')].filter((node) =>
    ${picture} < 0 || node.closest('.picture') === document.querySelectorAll('.picture')[${picture}]
  ).map((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect()
    return { text: node.textContent, left, right, top, bottom }
  })`)
}

function widthOf({ left, right }: Box): number {
  return right - left
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  )
}
