import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { SvgNode } from '../chart.ts'
import { compareChart } from './compare-chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeAccounts, madePolicies, madeRestatement } from '../goldens/made-definitions.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const

const high = (node: SvgNode | undefined): number => {
  const ys = node === undefined ? [] : placesOf(node).map(([, y]) => y)
  return Math.max(...ys) - Math.min(...ys)
}

describe('the drawings of two definitions', () => {
  it('are the same as before', () => {
    expectGolden('policies.en', compareChart(madePolicies('en'), { ...usual, heading: true }))
    expectGolden('policies-phone.fr', compareChart(madePolicies('fr'), phone))
    expectGolden('accounts.en', compareChart(madeAccounts('en'), { ...usual, theme: 'dark' }))
    expectGolden('accounts-phone.fr', compareChart(madeAccounts('fr', 5), phone))
    expectGolden('restatement.en', compareChart(madeRestatement('en'), { ...usual, heading: true }))
    expectGolden('restatement-phone.fr', compareChart(madeRestatement('fr'), phone))
  })

  it('lead from A to B by each policy that moves anything, as high as it does', () => {
    const bars = nodesOf(
      compareChart(madePolicies('en'), usual),
      ({ attributes }) => attributes['data-bar'] !== undefined,
    )
    expect(bars).toHaveLength(7)
    const scale = high(bars.at(-1)) / 1_276_600
    expect(high(bars[0]) / scale).toBeCloseTo(1_250_000, -4)
    expect(high(bars[2]) / scale).toBeCloseTo(148_000, -4)
    const texts = textsOf(compareChart(madePolicies('en'), usual)).join('|')
    expect(texts).toContain('−148,000')
    expect(texts).toContain('1 account')
    expect(texts).not.toContain('minor expansion')
  })

  it('draw the largest accounts, as wide as they differ, and the rest as one', () => {
    const chart = compareChart(madeAccounts('en'), usual)
    const bars = nodesOf(chart, ({ attributes }) => attributes['data-account'] !== undefined)
    expect(bars).toHaveLength(21)
    const wide = (index: number): number => Number(bars[index]?.attributes['width'])
    expect(wide(1) / wide(0)).toBeCloseTo(0.8, 2)
    const at = (index: number): number => Number(bars[index]?.attributes['x'])
    // One that pays more begins where one that pays less ends.
    expect(at(1) + wide(1)).toBeCloseTo(at(0), 0)
    expect(textsOf(chart)).toContain('20 other accounts')
    expect(textsOf(compareChart(madeAccounts('en', 21), usual)).join('|')).not.toContain('other')
  })

  it('draw both bridges on one scale', () => {
    const chart = compareChart(madeRestatement('en'), usual)
    const closings = nodesOf(chart, ({ attributes }) => attributes['data-closing'] !== undefined)
    expect(closings).toHaveLength(6)
    const y = (index: number): number => placesOf(closings[index] ?? closings[0]!)[0]?.[1] ?? 0
    const [a, b] = [y(0) - y(1), y(3) - y(4)]
    expect(b / a).toBeCloseTo(1.0213, 2)
  })

  it('say so where there is nothing to draw', () => {
    const nothing = [madePolicies('en'), madeAccounts('en'), madeRestatement('en')].map((made) =>
      textsOf(compareChart({ ...made, rows: [] }, usual)).join(' '),
    )
    expect(nothing).toEqual([
      expect.stringContaining('no policy changes what is paid'),
      expect.stringContaining('every account pays the same'),
      expect.stringContaining('no period has a figure'),
    ])
  })

  it('hold together at every width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 240, max: 2400 }),
        fc.constantFrom(madePolicies('fr'), madeAccounts('en'), madeRestatement('en')),
        (width, made) => {
          expect(drawingFaults(compareChart(made, { ...usual, width, heading: true }))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})
