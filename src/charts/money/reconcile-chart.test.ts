import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { SvgNode } from '../chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeGaps, madeKnot, madeReconcile } from '../goldens/made-reconcile.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'
import { reconcileChart } from './reconcile-chart.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const

const bars = (chart: SvgNode): readonly SvgNode[] =>
  nodesOf(chart, ({ attributes }) => attributes['data-gap'] !== undefined)

const span = (node: SvgNode, at: 0 | 1): number => {
  const places = placesOf(node).map((place) => place[at] ?? 0)
  return Math.max(...places) - Math.min(...places)
}

describe('the drawings of a reconciliation', () => {
  it('are the same as before', () => {
    expectGolden('reconcile.en', reconcileChart(madeReconcile('en'), { ...usual, heading: true }))
    expectGolden('reconcile-phone.fr', reconcileChart(madeReconcile('fr'), phone))
    expectGolden('gaps.en', reconcileChart(madeGaps('en'), { ...usual, theme: 'dark' }))
    expectGolden('gaps-phone.fr', reconcileChart(madeGaps('fr'), phone))
    expectGolden('knot.en', reconcileChart(madeKnot('en'), usual))
  })

  it('draw each gap as high as it is, and both lines apart by it', () => {
    const made = madeReconcile('en')
    const chart = reconcileChart(made, usual)
    const gaps = made.rows.map((row) => Number(row['gap']))
    const drawn = bars(chart).map((bar) => span(bar, 1))
    const scale = Math.max(...drawn) / Math.max(...gaps.map(Math.abs))
    for (const [index, high] of drawn.entries()) {
      expect(Math.abs(high - Math.abs(gaps[index] ?? 0) * scale)).toBeLessThan(0.2)
    }
    const lines = nodesOf(chart, ({ attributes }) => attributes['data-line'] !== undefined)
    expect(lines.map(({ attributes }) => attributes['data-line'])).toEqual(['theirs', 'ours'])
  })

  it('draw each account as wide as its gap, to its side', () => {
    const made = madeGaps('en')
    const drawn = bars(reconcileChart(made, usual))
    expect(drawn).toHaveLength(made.rows.length)
    const gaps = made.rows.map((row) => Number(row['gap']))
    const scale = span(drawn[0]!, 0) / Math.abs(gaps[0] ?? 1)
    for (const [index, bar] of drawn.entries()) {
      expect(Math.abs(span(bar, 0) - Math.abs(gaps[index] ?? 0) * scale)).toBeLessThan(0.2)
    }
    expect(textsOf(reconcileChart(madeGaps('en', 60), usual))).toContain('24 of 61 are drawn')
  })

  it('draw nothing of nothing', () => {
    const none = (made: AnswerEnvelope) => textsOf(reconcileChart({ ...made, rows: [] }, usual))
    expect(none(madeReconcile('en'))).toEqual(['nothing to draw: no period has a figure'])
    expect(none(madeKnot('en'))).toEqual(['nothing to draw: nothing differs'])
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keep everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      const made = [
        madeReconcile(lang),
        madeReconcile(lang, 1),
        madeReconcile(lang, 60),
        madeGaps(lang),
        madeGaps(lang, 40),
        madeGaps(lang, 0),
        madeKnot(lang),
      ]
      for (const [index, envelope] of made.entries()) {
        const chart = reconcileChart(envelope, { width, lang, theme: 'css', heading: true })
        expect([index, drawingFaults(chart)]).toEqual([index, []])
      }
    }
  })

  it('are sound for any figures', () => {
    const figures = fc.array(fc.option(fc.integer({ min: -1e12, max: 1e12 }), { freq: 5 }), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 2600 }), (figure, width) => {
        for (const whole of [madeReconcile('en'), madeGaps('fr'), madeKnot('en')]) {
          const money = whole.columns.filter(({ unit }) => unit === 'money')
          const rows = whole.rows.map((row, index) => ({
            ...row,
            ...Object.fromEntries(
              money.map(({ name }, place) => {
                const value = figure[(index * 7 + place) % figure.length] ?? null
                return [name, value === null ? null : (value / 1000).toFixed(3)]
              }),
            ),
          }))
          expect(drawingFaults(reconcileChart({ ...whole, rows }, { ...usual, width }))).toEqual([])
        }
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })
})
