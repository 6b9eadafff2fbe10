import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import { chartOf } from '../answer-charts.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import {
  madeCohorts,
  madeRenewals,
  madeRetention,
  madeRevenue,
  madeStates,
} from '../goldens/made-money.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const
const slices = ['small', 'a very long name of a slice that goes on and on', null, '<&>']

function drawn(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const chart = chartOf(envelope.answer)
  if (chart === null) throw new Error(`no chart: ${envelope.answer}`)
  return chart(envelope, options)
}

const high = (node: SvgNode | undefined): number => {
  const ys = node === undefined ? [] : placesOf(node).map(([, y]) => y)
  return Math.max(...ys) - Math.min(...ys)
}

describe('the drawings of recurring money', () => {
  it('are the same as before', () => {
    expectGolden('revenue.en', drawn(madeRevenue('en'), { ...usual, heading: true }))
    expectGolden('revenue-phone.fr', drawn(madeRevenue('fr', slices), phone))
    expectGolden('retention.en', drawn(madeRetention('en', slices), { ...usual, theme: 'dark' }))
    expectGolden('cohorts.en', drawn(madeCohorts('en'), usual))
    expectGolden('renewals.en', drawn(madeRenewals('en'), usual))
    expectGolden('states.en', drawn(madeStates('en'), usual))
    expectGolden('cohorts-phone.fr', drawn(madeCohorts('fr'), phone))
  })

  it('lead from the first opening to the last closing, as high as what they stand for', () => {
    const chart = drawn(madeRevenue('en'), usual)
    const bars = nodesOf(chart, ({ attributes }) => attributes['data-bar'] !== undefined)
    const closing = bars.at(-1)
    const scale = high(closing) / 362_600.5
    // Opening, new, reactivation, expansion, currency, contraction, churn, closing.
    expect(bars).toHaveLength(8)
    expect(high(bars[1]) / scale).toBeCloseTo(375_500.5, -2)
    expect(high(bars[6]) / scale).toBeCloseTo(44_000, -2)
  })

  it('draw each period from its opening to its closing', () => {
    const envelope = madeRevenue('en')
    const chart = drawn(envelope, usual)
    const lines = nodesOf(chart, ({ attributes }) => attributes['data-closing'] !== undefined)
    const ys = lines.map((line) => placesOf(line)[0]?.[1] ?? 0)
    const closings = envelope.rows.map((row) => Number(row['closing']))
    const scale = ((ys[0] ?? 0) - (ys[1] ?? 0)) / ((closings[1] ?? 0) - (closings[0] ?? 0))
    for (const [index, y] of ys.entries()) {
      expect(((ys[0] ?? 0) - y) / scale).toBeCloseTo(
        (closings[index] ?? 0) - (closings[0] ?? 0),
        -3,
      )
    }
    const dashed = lines.filter(({ attributes }) => attributes['stroke-dasharray'] !== undefined)
    expect(dashed).toHaveLength(1)
  })

  it('pile what became of terms as high as there are', () => {
    const envelope = madeRenewals('en')
    const chart = drawn(envelope, usual)
    const parts = nodesOf(chart, ({ attributes }) => attributes['data-part'] !== undefined)
    const sums = envelope.rows.map((row) => Number(row['due']))
    const piled = parts.reduce((sum, part) => sum + high(part), 0)
    const open = parts.filter(({ attributes }) => attributes['data-part'] === 'open')
    expect(open).toHaveLength(3)
    // 6, 12 and 18 of all that was due.
    const share = open.reduce((sum, part) => sum + high(part), 0) / piled
    expect(share).toBeCloseTo(36 / sums.reduce((sum, due) => sum + due, 0), 2)
    expect(textsOf(chart).some((text) => text.startsWith('83.3'))).toBe(true)
  })

  it('draw no cell of what is still to come', () => {
    const chart = drawn(madeCohorts('en'), usual)
    const cells = nodesOf(chart, ({ attributes }) => attributes['data-cell'] !== undefined)
    // 45 of 81 cells are known, once net and once gross.
    expect(cells).toHaveLength(90)
    expect(textsOf(chart)).toContain('92')
  })

  it('draw nothing of nothing', () => {
    for (const made of [
      madeRevenue('en'),
      madeRetention('en'),
      madeRenewals('en'),
      madeStates('en'),
      madeCohorts('en'),
    ]) {
      const texts = textsOf(drawn({ ...made, rows: [] }, usual))
      expect(texts).toEqual(['nothing to draw: no period has a figure'])
    }
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keep everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      const made = [
        madeRevenue(lang),
        madeRevenue(lang, slices),
        madeRetention(lang),
        madeRetention(lang, slices),
        madeRenewals(lang),
        madeRenewals(lang, slices),
        madeStates(lang),
        madeStates(lang, slices),
        madeCohorts(lang),
        madeCohorts(lang, { slices }),
        madeCohorts(lang, { cohorts: 60 }),
        madeCohorts(lang, { cohorts: 1 }),
      ]
      for (const envelope of made) {
        for (const heading of [true, false]) {
          const chart = drawn(envelope, { width, lang, theme: 'css', heading })
          expect([envelope.answer, drawingFaults(chart)]).toEqual([envelope.answer, []])
        }
      }
    }
  })

  it('are sound for any figures', () => {
    const figures = fc.array(
      fc.option(
        fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 1000),
        { freq: 5 },
      ),
      { minLength: 2, maxLength: 40 },
    )
    fc.assert(
      fc.property(figures, fc.integer({ min: 1, max: 2600 }), (figure, width) => {
        for (const whole of [
          madeRevenue('en', ['a', 'b']),
          madeRetention('fr'),
          madeRenewals('en'),
          madeStates('fr', ['a', 'b']),
          madeCohorts('en', { cohorts: 4 }),
        ]) {
          const names = whole.columns.filter(
            ({ name, unit }) => ['count', 'fraction', 'money'].includes(unit) && name !== 'age',
          )
          const rows = whole.rows.map((row, index) => ({
            ...row,
            ...Object.fromEntries(
              names.map(({ name, unit }, place) => {
                const value = figure[(index * 7 + place) % figure.length] ?? null
                return [name, unit === 'money' && value !== null ? value.toFixed(3) : value]
              }),
            ),
          }))
          expect(drawingFaults(drawn({ ...whole, rows }, { ...usual, width }))).toEqual([])
        }
      }),
      { numRuns: 30, endOnFailure: true },
    )
  })
})
