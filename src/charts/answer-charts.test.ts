import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../answers/answer.ts'
import { chartOf } from './answer-charts.ts'
import type { ChartOptions } from './chart-options.ts'
import type { SvgNode } from './chart.ts'
import { drawingFaults } from './goldens/drawing-faults.ts'
import { madeChange, madeTransition, madeTrend } from './goldens/made-plots.ts'
import { nodesOf, placesOf, textsOf } from './goldens/read-drawing.ts'

const usual = { width: 1184, lang: 'en', theme: 'light' } as const

describe('chartOf', () => {
  it('knows what can be drawn, and nothing else', () => {
    expect(['bowtie', 'transition', 'trend', 'change'].map(chartOf)).not.toContain(null)
    expect([chartOf('findings'), chartOf('toString')]).toEqual([null, null])
  })

  it('draws the same as before', () => {
    const phone = { width: 360, lang: 'fr', theme: 'css' } as const
    const slices = ['small', 'mid', null]
    expectGolden('transition.en', drawn(madeTransition('en', { skipped: 0.2 }), usual))
    expectGolden('transition-phone.fr', drawn(madeTransition('fr', { slices }), phone))
    expectGolden('trend.en', drawn(madeTrend('en'), { ...usual, theme: 'dark', heading: true }))
    expectGolden('trend-phone.fr', drawn(madeTrend('fr', { slices, unit: 'days' }), phone))
    expectGolden('change.en', drawn(madeChange('en', slices), { ...usual, heading: true }))
    expectGolden('change-phone.fr', drawn(madeChange('fr', slices), phone))
  })
})

describe('the drawing of a transition', () => {
  it('stacks the three fates to all, at every age', () => {
    const envelope = madeTransition('en')
    const chart = drawn(envelope, usual)
    const [goneOn, open, lost] = ['gone_on', 'open', 'lost'].map((name) => area(chart, name))
    const { length } = envelope.rows
    const floor = goneOn?.[0]?.[1] ?? 0
    const ceiling = lost?.at(-1)?.[1] ?? 0
    for (const [index, row] of envelope.rows.entries()) {
      const share = (y: number | undefined): number => (floor - (y ?? 0)) / (floor - ceiling)
      const upper = (points: typeof goneOn): number => share(points?.[2 * length - 1 - index]?.[1])
      const lower = (points: typeof goneOn): number => share(points?.[index]?.[1])
      expect(upper(goneOn)).toBeCloseTo(Number(row['gone_on']), 3)
      expect(lower(open)).toBeCloseTo(Number(row['gone_on']), 3)
      expect(upper(open)).toBeCloseTo(1 - Number(row['lost']), 3)
      expect(lower(lost)).toBeCloseTo(1 - Number(row['lost']), 3)
      expect(upper(lost)).toBeCloseTo(1, 9)
    }
  })

  it('holds the interval around what has gone on', () => {
    const [goneOn, band] = ['gone_on', 'interval'].map((name) =>
      area(drawn(madeTransition('en'), usual), name),
    )
    const told = (band?.length ?? 0) / 2
    expect(told).toBe(9)
    for (let index = 0; index < told; index += 1) {
      const x = band?.[index]?.[0] ?? 0
      const y = goneOn?.filter((place) => Math.abs(place[0] - x) < 0.01).at(-1)?.[1] ?? 0
      expect(band?.[index]?.[1]).toBeGreaterThan(y)
      expect(band?.[2 * told - 1 - index]?.[1]).toBeLessThan(y)
    }
  })

  it('names the headline age, its rate, and how many were still there', () => {
    const texts = textsOf(drawn(madeTransition('en'), usual))
    expect(texts).toContain('within 90 d: 40.9 % (38.1–43.6 %)')
    expect(texts.filter((text) => ['1,200', '243', '97'].includes(text))).toHaveLength(3)
    expect(texts).not.toContain('of these, past the next stage')
    expect(textsOf(drawn(madeTransition('en', { skipped: 0.1 }), usual))).toContain(
      'of these, past the next stage',
    )
  })

  it('draws nothing of too few', () => {
    const chart = drawn(madeTransition('en', { entered: 4 }), usual)
    expect(textsOf(chart)).toEqual(['too few to draw'])
  })

  it('shares one axis of age among slices', () => {
    const chart = drawn(madeTransition('en', { slices: ['a', 'b'] }), usual)
    const [long, short] = nodesOf(chart, ({ attributes }) => attributes['data-area'] === 'gone_on')
    const wide = (node: SvgNode | undefined): number => {
      const xs = node === undefined ? [] : placesOf(node).map(([x]) => x)
      return Math.max(...xs) - Math.min(...xs)
    }
    expect(wide(short) / wide(long)).toBeCloseTo(Math.sqrt(180 / 365), 3)
  })
})

describe('the drawing of a trend', () => {
  it('gives each kind of signal its shape, and says why', () => {
    const chart = drawn(madeTrend('en'), usual)
    const marks = nodesOf(chart, ({ tag }) => tag === 'g').flatMap(({ children = [] }) =>
      children.flatMap((child) => child.attributes['data-mark'] ?? []),
    )
    expect(marks.filter((mark) => mark === 'plain')).toHaveLength(13)
    expect(marks.filter((mark) => mark === 'early')).toHaveLength(2)
    for (const kind of ['outside', 'near_limit', 'run']) expect(marks).toContain(kind)
    expect(textsOf(chart)).toContain('2024-10: 55.0 %, beyond the limits')
    expect(textsOf(chart)).toContain('not mature yet: judged later')
  })

  it('stands on one line between the limits and the points', () => {
    const chart = drawn(madeTrend('en'), usual)
    const ys = area(chart, 'limits').map(([, y]) => y)
    const [high, low] = [Math.min(...ys), Math.max(...ys)]
    const valueOf = (y: number): number => 0.51 + ((y - high) * (0.29 - 0.51)) / (low - high)
    const circles = nodesOf(chart, ({ attributes }) => attributes['data-mark'] === 'plain')
    const found = circles.slice(0, 13).map((node) => valueOf(Number(node.attributes['cy'])))
    const wanted = [0.38, 0.35, 0.41, 0.37, 0.44, 0.43, 0.38, 0.36, 0.37, 0.37, 0.39, 0.46, 0.47]
    for (const [index, rate] of wanted.entries()) expect(found[index]).toBeCloseTo(rate, 3)
  })

  it('draws periods that cannot be judged, and says when there are none', () => {
    const chart = drawn(madeTrend('en', { isJudged: false }), usual)
    expect(nodesOf(chart, ({ attributes }) => attributes['data-area'] === 'limits')).toEqual([])
    expect(textsOf(chart)).not.toContain('usual')
    const empty = { ...madeTrend('en'), rows: [] }
    expect(textsOf(drawn(empty, usual))).toEqual(['nothing to draw: no period has a figure'])
  })
})

describe('the drawing of a change', () => {
  it('leads from before to after in bars as high as what they stand for', () => {
    const envelope = madeChange('en', ['small', 'mid', 'large'])
    const chart = drawn(envelope, usual)
    const bars = nodesOf(chart, ({ attributes }) =>
      ['total', 'change'].includes(String(attributes['data-bar'])),
    ).map((bar) => placesOf(bar).map(([, y]) => y))
    const high = (ys: readonly number[] = []): number => Math.max(...ys) - Math.min(...ys)
    const scale = high(bars[0]) / 182
    const { volume, rate, after } = envelope.summary
    expect(high(bars[1]) / scale).toBeCloseTo(Number(volume), 1)
    expect(high(bars[3]) / scale).toBeCloseTo(Number(rate), 1)
    expect(high(bars[4]) / scale).toBeCloseTo(Number(after), 1)
    expect(Math.min(...(bars[3] ?? []))).toBeCloseTo(Math.min(...(bars[4] ?? [])), 1)
    const found = textsOf(chart)
    for (const text of ['182', '+14.9', '−0.3', '+10.5', '207.1', '−10.2']) {
      expect(found).toContain(text)
    }
  })

  it('lists no slices where nothing is split', () => {
    expect(textsOf(drawn(madeChange('en'), usual))).not.toContain('What each adds or takes')
  })
})

describe('every drawing of an answer', () => {
  it.each([320, 390, 768, 1280, 1920, 3840])('keeps everything apart and inside at %d', (width) => {
    const slices = [
      'small',
      'a very long name of a slice that goes on and on',
      null,
      '<&>',
      'e',
      'f',
    ]
    for (const lang of ['en', 'fr'] as const) {
      const made = [
        madeTransition(lang, { entered: 3e7, skipped: 0.3 }),
        madeTransition(lang, { slices }),
        madeTrend(lang),
        madeTrend(lang, { slices, unit: 'count' }),
        madeTrend(lang, { isJudged: false, unit: 'days' }),
        madeChange(lang),
        madeChange(lang, slices),
      ]
      for (const envelope of made) {
        for (const heading of [true, false]) {
          const chart = drawn(envelope, { width, lang, theme: 'css', heading })
          expect([envelope.answer, drawingFaults(chart)]).toEqual([envelope.answer, []])
        }
      }
    }
  })

  it('is sound for any figures', () => {
    fc.assert(
      fc.property(anyFigures, fc.integer({ min: 1, max: 2600 }), (figure, width) => {
        for (const whole of [
          madeTrend('en', { slices: ['a', 'b'] }),
          madeChange('fr', ['a', 'b']),
        ]) {
          const names = whole.columns.filter(({ unit }) => unit !== 'text' && unit !== 'date')
          const rows = whole.rows.map((row, index) => ({
            ...row,
            ...Object.fromEntries(
              names.map(({ name }, place) => [
                name,
                figure[(index * 7 + place) % figure.length] ?? null,
              ]),
            ),
          }))
          const [before = 0, after = 0] = figure.map((each) => each ?? 0)
          const summary = {
            ...whole.summary,
            before,
            after,
            volume: after - before,
            mix: 0,
            rate: 0,
          }
          const chart = drawn({ ...whole, rows, summary }, { ...usual, width })
          expect(drawingFaults(chart)).toEqual([])
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })
})

const anyFigures = fc.array(
  fc.option(
    fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 1000),
    { freq: 5 },
  ),
  { minLength: 2, maxLength: 40 },
)

function drawn(envelope: AnswerEnvelope, options: ChartOptions): SvgNode {
  const chart = chartOf(envelope.answer)
  if (chart === null) throw new Error(`no chart: ${envelope.answer}`)
  return chart(envelope, options)
}

function area(chart: SvgNode, name: string): readonly (readonly [number, number])[] {
  return nodesOf(chart, ({ attributes }) => attributes['data-area'] === name).flatMap(placesOf)
}
