import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeCourse, madePurchases } from '../goldens/made-purchases.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'
import { purchasesChart } from './purchases-chart.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const
const slices = ['small', 'a very long name of a slice that goes on and on', null, '<&>']

const drawn = (envelope: AnswerEnvelope, options: ChartOptions = usual): SvgNode =>
  purchasesChart(envelope, options)

const marked = (chart: SvgNode, name: string, value: string): readonly SvgNode[] =>
  nodesOf(chart, ({ attributes }) => attributes[name] === value)

describe('the drawing of purchases', () => {
  it('is the same as before', () => {
    expectGolden('purchases.en', drawn(madePurchases('en', slices), { ...usual, heading: true }))
    expectGolden('purchases-course.en', drawn(madeCourse('en')))
    expectGolden('purchases-course-phone.fr', drawn(madeCourse('fr', slices), phone))
  })

  it('is as high as what was bought, at each day', () => {
    const envelope = madeCourse('en')
    const [curve] = marked(drawn(envelope), 'data-curve', 'actual')
    const places = placesOf(curve!)
    const bought = envelope.rows.map((row) => Number(row['actual']))
    expect(places).toHaveLength(bought.length)
    const [first = [0, 0], last = [0, 0]] = [places[0], places.at(-1)]
    for (const [index, [, y]] of places.entries()) {
      const share = bought[index]! / bought.at(-1)!
      expect((first[1] - y) / (first[1] - last[1])).toBeCloseTo(share, 2)
    }
  })

  it('goes on from what was bought where the data of the fit end', () => {
    const chart = drawn(madeCourse('en'))
    const [actual] = marked(chart, 'data-curve', 'actual')
    const [told] = marked(chart, 'data-curve', 'predicted')
    expect(placesOf(told!)[0]).toEqual(placesOf(actual!)[16])
    expect(marked(chart, 'data-area', 'interval')).toHaveLength(1)
    expect(textsOf(chart)).toContain('the data of the fit end here')
  })

  it('draws bars as long as what they stand for, and none of what cannot be told', () => {
    const envelope = madePurchases('en', slices)
    const chart = drawn(envelope)
    const lengths = ['actual', 'predicted', 'naive'].map((name) =>
      Number(marked(chart, 'data-bar', name)[0]?.attributes['width']),
    )
    const [row] = envelope.rows
    const ratio = Number(row?.['actual']) / Number(row?.['predicted_naive'])
    expect(lengths[0]! / lengths[2]!).toBeCloseTo(ratio, 3)
    expect(marked(chart, 'data-bar', 'actual')).toHaveLength(3)
    expect(textsOf(chart)).toContain('nothing can be foretold yet')
  })

  it('says so where there is nothing to draw', () => {
    const empty = { ...madeCourse('en'), rows: [] }
    expect(textsOf(drawn(empty))).toContain('Nothing was bought.')
  })

  it.each([360, 700, 1184])('has nothing over its edge, %d wide', (width) => {
    for (const envelope of [madePurchases('fr', slices), madeCourse('en', slices)]) {
      expect(drawingFaults(drawn(envelope, { ...usual, width }))).toEqual([])
    }
  })
})
