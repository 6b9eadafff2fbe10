import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeCurve, madeLifetime } from '../goldens/made-lifetime.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'
import { lifetimeChart } from './lifetime-chart.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const
const slices = ['small', 'a very long name of a slice that goes on and on', null, '<&>']

const drawn = (envelope: AnswerEnvelope, options: ChartOptions = usual): SvgNode =>
  lifetimeChart(envelope, options)

const marked = (chart: SvgNode, name: string, value: string): readonly SvgNode[] =>
  nodesOf(chart, ({ attributes }) => attributes[name] === value)

describe('the drawing of lifetimes', () => {
  it('is the same as before', () => {
    expectGolden('lifetime.en', drawn(madeLifetime('en', slices), { ...usual, heading: true }))
    expectGolden('lifetime-curve.en', drawn(madeCurve('en'), usual))
    expectGolden('lifetime-curve-phone.fr', drawn(madeCurve('fr', { slices }), phone))
  })

  it('is as high as the share that is left, at each age', () => {
    const envelope = madeCurve('en')
    const chart = drawn(envelope)
    const seen = marked(chart, 'data-curve', 'seen').flatMap((node) => placesOf(node))
    const beyond = marked(chart, 'data-curve', 'beyond').flatMap((node) => placesOf(node))
    // The age at which the data end is on both.
    expect([seen.length, beyond.length]).toEqual([21, 41])
    const all = [...seen, ...beyond.slice(1)]
    const [first = [0, 0], last = [0, 0]] = [all[0], all.at(-1)]
    const shares = envelope.rows.map((row) => Number(row['fitted']))
    const scale = (last[1] - first[1]) / (1 - (shares.at(-1) ?? 0))
    for (const [index, [x, y]] of all.entries()) {
      expect((y - first[1]) / scale).toBeCloseTo(1 - (shares[index] ?? 0), 2)
      expect((x - first[0]) / (last[0] - first[0])).toBeCloseTo(index / 60, 3)
    }
  })

  it('hatches what nobody was followed for, and marks what was seen', () => {
    const chart = drawn(madeCurve('en'))
    expect(marked(chart, 'data-mark', 'seen')).toHaveLength(21)
    expect(marked(chart, 'data-area', 'beyond')).toHaveLength(1)
    expect(textsOf(chart)).toContain('the data end here')
    const whole = drawn(madeCurve('en', { months: 60 }))
    expect(marked(whole, 'data-area', 'beyond')).toHaveLength(0)
    expect(textsOf(whole)).not.toContain('the data end here')
  })

  it('says what they are worth beside what constant churn says, or that it is not known', () => {
    const texts = textsOf(drawn(madeLifetime('en', slices)))
    const worth = 'lifetime value: 12,345.67 (10,000.00 – 15,000.00), by constant churn: 9,000.50'
    expect(texts.join(' ')).toContain(worth)
    expect(texts).toContain('no curve: how long they stay cannot be told yet')
    const none = textsOf(drawn({ ...madeCurve('en'), rows: [] }))
    expect(none).toEqual(['no curve: how long they stay cannot be told yet'])
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keeps everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      const made = [
        madeLifetime(lang),
        madeLifetime(lang, slices),
        madeCurve(lang),
        madeCurve(lang, { slices }),
        madeCurve(lang, { months: 2 }),
        madeCurve(lang, { months: 60 }),
      ]
      for (const [index, envelope] of made.entries()) {
        for (const heading of [true, false]) {
          const chart = drawn(envelope, { width, lang, theme: 'css', heading })
          expect([index, drawingFaults(chart)]).toEqual([index, []])
        }
      }
    }
  })

  it('is sound for any shares', () => {
    const shares = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 5 }), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 2600 }), (figure, width) => {
        for (const whole of [madeLifetime('en', ['a', 'b']), madeCurve('fr')]) {
          const names = whole.columns.filter(({ unit }) => unit === 'fraction')
          const rows = whole.rows.map((row, index) => ({
            ...row,
            ...Object.fromEntries(
              names.map(({ name }, at) => [name, figure[(index * 7 + at) % figure.length] ?? null]),
            ),
          }))
          expect(drawingFaults(drawn({ ...whole, rows }, { ...usual, width }))).toEqual([])
        }
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })
})
