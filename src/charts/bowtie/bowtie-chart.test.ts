import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGolden } from '../../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../../answers/answer.ts'
import * as made from '../../render/goldens/envelopes.ts'
import { bowtieChart, type BowtieChartOptions } from './bowtie-chart.ts'
import { svgText, type SvgNode } from '../chart.ts'
import { textBoxes } from '../text-node.ts'
import { drawingFaults } from '../goldens/drawing-faults.ts'
import { countedHarbor } from '../../render/goldens/honest.ts'
import { recurringHarbor } from '../../render/goldens/recurring.ts'
import { ratedBefore, ratedHarbor } from '../goldens/rated-harbor.ts'
import { nodesOf, partOf, placesOf, textsOf } from '../goldens/read-drawing.ts'

const usual = { width: 1280, lang: 'en', theme: 'light' } as const

describe('bowtieChart', () => {
  it('draws the same as before', () => {
    expectGolden('harbor.en', bowtieChart(made.harbor('en'), usual))
    expectGolden(
      'olist-phone.fr',
      bowtieChart(made.olist('fr'), { width: 360, lang: 'fr', theme: 'css' }),
    )
    expectGolden(
      'money-compared.en',
      bowtieChart(made.harborWithMoney('en'), {
        ...usual,
        width: 900,
        theme: 'dark',
        heading: true,
        compare: made.harbor('en'),
      }),
    )
    expectGolden('recurring.en', bowtieChart(recurringHarbor('en'), usual))
    expectGolden(
      'recurring-phone.fr',
      bowtieChart(recurringHarbor('fr'), { width: 360, lang: 'fr', theme: 'css' }),
    )
    expectGolden('counted.en', bowtieChart(countedHarbor('en'), usual))
    const rated = { ...usual, compare: ratedBefore }
    expectGolden('rates-compared.en', bowtieChart(ratedHarbor, rated))
    expectGolden(
      'rates-phone.fr',
      bowtieChart(ratedHarbor, { width: 360, lang: 'fr', theme: 'css' }),
    )
  })

  it('says every number in its place', () => {
    const texts = textsOf(bowtieChart(made.olist('en'), usual))
    for (const figure of ['8,000', '842', '380', '10.5 %', '14.7 d', 'so far, n 8,000']) {
      expect(texts).toContain(figure)
    }
    expect(texts).toContain('89.5 % still open')
    expect(texts).toContain('380 still open')
  })

  it('says of the right wing its money first, and how that changed', () => {
    const half = {
      ...recurringHarbor('en'),
      rows: recurringHarbor('en').rows.map((row) =>
        row['recurring'] === null ? row : { ...row, recurring: '1480000.00' },
      ),
    }
    const texts = textsOf(bowtieChart(recurringHarbor('en'), { ...usual, compare: half }))
    const at = texts.indexOf('2.96M EUR')
    expect(texts.slice(at, at + 4)).toEqual([
      '2.96M EUR',
      '+100.0 %',
      'a year, committed',
      '148 entered',
    ])
    // Amounts of journeys do not stand beside it.
    expect(texts.join(' ')).not.toContain('2,790,001')
    expect(texts.join(' ')).toContain('2.79M running')
  })

  it('addresses each stage and each of its fates', () => {
    const parts = nodesOf(bowtieChart(made.olist('en'), usual), (node) => partOf(node) !== '')
    const found = parts.map((node) => `${node.attributes['data-stage']} ${partOf(node)}`)
    expect(found).toEqual([
      'education stage',
      'education open',
      'education gone_on',
      'commit stage',
      'commit open',
      'commit gone_on',
      'impact stage',
      'impact open',
      'commit knot',
    ])
    expect(parts.map((node) => node.attributes['data-ref'])).toContain(
      'bowtie/education?outcome=open',
    )
  })

  it('can be focused on a page, and is a picture elsewhere', () => {
    const onPage = bowtieChart(made.olist('en'), { ...usual, theme: 'css' })
    expect(onPage.attributes['role']).toBe('group')
    expect(nodesOf(onPage, ({ attributes }) => attributes['role'] === 'button')).toHaveLength(3)
    const alone = svgText(bowtieChart(made.olist('en'), usual))
    expect(alone).toContain('role="img"')
    expect(alone).not.toMatch(/tabindex|role="button"/u)
  })

  it('uses custom properties where a page brings the colours', () => {
    const text = svgText(bowtieChart(made.harbor('en'), { ...usual, theme: 'css' }))
    expect(text).toContain('var(--bowtie-teal, #')
    expect(text.replaceAll(/var\(--bowtie-[a-z-]+, #[0-9a-f]{6}\)/gu, '')).not.toMatch(
      /"#(?!fff")[0-9a-f]+"/u,
    )
  })

  it('draws heights whose squares are volumes, on one scale in each wing', () => {
    for (const width of [360, 1280]) {
      const envelope = made.harbor('en')
      const chart = bowtieChart(envelope, { ...usual, width })
      const shares = nodesOf(chart, (node) => partOf(node) === 'gone_on').map((node) => {
        const stage = String(node.attributes['data-stage'])
        const row = envelope.rows.find((each) => each['stage'] === stage)
        const places = placesOf(node.children?.find(({ tag }) => tag === 'path') ?? node)
        const across = places.map(([x, y]) => (width === 360 ? x : y))
        const height = Math.max(...across) - Math.min(...across)
        return { stage, perJourney: height ** 2 / Number(row?.['gone_on']) }
      })
      const left = shares.slice(0, 4).map(({ perJourney }) => perJourney)
      const right = shares.slice(4).map(({ perJourney }) => perJourney)
      expect(shares).toHaveLength(8)
      for (const wing of [left, right]) {
        for (const share of wing) expect(share / (wing[0] ?? 0)).toBeCloseTo(1, 2)
      }
    }
  })

  it('draws volumes of the period compared with, and says how they changed', () => {
    const earlier = {
      ...made.harbor('en'),
      rows: made.harbor('en').rows.map((row) => ({
        ...row,
        entered: Number(row['entered']) / 2,
        rate_naive: typeof row['rate_naive'] === 'number' ? row['rate_naive'] - 0.01 : null,
        time_naive_median: 5,
      })),
    }
    const texts = textsOf(bowtieChart(made.harbor('en'), { ...usual, compare: earlier }))
    expect(texts).toContain('+100.0 %')
    expect(texts).toContain('+1.0 pts')
    expect(texts).toContain('+1.0 d')
    expect(texts).toContain('the period compared with')
  })

  it('lays twenty stages across, their texts above and below by turns', () => {
    const [row] = made.harbor('en').rows
    const rows = Array.from({ length: 20 }, (_, index) => ({
      ...row,
      stage: `own_${index}`,
      label: `Stage ${index}`,
      to: index === 19 ? null : `own_${index + 1}`,
      ref: `bowtie/own_${index}`,
    }))
    const chart = bowtieChart({ ...made.harbor('en'), rows }, { ...usual, width: 1184 })
    const tops = textBoxes(chart)
      .filter(({ text }) => text.startsWith('Stage '))
      .map(({ top }) => top)
    expect(tops).toHaveLength(20)
    expect(new Set(tops.filter((_, index) => index % 2 === 0)).size).toBe(1)
    expect(new Set(tops.filter((_, index) => index % 2 === 1)).size).toBe(1)
    expect(tops[1]).toBeGreaterThan((tops[0] ?? 0) + 300)
    expectSound(chart)
  })

  it('cuts no figure, however long and however narrow the room', () => {
    const long = made.harbor('en').rows.map((row) => ({
      ...row,
      entered: typeof row['entered'] === 'number' ? row['entered'] * 1e8 : null,
    }))
    for (const width of [320, 390, 600]) {
      const chart = bowtieChart({ ...made.harbor('en'), rows: long }, { ...usual, width })
      const cut = textsOf(chart).filter((text) => /^[\d,]+…$/u.test(text))
      expect(cut).toEqual([])
      expectSound(chart)
    }
  })

  it('says what is not drawn', () => {
    expect(textsOf(bowtieChart(made.sliced(9, 'en'), usual))).toContain('6 of 9 are drawn')
    expect(textsOf(bowtieChart({ ...made.olist('en'), rows: [] }, usual))).toEqual([
      'nothing to draw: no stage is mapped',
    ])
    expect(textsOf(bowtieChart(made.empty('en'), usual))).toContain(
      'nothing to draw: every volume is zero',
    )
  })

  it('is the same text for the same answer', () => {
    const draw = (): string => svgText(bowtieChart(made.harbor('fr'), { ...usual, lang: 'fr' }))
    expect(draw()).toBe(draw())
  })

  for (const width of [320, 768, 1280, 3840]) {
    it(`keeps everything apart and inside at ${width}`, () => {
      for (const envelope of Object.values(examples)) {
        expectSound(bowtieChart(envelope, { ...usual, width, heading: true, compare: envelope }))
        expectSound(bowtieChart(envelope, { ...usual, width, lang: 'fr' }))
      }
    })
  }

  it('keeps everything apart and inside for any rows', () => {
    fc.assert(
      fc.property(anyEnvelope, anyOptions, (envelope, options) => {
        expectSound(bowtieChart(envelope, { ...options, heading: true, compare: envelope }))
      }),
      { numRuns: 60 },
    )
  })
})

const examples: Readonly<Record<string, AnswerEnvelope>> = {
  harbor: made.harbor('en'),
  money: made.harborWithMoney('en'),
  olist: made.olist('en'),
  withoutCommit: made.withoutCommit('en'),
  onlyLeft: made.onlySide('left', 'en'),
  onlyRight: made.onlySide('right', 'en'),
  empty: made.empty('en'),
  huge: made.huge('en'),
  slices: made.sliced(3, 'en'),
  quarterly: made.quarterly('en', ['inbound', null]),
  period: made.inView('period', 'en'),
  stock: made.inView('stock', 'en'),
  hostile: made.hostile('en'),
}

const volume = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 ** 12 }))
const text = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x24f }), fc.integer({ min: 0, max: 0xffff })), {
    maxLength: 40,
  })
  .map((codes) => String.fromCharCode(...codes))

const anyOptions: fc.Arbitrary<BowtieChartOptions> = fc.record({
  width: fc.oneof(fc.constantFrom(320, 768, 1280), fc.integer({ min: 1, max: 3840 })),
  lang: fc.constantFrom('en', 'fr'),
  theme: fc.constantFrom('light', 'dark', 'css'),
})

const anyEnvelope = fc
  .record({
    sentence: text,
    stages: fc.uniqueArray(
      fc.oneof(fc.constantFrom('education', 'selection', 'commit', 'live', 'impact'), text),
      { minLength: 1, maxLength: 20 },
    ),
    slices: fc.uniqueArray(fc.option(text), { maxLength: 3 }),
    view: fc.constantFrom('cohort', 'period', 'stock'),
    volumes: fc.array(fc.tuple(volume, volume, volume), { minLength: 20, maxLength: 20 }),
    median: fc.array(fc.option(fc.double({ min: 0, max: 1e5, noNaN: true })), {
      minLength: 20,
      maxLength: 20,
    }),
    label: fc.option(text),
    amount: fc.option(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })),
  })
  .map(({ sentence, stages, slices, view, volumes, median, label, amount }) =>
    made.bowtieEnvelope({
      company: sentence,
      sentence,
      asOf: '2026-10-01',
      lang: 'en',
      dimensions: slices.length > 0 ? ['a dimension'] : [],
      input: { view },
      bowties: (slices.length > 0 ? slices.map((slice) => [slice]) : [[]]).map((slice) => ({
        slice,
        stages: stages.map((stage, index) => {
          const [goneOn, open, lost] = volumes[index] ?? [0, 0, 0]
          const days = median[index] ?? null
          return {
            stage,
            goneOn,
            open,
            entered: goneOn + open + lost,
            ...(days === null ? {} : { median: days }),
            ...(label === null ? {} : { label }),
            ...(amount === null ? {} : { amount: `${amount}.50` }),
          }
        }),
      })),
    }),
  )

function expectSound(chart: SvgNode): void {
  expect(drawingFaults(chart)).toEqual([])
}
