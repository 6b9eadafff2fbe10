import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectGoldenText } from '../../test/expect-golden.ts'
import type { AnswerEnvelope } from '../answers/answer.ts'
import type { Language } from '../standard/types.ts'
import { drawBowtie } from './bowtie-text.ts'
import * as made from './goldens/envelopes.ts'
import {
  countedHarbor,
  honestFew,
  honestHarbor,
  honestOlist,
  honestQuarters,
} from './goldens/honest.ts'
import { recurringHarbor } from './goldens/recurring.ts'
import { displayWidth } from './text/display-width.ts'

const CONTROL = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const languages: readonly Language[] = ['en', 'fr']

const cases: Readonly<Record<string, (lang: Language) => AnswerEnvelope>> = {
  harbor: made.harbor,
  'harbor-money': made.harborWithMoney,
  recurring: recurringHarbor,
  olist: made.olist,
  'honest-harbor': honestHarbor,
  'honest-olist': honestOlist,
  'honest-few': honestFew,
  'honest-quarters': honestQuarters,
  counted: countedHarbor,
  'without-commit': made.withoutCommit,
  'only-left': (lang) => made.onlySide('left', lang),
  'only-right': (lang) => made.onlySide('right', lang),
  empty: made.empty,
  huge: made.huge,
  'three-slices': (lang) => made.sliced(3, lang),
  'many-slices': (lang) => made.sliced(43, lang),
  quarterly: (lang) => made.quarterly(lang),
  'quarterly-slices': (lang) => made.quarterly(lang, ['inbound', 'outbound', null]),
  period: (lang) => made.inView('period', lang),
  stock: (lang) => made.inView('stock', lang),
  hostile: made.hostile,
}

describe('drawBowtie', () => {
  for (const [name, make] of Object.entries(cases)) {
    for (const lang of languages) {
      it(`draws ${name} in ${lang}`, () => {
        expectGoldenText(`${name}.${lang}`, drawBowtie(make(lang), { lang }))
      })
    }
  }

  it('uses a wide terminal, and stands upright in a narrow one', () => {
    expectGoldenText('harbor-120.en', drawBowtie(made.harbor('en'), { width: 120, lang: 'en' }))
    expectGoldenText('harbor-60.en', drawBowtie(made.harbor('en'), { width: 60, lang: 'en' }))
    const upright = drawBowtie(honestHarbor('en'), { width: 60, lang: 'en' })
    expectGoldenText('honest-harbor-60.en', upright)
    const money = drawBowtie(recurringHarbor('en'), { width: 60, lang: 'en' })
    expectGoldenText('recurring-60.en', money)
    expectGoldenText('counted-60.en', drawBowtie(countedHarbor('en'), { width: 60, lang: 'en' }))
  })

  it('says every number of the stage under its label', () => {
    const text = drawBowtie(made.olist('en'), { lang: 'en' })
    for (const figure of ['8,000', '842', '380', '10.5 %', '14.7 d', '7,158', '462']) {
      expect(text).toContain(figure)
    }
  })

  it('says why a rate is another than so far, in one sentence, and only where it is', () => {
    const text = drawBowtie(honestOlist('en'), { lang: 'en' }).replaceAll('\n', ' ')
    expect(text).toContain('Commit: 53.2 % within 180 d, though 45.1 % so far: that counts all 462')
    expect(text).not.toContain('Education: 10.4 %')
    expect(drawBowtie(made.olist('en'), { lang: 'en' })).not.toContain('though')
  })

  it('marks what rests on fewer than twenty', () => {
    expect(drawBowtie(honestFew('en'), { lang: 'en' })).toContain('~40.0 %')
    expect(drawBowtie(honestOlist('en'), { lang: 'en' })).not.toContain('~')
  })

  it('is a mirror image about its axis', () => {
    const flipped: Readonly<Record<string, string>> = { '▄': '▀', '▗': '▝', '▖': '▘' }
    const shape = drawBowtie(made.harbor('en'), { lang: 'en' })
      .split('\n')
      .filter((line) => /^ +[█▒░▄▀▐]/u.test(line))
    expect(shape).toHaveLength(9)
    const mirrored = shape
      .slice(0, 4)
      .map((line) => line.replaceAll(/[▄▗▖]/gu, (glyph) => flipped[glyph] ?? glyph))
    expect(shape.slice(5).toReversed()).toEqual(mirrored)
  })

  it('shows only horizons that cut the question', () => {
    expect(drawBowtie(made.olist('en'), { lang: 'en' })).toContain('before 2018-09-07')
    const past = { ...made.olist('en'), asOf: '2018-08-01' }
    expect(drawBowtie(past, { lang: 'en' })).not.toContain('known before')
  })

  it('says of which entries a rate is, where some carry no date', () => {
    const whole = made.olist('en')
    const rows = whole.rows.map((row) =>
      row['stage'] === 'education' ? { ...row, rate_naive_n: 7_900 } : row,
    )
    expect(drawBowtie({ ...whole, rows }, { lang: 'en' })).toContain(
      'gone on: so far, ÷ entered with a date (Education: 7,900 of 8,000); open ones',
    )
    expect(drawBowtie({ ...whole, rows }, { lang: 'fr' })).toContain(
      '÷ entrés avec une date (Education\u202f: 7\u202f900 sur 8\u202f000)',
    )
  })

  it('names slices of two dimensions by their values', () => {
    const envelope = made.bowtieEnvelope({
      company: 'Harbor',
      asOf: '2026-10-01',
      sentence: '',
      lang: 'en',
      dimensions: ['country', 'motion'],
      bowties: [
        { slice: ['FR', 'self_serve'], stages: [{ stage: 'commit', entered: 2 }] },
        { slice: [null, 'self_serve'], stages: [{ stage: 'commit', entered: 1 }] },
      ],
    })
    const text = drawBowtie(envelope, { lang: 'en' })
    expect(text).toContain('\nFR · self_serve\n')
    expect(text).toContain('\ncountry missing · self_serve\n')
  })

  it('says what is missing where there is no row', () => {
    const none = { ...made.olist('en'), rows: [] }
    expect(drawBowtie(none, { lang: 'en' })).toBe(
      'Olist · all entries · as of 2018-11-15\n' +
        'Of 8,000 leads that entered education, 842 (10.5 %) have committed so far; 7,158\n' +
        'are still open.\n',
    )
  })

  it('never leaves its width and never speaks to the terminal', () => {
    fc.assert(
      fc.property(anyEnvelope, fc.integer({ min: 20, max: 140 }), (envelope, width) => {
        for (const lang of languages) {
          const text = drawBowtie(envelope, { width, lang })
          expect(text).not.toMatch(CONTROL)
          for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
        }
      }),
      { numRuns: 100 },
    )
  })
})

const volume = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 ** 12 }))
const text = fc.string({ unit: 'binary', maxLength: 30 })

const anyEnvelope = fc
  .record({
    company: text,
    sentence: text,
    stages: fc.uniqueArray(
      fc.oneof(fc.constantFrom('education', 'selection', 'commit', 'live', 'impact'), text),
      { minLength: 1, maxLength: 14 },
    ),
    slices: fc.uniqueArray(fc.option(text), { maxLength: 8 }),
    interval: fc.option(fc.constantFrom('month', 'quarter', 'year')),
    view: fc.constantFrom('cohort', 'period', 'stock'),
    volumes: fc.array(fc.tuple(volume, volume, volume), { minLength: 14, maxLength: 14 }),
    label: fc.option(text),
    amount: fc.option(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })),
  })
  .map(({ company, sentence, stages, slices, interval, view, volumes, label, amount }) =>
    made.bowtieEnvelope({
      company,
      sentence,
      asOf: '2026-10-01',
      lang: 'en',
      dimensions: slices.length > 0 ? ['a dimension'] : [],
      input: { view, ...(interval === null ? {} : { interval }) },
      bowties: (slices.length > 0 ? slices.map((slice) => [slice]) : [[]]).flatMap((slice) =>
        (interval === null ? [null] : ['2025-01-01', '2026-01-01', null]).map((period) => ({
          slice,
          period,
          stages: stages.map((stage, index) => {
            const [goneOn, open, lost] = volumes[index] ?? [0, 0, 0]
            return {
              stage,
              goneOn,
              open,
              entered: goneOn + open + lost,
              median: lost / 7,
              ...(label === null ? {} : { label }),
              ...(amount === null ? {} : { amount: `${amount}.50` }),
            }
          }),
        })),
      ),
    }),
  )
