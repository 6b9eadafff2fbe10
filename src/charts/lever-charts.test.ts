import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../answers/answer.ts'
import { chartOf } from './answer-charts.ts'
import type { ChartOptions } from './chart-options.ts'
import type { SvgNode } from './chart.ts'
import { drawingFaults } from './goldens/drawing-faults.ts'
import { madeLevers, madeMeetings } from './goldens/made-levers.ts'
import { nodesOf, placesOf, textsOf } from './goldens/read-drawing.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const
const slices = ['small', 'a very long name of a slice that goes on and on', null, '<&>']

function drawn(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const chart = chartOf(envelope.answer)
  if (chart === null) throw new Error(`no chart: ${envelope.answer}`)
  return chart(envelope, options)
}

const bars = (node: SvgNode): readonly SvgNode[] =>
  nodesOf(node, ({ attributes }) => attributes['data-bar'] !== undefined)

const wide = (node: SvgNode | undefined): number => Number(node?.attributes['width'])

describe('the drawings of levers and meetings', () => {
  it('are the same as before', () => {
    expectGolden('levers.en', drawn(madeLevers('en'), { ...usual, heading: true }))
    expectGolden('levers-phone.fr', drawn(madeLevers('fr', slices), phone))
    expectGolden('meetings.en', drawn(madeMeetings('en', slices), { ...usual, theme: 'dark' }))
    expectGolden('meetings-phone.fr', drawn(madeMeetings('fr'), phone))
  })

  it('are as long as what a lever adds', () => {
    const [first, second] = bars(drawn(madeLevers('en'), usual))
    expect(wide(second) / wide(first)).toBeCloseTo(74 / 112, 3)
    // Four levers, all together, and one by one.
    expect(bars(drawn(madeLevers('en'), usual))).toHaveLength(6)
  })

  it('are as long as those who held a meeting are many', () => {
    const all = bars(drawn(madeMeetings('en'), usual))
    const of = (place: number): number =>
      all
        .filter(({ attributes }) => attributes['data-bar'] === place)
        .reduce((sum, each) => sum + wide(each), 0)
    expect(of(1) / of(0)).toBeCloseTo(110 / 120, 3)
    expect(of(3) / of(0)).toBeCloseTo(12 / 120, 3)
  })

  it('draw nothing of nothing', () => {
    const none = (made: AnswerEnvelope) => textsOf(drawn({ ...made, rows: [] }, usual))
    expect(none(madeLevers('en'))).toEqual(['nothing to draw: no lever can be put into figures'])
    expect(none(madeMeetings('en'))).toEqual(['nothing to draw: no meetings are known'])
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keep everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      for (const made of [madeLevers, madeMeetings]) {
        for (const envelope of [made(lang), made(lang, slices)]) {
          for (const heading of [true, false]) {
            const chart = drawn(envelope, { width, lang, theme: 'css', heading })
            expect([envelope.answer, drawingFaults(chart)]).toEqual([envelope.answer, []])
          }
        }
      }
    }
  })

  it('are sound for any figures', () => {
    const figure = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { freq: 5 })
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 4, maxLength: 12 }),
        fc.integer({ min: 1, max: 2600 }),
        (some, width) => {
          const made = madeLevers('en', ['a', 'b'])
          const at = (place: number): string | null => {
            const value = some[place % some.length] ?? null
            return value === null ? null : String(value)
          }
          const rows = made.rows.map((row, place) => ({
            ...row,
            running: at(place),
            running_low: at(place + 1),
            running_high: at(place + 2),
          }))
          const chart = drawn({ ...made, rows }, { ...usual, width })
          expect(placesOf(chart).flat().every(Number.isFinite)).toBe(true)
        },
      ),
    )
  })
})
