import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as made from '../render/goldens/envelopes.ts'
import { bowtieChart } from './bowtie/bowtie-chart.ts'
import type { SvgNode } from './chart.ts'
import { drawingFaults } from './goldens/drawing-faults.ts'
import { nodesOf, textsOf } from './goldens/read-drawing.ts'
import { withRates, type RateSpec } from './goldens/with-rates.ts'

const usual = { width: 1280, lang: 'en', theme: 'light' } as const

/** Olist's commit to impact: 0.5323 within 180 days, where 380 of 842 are 0.4513 so far. */
const sale: RateSpec = {
  rate: 0.5323,
  low: 0.493,
  high: 0.57,
  maturity: 0.61,
  age: 180,
  median: 55,
}

describe('a rate within an age', () => {
  it('stands with its interval, age and n, and says why the naive one is lower', () => {
    const texts = textsOf(bowtieChart(withRates(made.olist('en'), { commit: sale }), usual))
    const at = texts.indexOf('53.2 %')
    expect(texts.slice(at, at + 6)).toEqual([
      '53.2 %',
      '49.3–57.0 %',
      'within 180 d, n 842',
      'so far 45.1 %, since',
      '54.9 % still open',
      '0.0 % lost',
    ])
    expect(texts).toContain('55.0 d')
    expect(texts).not.toContain('36.1 d')
  })

  it('is of a naive one alike, and higher where some went on later', () => {
    const alike = { ...sale, rate: 0.455 }
    const texts = textsOf(bowtieChart(withRates(made.olist('en'), { commit: alike }), usual))
    expect(texts.filter((text) => /45\.1 %/u.test(text))).toEqual([])
    const later = { ...sale, rate: 0.4 }
    expect(textsOf(bowtieChart(withRates(made.olist('en'), { commit: later }), usual))).toContain(
      '45.1 % with later ones',
    )
  })

  it('is drawn from its lower to its upper limit on a line from none to all', () => {
    const [bar] = barsOf(bowtieChart(withRates(made.olist('en'), { commit: sale }), usual))
    const [line, range, notch] = paths(bar)
    const length = line.to - line.from
    expect((range.from - line.from) / length).toBeCloseTo(0.493, 2)
    expect((range.to - line.from) / length).toBeCloseTo(0.57, 2)
    expect((notch.from - line.from) / length).toBeCloseTo(0.5323, 2)
    const ring = nodesOf(bar ?? none, ({ tag }) => tag === 'circle')[0]
    expect((Number(ring?.attributes['cx']) - line.from) / length).toBeCloseTo(0.4513, 2)
  })

  it('is pale and dashed where few were followed so long, and says so', () => {
    const chart = bowtieChart(
      withRates(made.olist('en'), { commit: { ...sale, maturity: 0.27 } }),
      usual,
    )
    expect(textsOf(chart)).toContain('early: 27.0 % this old')
    expect(textsOf(chart).some((text) => text.startsWith('early, dashed:'))).toBe(true)
    const headline = nodesOf(chart, ({ text }) => text === '53.2 %')[0]
    expect(headline?.attributes['fill']).toBe('#5d686e')
    expect(nodesOf(barsOf(chart)[0] ?? none, isDashed)).toHaveLength(1)
    const mature = bowtieChart(withRates(made.olist('en'), { commit: sale }), usual)
    expect(nodesOf(barsOf(mature)[0] ?? none, isDashed)).toHaveLength(0)
  })

  it('is directional of few', () => {
    const few = withRates(made.olist('fr'), { commit: { ...sale, n: 19 } })
    expect(textsOf(bowtieChart(few, { ...usual, lang: 'fr' }))).toContain(
      'indicatif\u202f: trop peu',
    )
  })

  it('is not told of too few, nor where nobody was followed so long', () => {
    const short = textsOf(
      bowtieChart(withRates(made.olist('en'), { commit: { age: 365, maturity: 0 } }), usual),
    )
    const at = short.indexOf('–')
    expect(short.slice(at, at + 3)).toEqual(['–', 'nobody is 365 d in yet', 'so far 45.1 %, since'])
    expect(short).toContain('36.1 d')
    const chart = bowtieChart(withRates(made.olist('en'), { commit: { n: 4 } }), usual)
    expect(textsOf(chart)).toContain('too few, n 4')
    expect(textsOf(chart)).not.toContain('so far 45.1 %, since')
    expect(barsOf(chart)).toEqual([])
  })

  it('is compared with one of its kind only, and says when intervals overlap', () => {
    const now = withRates(made.olist('en'), { commit: sale })
    const compared = (before: RateSpec): readonly string[] =>
      textsOf(
        bowtieChart(now, { ...usual, compare: withRates(made.olist('en'), { commit: before }) }),
      )
    expect(compared({ ...sale, rate: 0.5 })).toContain('+3.2 pts, overlapping')
    const apart = compared({ ...sale, rate: 0.4, low: 0.38, high: 0.42, median: 50 })
    expect(apart).toContain('+13.2 pts')
    expect(apart).toContain('+5.0 d')
    const untold = compared({ maturity: 0 })
    expect(untold.filter((text) => / pts|^[+−].* d$/u.test(text))).toEqual(['+0.0 d', '±0.0 pts'])
  })

  it('keeps everything apart and inside, whatever it is, beside whatever it was', () => {
    fc.assert(
      fc.property(anyRates, anyRates, fc.integer({ min: 320, max: 2600 }), (one, other, width) => {
        const compare = withRates(made.harbor('en'), other)
        const chart = bowtieChart(withRates(made.harbor('en'), one), { ...usual, width, compare })
        expect(drawingFaults(chart)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is spoken with all that', () => {
    const chart = bowtieChart(withRates(made.olist('en'), { commit: sale }), usual)
    const spoken = nodesOf(chart, ({ attributes }) => attributes['data-stage'] === 'commit')
    expect(spoken[0]?.attributes['aria-label']).toBe(
      'Commit: 842 entered, 380 gone on, 53.2 % (49.3–57.0 %) within 180 d, so far 45.1 %, 462 still open, 0 lost, median 55.0 d',
    )
  })
})

const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyRate: fc.Arbitrary<RateSpec> = fc
  .tuple(share, share, share, fc.integer({ min: 0, max: 1e12 }), share, fc.boolean())
  .map(([a, b, c, n, maturity, isTold]) => {
    const [low = 0, rate = 0, high = 0] = [a, b, c].toSorted((one, other) => one - other)
    return isTold ? { low, rate, high, n, maturity, median: 900 * a } : { n, maturity, age: 365 }
  })
const anyRates = fc.dictionary(
  fc.constantFrom('awareness', 'selection', 'commit', 'live', 'impact', 'retention'),
  anyRate,
)

const none: SvgNode = { tag: 'g', attributes: {} }

function barsOf(chart: SvgNode): readonly SvgNode[] {
  return nodesOf(chart, ({ attributes }) => attributes['data-mark'] === 'interval')
}

function isDashed({ attributes }: SvgNode): boolean {
  return attributes['stroke-dasharray'] !== undefined
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Of the line, the interval and the notch, from where to where. */
function paths(bar: SvgNode | undefined): readonly [Span, Span, Span] {
  const spans = (bar?.children ?? [])
    .filter(({ tag }) => tag === 'path')
    .map(({ attributes }): Span => {
      const [, from, to] = /^M([\d.]+) [\d.]+[HV]([\d.]+)$/u.exec(String(attributes['d'])) ?? []
      return { from: Number(from), to: Number(to) }
    })
  const [line, range, notch] = spans
  if (line === undefined || range === undefined || notch === undefined) {
    throw new RangeError(`a bar has three paths: ${spans.length}`)
  }
  return [line, range, notch]
}
