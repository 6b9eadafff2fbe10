import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { explain } from '../../src/answers/explain/explain.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { lifetime } from '../../src/answers/lifetime/lifetime.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'
import { engineOver, table } from '../conformance/small-company.ts'
import { sampleEngine } from '../sample-company.ts'
import { courseEngine, usualCourse } from './course-company.ts'
import { strange } from './strange-values.ts'

const plain = { ...usualCourse, seed: 1 }
const engine = courseEngine(plain)

const asked = (raw: RawInput = {}, of: Engine = engine): Promise<AnswerEnvelope> =>
  ask(forecast, { engine: of, lang: 'en' }, { paths: 1000, ...raw })

const number = (row: AnswerRow | undefined, name: string): number => Number(row?.[name] ?? NaN)
const total = (rows: readonly AnswerRow[], name: string): number =>
  rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)

describe('forecast', () => {
  it('tells each month, and between what', async () => {
    const { rows, columns, summary } = await asked({ months: 3 })
    expect(rows.map(({ month }) => month)).toEqual(['2018-07-01', '2018-08-01', '2018-09-01'])
    for (const row of rows) {
      expect(Object.keys(row).toSorted()).toEqual(columns.map(({ name }) => name).toSorted())
      for (const figure of ['entered', 'wins', 'bookings', 'running', 'cash']) {
        const ends = ['low95', 'low', 'median', 'high', 'high95']
        const values = ends.map((end) => number(row, `${figure}_${end}`))
        expect(values).toEqual(values.toSorted((a, b) => a - b))
      }
      expect(number(row, 'existing') + number(row, 'fresh')).toBeCloseTo(
        number(row, 'running'),
        -0.5,
      )
    }
    // Eight a month enter, of whom three of ten are won in the end.
    expect(number(rows[0], 'entered')).toBeGreaterThan(6.5)
    expect(number(rows[0], 'entered')).toBeLessThan(10)
    expect(total(rows, 'wins')).toBeGreaterThan(4)
    expect(total(rows, 'wins')).toBeLessThan(11)
    expect(summary['until']).toBe('2018-10-01')
  })

  it('is the sum of its parts, and every part leads down to what it rests on', async () => {
    const months = await asked({ months: 9 })
    const parts = await asked({ months: 9, view: 'parts' })
    const last = months.rows.at(-1)
    expect(total(parts.rows, 'running')).toBeCloseTo(number(last, 'running'), -1)
    expect(total(parts.rows, 'bookings')).toBeCloseTo(total(months.rows, 'bookings'), -1)
    expect(total(parts.rows, 'wins')).toBeCloseTo(total(months.rows, 'wins'), 6)
    const kinds = parts.rows.map(({ kind }) => kind)
    for (const kind of ['open', 'arrivals', 'paying', 'leaving', 'expanding', 'beginning']) {
      expect(kinds).toContain(kind)
    }
    for (const { ref, kind, now } of parts.rows) {
      const told = await ask(explain, { engine, lang: 'en' }, { ref })
      expect(told.rows.length).toBeGreaterThan(0)
      if (kind === 'open') expect(told.summary['total']).toBe(now)
    }
  })

  it('says beyond which age curves tell who leaves, where customers come to be as old', async () => {
    const old = courseEngine({ ...plain, entering: 20 })
    const retained = { engine: old, lang: 'en' as const }
    const { rows } = await ask(lifetime, retained, { view: 'curve' })
    // Who is at risk at age n was there n − 1 months after they began.
    const few = rows.slice(1).find((row) => !(number(row, 'at_risk') >= 20))
    const known = number(few, 'age') - 1
    expect(known).toBeGreaterThanOrEqual(12)
    const { summary } = await asked({ months: 12 }, old)
    expect(summary['curves']).toEqual([{ by: [], known }])
    expect(summary.sentence).toContain(
      `Beyond an age of ${known} months, which fewer than twenty customers have reached, they leave by the plausible curves of retention.`,
    )
    const french = await ask(forecast, { engine: old, lang: 'fr' }, { paths: 200, months: 12 })
    expect(french.summary.sentence).toContain(`Au-delà de ${known} mois d’ancienneté`)
    for (const silent of [
      await asked({ months: 12, figure: 'bookings' }, old),
      await asked({ months: 12 }, courseEngine({ ...plain, months: 9 })),
    ]) {
      expect(silent.summary['curves']).toEqual([])
      expect(silent.summary.sentence).not.toContain('curves')
    }
  })

  it('forecasts slices on their own', async () => {
    const whole = await asked({ months: 6 })
    const { rows, summary } = await asked({ months: 6, by: ['motion'], view: 'months' })
    expect(new Set(rows.map(({ motion }) => motion))).toEqual(new Set(['direct', 'partner']))
    expect(rows).toHaveLength(12)
    const alone = await asked({ months: 6, where: ['motion=direct'] })
    const direct = rows.filter(({ motion }) => motion === 'direct')
    expect(direct.map(({ running }) => running)).toEqual(alone.rows.map(({ running }) => running))
    const end = rows.filter(({ month }) => month === '2018-12-01')
    expect(Number(summary['expected'])).toBeCloseTo(total(end, 'running'), -0.5)
    const ratio = total(end, 'running') / number(whole.rows.at(-1), 'running')
    expect(Math.abs(ratio - 1)).toBeLessThan(0.15)
  })

  it('is the same to the last digit from the same seed, and not from another', async () => {
    const [one, again, other] = await Promise.all([asked(), asked(), asked({ seed: 2 })])
    expect(again).toEqual(one)
    expect(other.rows.map(({ running }) => running)).toEqual(one.rows.map(({ running }) => running))
    expect(other.rows.at(-1)?.['running_low']).not.toBe(one.rows.at(-1)?.['running_low'])
  })

  it('says what is missing, never NaN', async () => {
    const codes = ({ findings }: AnswerEnvelope) => findings.map(({ code }) => code)
    const nothing = await asked({}, engineOver({}))
    expect(nothing.summary.sentence).toBe(
      'There is nothing to forecast from: nobody pays, nothing was won, and nobody is on the way.',
    )
    const unpriced = await asked(
      {},
      engineOver({
        stage_entries: table(
          'journey_id stage entered_at',
          ...Array.from({ length: 20 }, (_, at) => [
            `j${at}`,
            'education',
            `2018-0${1 + (at % 6)}-10`,
          ]),
          ...Array.from({ length: 8 }, (_, at) => [`j${at}`, 'commit', `2018-0${2 + (at % 5)}-20`]),
        ),
      }),
    )
    const { message = '', effect = '' } =
      unpriced.findings.find(
        ({ code, where }) => code === 'forecast_unknown' && where === 'price',
      ) ?? {}
    expect(message).toBe('Nothing is known of what a win signs for.')
    expect(effect).toContain('Map subscriptions with amount')
    expect(total(unpriced.rows, 'wins')).toBeGreaterThan(0)
    expect(total(unpriced.rows, 'bookings')).toBe(0)
    const one = await asked({}, companyOf(subscribed('', ['s', 'a', '2017-01-01', null, '100'])))
    expect(codes(one)).toContain('forecast_concentrated')
    const sample = await asked({}, sampleEngine())
    for (const told of [nothing, unpriced, one, sample]) expect(strange(told)).toEqual([])
  })

  it('forecasts from a past date with what was known then', async () => {
    const { summary, findings } = await asked({ asOf: '2018-01-01', months: 2 })
    expect(summary).toMatchObject({ origin: '2018-01-01', until: '2018-03-01' })
    expect(findings.map(({ code }) => code)).toContain('corrected_history')
  })

  it('is made of numbers, whatever the company', () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat(),
          months: fc.integer({ min: 1, max: 15 }),
          entering: fc.constantFrom(0, 0.3, 2, 9),
          rates: fc.tuple(fc.constantFrom(0, 0.4, 1), fc.constantFrom(0, 0.5, 1)),
          price: fc.constantFrom(0, 0.01, 50, 1e9),
          churn: fc.constantFrom(0, 0.1, 1),
          growing: fc.constantFrom(0, 0.5, 1),
        }),
        fc.constantFrom('months', 'parts'),
        fc.constantFrom('running', 'bookings', 'cash'),
        async (made, view, figure) => {
          const told = await asked({ view, figure, paths: 100 }, courseEngine(made))
          expect(strange(told)).toEqual([])
          if (view === 'months') expect(told.rows).toHaveLength(12)
        },
      ),
      { numRuns: 25 },
    ))
})
