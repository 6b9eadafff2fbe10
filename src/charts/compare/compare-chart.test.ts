import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import { compareChart } from './compare-chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeCompare } from '../goldens/made-compare.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const

describe('the drawing of a comparison', () => {
  it('draws the same as before', () => {
    const phone = { width: 360, lang: 'fr', theme: 'css' } as const
    expectGolden('compare.en', compareChart(madeCompare('en'), { ...usual, heading: true }))
    expectGolden('compare-phone.fr', compareChart(madeCompare('fr'), phone))
  })

  it('places both rates and their intervals on one line from none to all', () => {
    const [awareness, education] = nodesOf(
      compareChart(madeCompare('en'), usual),
      ({ attributes }) => attributes['data-stage'] !== undefined,
    )
    if (awareness === undefined || education === undefined) throw new Error('no stage was drawn')
    const centre = (side: string): number => {
      const [mark] = nodesOf(education, ({ attributes }) => attributes['data-mark'] === side)
      return Number(mark?.attributes['cx'])
    }
    const ends = (side: string): readonly number[] =>
      nodesOf(education, ({ attributes }) => attributes['data-interval'] === side)
        .flatMap(placesOf)
        .map(([x]) => x)
    // 31 % and 42 %, each ± 3 points.
    const point = (centre('b') - centre('a')) / 11
    expect(point).toBeGreaterThan(1)
    const [low = 0, high = 0] = ends('b')
    expect((high - low) / point).toBeCloseTo(6, 1)
    expect((centre('b') - low) / point).toBeCloseTo(3, 1)
  })

  it('says the difference, its interval and the verdict', () => {
    const texts = textsOf(compareChart(madeCompare('en'), usual)).join(' ')
    expect(texts).toContain('+11 points (+6.8 to +15.2) · signal')
    expect(texts).toContain('not distinguishable')
    const empty = compareChart({ ...madeCompare('en'), rows: [] }, usual)
    expect(textsOf(empty)).toContain('nothing to draw: no rate is told on either side')
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keeps everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      for (const heading of [true, false]) {
        const options = { width, lang, theme: 'css', heading } as const
        expect(drawingFaults(compareChart(madeCompare(lang), options))).toEqual([])
      }
    }
  })

  it('is sound for any figures', () => {
    const made = madeCompare('en')
    const names = made.columns.filter(({ unit }) => unit !== 'text').map(({ name }) => name)
    const figure = fc.option(fc.double({ min: -10, max: 1e9, noNaN: true }), { freq: 4 })
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 3, maxLength: 30 }),
        fc.integer({ min: 1, max: 2600 }),
        (figures, width) => {
          const rows = made.rows.map((row, index) => ({
            ...row,
            ...Object.fromEntries(
              names.map((name, at) => [name, figures[(index * 5 + at) % figures.length] ?? null]),
            ),
          }))
          expect(drawingFaults(compareChart({ ...made, rows }, { ...usual, width }))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})
