import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import { chartOf } from '../answer-charts.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeCheck, madeMarks, madeScores } from '../goldens/made-loop.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const

function drawn(envelope: AnswerEnvelope, options: ChartOptions = usual): SvgNode {
  const chart = chartOf(envelope.answer)
  if (chart === null) throw new Error(`no chart: ${envelope.answer}`)
  return chart(envelope, options)
}

const marked = (chart: SvgNode, name: string): readonly SvgNode[] =>
  nodesOf(chart, ({ attributes }) => attributes['data-mark'] === name)

describe('the drawings of the closed loop', () => {
  it('are the same as before', () => {
    expectGolden('loop-marks.en', drawn(madeMarks('en'), { ...usual, heading: true }))
    expectGolden('loop-marks-phone.fr', drawn(madeMarks('fr', 'retention'), phone))
    expectGolden('loop-scores.en', drawn(madeScores('en'), { ...usual, theme: 'dark' }))
    expectGolden('loop-check.en', drawn(madeCheck('en')))
  })

  it('draw a factor as far to one side as its inverse to the other', () => {
    const made = madeMarks('en')
    const twice = { effect: 2, effect_low: 2, effect_high: 4 }
    const half = { effect: 0.5, effect_low: 0.25, effect_high: 0.5 }
    const rows = [twice, half].map((effect) => ({ ...made.rows[0], ...effect }))
    const chart = drawn({ ...made, rows })
    const [a = 0, b = 0] = marked(chart, 'better').map(({ attributes }) => Number(attributes['cx']))
    const [left = [], right = []] = nodesOf(
      chart,
      ({ attributes }) => attributes['data-interval'] !== undefined,
    ).map((node) => placesOf(node).map(([x]) => x))
    expect(a).toBeGreaterThan(b)
    expect((a + b) / 2).toBeCloseTo((Math.max(...left) + Math.min(...right)) / 2, 0)
  })

  it('tell a discovery from what chance explains, and leave out what was not tested', () => {
    const chart = drawn(madeMarks('en'))
    expect(['better', 'worse', 'none'].map((fate) => marked(chart, fate).length)).toEqual([2, 1, 2])
    expect(textsOf(chart)).toContain('×2.3 (×1.6 to ×3.3) · n 62')
    expect(textsOf(drawn(madeMarks('en', 'retention')))).toContain('+28 (+16 to +40) · n 62')
  })

  it('draw what is captured from none to all', () => {
    const chart = drawn(madeCheck('en'))
    const [curve] = nodesOf(chart, ({ attributes }) => attributes['data-curve'] !== undefined)
    const places = curve === undefined ? [] : placesOf(curve)
    const [first = [0, 0], last = [0, 0]] = [places[0], places.at(-1)]
    expect(first[1] - last[1]).toBeCloseTo(last[0] - first[0], 1)
    expect(marked(chart, 'observed')).toHaveLength(6)
  })

  it('say how many of the scores are drawn', () => {
    const texts = textsOf(drawn(madeScores('en')))
    expect(texts).toContain('24 of 7,911 are drawn')
  })

  it('draw nothing of nothing', () => {
    const told = [madeMarks('en'), madeScores('en'), madeCheck('en')].map((made) =>
      textsOf(drawn({ ...made, rows: [] })).join(),
    )
    expect(told).toEqual([
      'nothing to draw: no attribute could be compared',
      'nothing to draw: there are no scores',
      'nothing to draw: the scores could not be checked',
    ])
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keep everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      const made = [
        madeMarks(lang),
        madeMarks(lang, 'retention'),
        madeScores(lang),
        madeScores(lang, 1),
        madeCheck(lang),
        madeCheck(lang, 1),
        madeCheck(lang, 10),
      ]
      for (const envelope of made) {
        for (const heading of [true, false]) {
          const chart = drawn(envelope, { width, lang, theme: 'css', heading })
          expect(drawingFaults(chart)).toEqual([])
        }
      }
    }
  })

  it('are sound for any figures', () => {
    const figure = fc.option(
      fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 1000),
      { freq: 5 },
    )
    const effects = fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(effects, fc.integer({ min: 1, max: 2600 }), (drawnEffects, width) => {
        for (const target of ['value', 'retention'] as const) {
          const made = madeMarks('en', target)
          const rows = drawnEffects.map(([effect, low, high]) => {
            const on = (value: number | null) =>
              value === null || target !== 'value' ? value : Math.exp(value / 100)
            return {
              ...made.rows[0],
              effect: on(effect),
              effect_low: on(low),
              effect_high: on(high),
            }
          })
          const chart = drawn({ ...made, rows }, { ...usual, width })
          expect(drawingFaults(chart)).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
