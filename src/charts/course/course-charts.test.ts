import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import { chartOf } from '../answer-charts.ts'
import type { ChartOptions } from '../chart-options.ts'
import type { SvgNode } from '../chart.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { madeForecast } from '../goldens/made-course.ts'
import { madeChance, madeGoal } from '../goldens/made-goal.ts'
import { madeSimulation } from '../goldens/made-simulation.ts'
import { nodesOf, placesOf, textsOf } from '../goldens/read-drawing.ts'
import { monthText } from './course-frame.ts'
import { binsOf } from './outcome-panel.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const
const phone = { width: 360, lang: 'fr', theme: 'css' } as const
const slices = ['small', 'a very long name of a slice that goes on and on', null, '<&>']

function drawn(envelope: AnswerEnvelope, options: ChartOptions = usual): SvgNode {
  const chart = chartOf(envelope.answer)
  if (chart === null) throw new Error(`no chart: ${envelope.answer}`)
  return chart(envelope, options)
}

const marked = (node: SvgNode, name: string, value?: string | number): readonly SvgNode[] =>
  nodesOf(node, ({ attributes }) =>
    value === undefined ? attributes[name] !== undefined : attributes[name] === value,
  )

describe('the drawings of what comes', () => {
  it('are the same as before', () => {
    expectGolden('forecast.en', drawn(madeForecast('en'), { ...usual, heading: true }))
    expectGolden('forecast-phone.fr', drawn(madeForecast('fr', { slices }), phone))
    expectGolden('forecast-parts.en', drawn(madeForecast('en', { view: 'parts' })))
    const dark = { ...usual, theme: 'dark' } as const
    expectGolden('forecast-backtest.en', drawn(madeForecast('en', { view: 'backtest' }), dark))
    expectGolden('chance.en', drawn(madeChance('en'), { ...usual, heading: true }))
    expectGolden('chance-phone.fr', drawn(madeChance('fr'), phone))
    expectGolden('goal-seek.en', drawn(madeGoal('en')))
    expectGolden('goal-seek-phone.fr', drawn(madeGoal('fr'), phone))
    expectGolden('simulate.en', drawn(madeSimulation('en', { target: 1_600_000 })))
    expectGolden('simulate-phone.fr', drawn(madeSimulation('fr'), phone))
    expectGolden('simulate-bowtie.en', drawn(madeSimulation('en', { view: 'bowtie', count: 2 })))
  })

  it('begin the fan where what was ends, and widen it', () => {
    const chart = drawn(madeForecast('en'))
    const [known] = marked(chart, 'data-line', 'known').map(placesOf)
    const [expected] = marked(chart, 'data-line', 'expected').map(placesOf)
    const origin = marked(chart, 'data-mark', 'origin').flatMap(placesOf)[0]?.[0]
    expect(known?.at(-1)).toEqual(expected?.[0])
    expect(expected?.[0]?.[0]).toBeCloseTo(origin ?? NaN, 1)
    const heights = [50, 80, 95].map((percent) => {
      const [places = []] = marked(chart, 'data-band', percent).map(placesOf)
      const at = places.length / 2
      return (places[at]?.[1] ?? 0) - (places[at - 1]?.[1] ?? 0)
    })
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(heights[0]).toBeGreaterThan(0)
  })

  it('cut nothing off where nothing was known before', () => {
    const chart = drawn(madeForecast('en', { isNew: true, figure: 'cash' }))
    expect(marked(chart, 'data-line', 'known')).toEqual([])
    expect(marked(chart, 'data-line', 'expected')).toHaveLength(1)
  })

  it('tell what came within apart from what came outside', () => {
    const made = madeForecast('en', { view: 'backtest' })
    const [{ past } = { past: [] }] = made.summary['backtest'] as readonly {
      readonly past: readonly {
        readonly came: readonly number[]
        readonly fan: { readonly quantiles: readonly (readonly number[])[] }
      }[]
    }[]
    const inside = past.flatMap(({ came, fan: { quantiles } }) =>
      came.filter(
        (value, at) => value >= (quantiles[1]?.[at] ?? 0) && value <= (quantiles[5]?.[at] ?? 0),
      ),
    ).length
    const chart = drawn(made)
    const all = past.flatMap(({ came }) => came).length
    expect(marked(chart, 'data-mark', 'inside')).toHaveLength(inside)
    expect(marked(chart, 'data-mark', 'outside')).toHaveLength(all - inside)
    expect(inside).toBeLessThan(all)
    const first = past[0]?.came.length ?? 0
    expect(textsOf(chart).join('\n')).toMatch(new RegExp(`2026-10 · \\d of ${first} within`, 'u'))
  })

  it('shade what reaches the target, from its line on', () => {
    const target = 1_600_000
    const chart = drawn(madeChance('en', target))
    const line = marked(chart, 'data-mark', 'target').flatMap(placesOf)[0]?.[0] ?? NaN
    const rects = (kind: string) =>
      marked(chart, 'data-bin', kind).flatMap(({ children = [] }) =>
        children.filter(({ tag }) => tag === 'rect').map(({ attributes }) => attributes),
      )
    const ends = rects('missed').map(({ x, width }) => Number(x) + Number(width))
    expect(Math.max(...ends)).toBeCloseTo(line, 1)
    expect(Math.min(...rects('reached').map(({ x }) => Number(x)))).toBeCloseTo(line, 1)
    expect(textsOf(chart).join('\n')).toContain('25.1 % reach the target')
    // Out of sight: no line, and it is said all the same.
    const far = drawn(madeChance('en', 9_000_000))
    expect(marked(far, 'data-mark', 'target')).toEqual([])
    expect(textsOf(far).join('\n')).toContain('0.0 % reach the target')
  })

  it('sum the heights of an outcome to all that lies between its ends', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 41, maxLength: 41 })
    fc.assert(
      fc.property(values, (some) => {
        const sorted = some.toSorted((a, b) => a - b)
        const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
        fc.pre(most > least)
        const bins = binsOf(
          sorted.map((value, at) => [at / 40, value] as const),
          least,
          most,
        )
        const sum = bins.reduce((total, { share }) => total + share, 0)
        const ties = sorted.filter((value) => value === least).length - 1
        expect(sum).toBeCloseTo(1 - ties / 40, 9)
      }),
    )
  })

  it('name each scenario at its line and beside its bar', () => {
    const chart = drawn(madeSimulation('en'))
    const texts = textsOf(chart).join('\n')
    for (const letter of ['A', 'B', 'C', 'D']) {
      expect(texts).toMatch(new RegExp(`^${letter} [\\d.]+M$`, 'mu'))
      expect(texts).toMatch(new RegExp(`^${letter} · `, 'mu'))
    }
    expect(marked(chart, 'data-scenario')).toHaveLength(5)
    const wide = nodesOf(chart, ({ attributes }) => attributes['data-bar'] !== undefined).map(
      ({ attributes }) => Number(attributes['width']),
    )
    expect((wide[1] ?? 0) / (wide[0] ?? 1)).toBeCloseTo(4200 / 9000, 6)
  })

  it('draw from the chance as it is to what each lever makes of it, and the one wanted', () => {
    const chart = drawn(madeGoal('en'))
    const barOf = (lever: string) => marked(chart, 'data-bar', lever)[0]?.attributes ?? {}
    const wide = (lever: string): number => Number(barOf(lever)['width'])
    expect(wide('days:selection') / wide('rate:selection')).toBeCloseTo(0.21 / 0.39, 6)
    expect(wide('price') / wide('rate:selection')).toBeCloseTo(0.393 / 0.39, 6)
    expect(barOf('days:selection')['fill']).not.toBe(barOf('rate:selection')['fill'])
    const wanted = marked(chart, 'data-mark', 'wanted')
    expect(wanted).toHaveLength(5)
    const { x, width } = barOf('rate:selection')
    const [, across] = /^M([\d.]+) /u.exec(String(wanted[0]?.attributes['d'])) ?? []
    expect(Number(across)).toBeCloseTo(Number(x) + Number(width), 1)
    expect(textsOf(chart).join('\n')).toContain('not enough: chance 62.0 % at most')
  })

  it('show forecasts that were kept, from their rows', () => {
    const made = madeForecast('en')
    const kept = ['2026-08-01', '2026-09-01'].flatMap((origin) =>
      [1, 2].map((ahead) => ({
        origin,
        ahead,
        figure: 'running',
        low: '900000',
        high: '1000000',
        came: ahead === 1 ? '950000' : '1100000',
      })),
    )
    const chart = drawn({ ...made, rows: kept, summary: { ...made.summary, view: 'kept' } })
    const titles = textsOf(chart).filter((text) => text.includes('within the'))
    expect(titles.slice(0, 2)).toEqual([
      '2026-09 · 1 of 2 within the 80 %',
      '2026-08 · 1 of 2 within the 80 %',
    ])
    const none = drawn({ ...made, rows: [], summary: { ...made.summary, view: 'kept' } })
    expect(textsOf(none)).toEqual(['nothing to draw: no forecast of the past can be told'])
  })

  it('draw each scenario as a bowtie beside things as they are', () => {
    const chart = drawn(madeSimulation('en', { view: 'bowtie' }))
    const texts = textsOf(chart).join('\n')
    expect(texts).toContain('two more in sales')
    expect(texts).toContain('as things are')
    expect(texts).not.toContain('still open')
  })

  it('draw nothing of nothing', () => {
    const none = (made: AnswerEnvelope) =>
      textsOf(drawn({ ...made, rows: [], summary: { sentence: '' } }))
    for (const made of [
      madeForecast('en'),
      madeChance('en'),
      madeGoal('en'),
      madeSimulation('en'),
    ]) {
      expect(none(made)).toEqual(['nothing to draw: nothing is there to forecast from'])
    }
  })

  it.each([320, 390, 768, 1280, 1920, 3840])('keep everything apart and inside at %d', (width) => {
    for (const lang of ['en', 'fr'] as const) {
      for (const envelope of [
        madeForecast(lang),
        madeForecast(lang, { slices, figure: 'bookings' }),
        madeForecast(lang, { view: 'parts' }),
        madeForecast(lang, { view: 'backtest' }),
        madeChance(lang),
        madeChance(lang, 9_000_000),
        madeGoal(lang),
        madeSimulation(lang),
        madeSimulation(lang, { view: 'months', count: 0, target: 1_600_000 }),
      ]) {
        const chart = drawn(envelope, { width, lang, theme: 'css', heading: true })
        const { view } = envelope.summary
        expect([envelope.answer, view, lang, drawingFaults(chart)]).toEqual([
          envelope.answer,
          view,
          lang,
          [],
        ])
      }
    }
  })

  it('are sound for any figures', () => {
    const figure = fc.double({ min: -1e15, max: 1e15, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 2600 }),
        fc.constantFrom('running', 'bookings', 'cash'),
        (some, width, of) => {
          const fan = { mean: some, quantiles: Array.from({ length: 7 }, () => some) }
          const figures = { [of]: some, existing: some, fresh: some }
          const together = { expected: figures, fans: { [of]: fan }, history: figures }
          const made = madeForecast('en')
          const chart = drawn(
            { ...made, summary: { ...made.summary, figure: of, together } },
            { ...usual, width },
          )
          expect(placesOf(chart).flat().every(Number.isFinite)).toBe(true)
          expect(marked(chart, 'data-line').flatMap(placesOf).flat().every(Number.isFinite)).toBe(
            true,
          )
        },
      ),
    )
  })
})

describe('the months of a drawing', () => {
  it('are counted over the turn of years', () => {
    expect(monthText('2026-11-01', -11)).toBe('2025-12')
    expect(monthText('2026-11-01', 2)).toBe('2027-01')
  })
})
