import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { CallError } from '../../src/answers/call-error.ts'
import { levers } from '../../src/answers/levers/levers.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { PlanFile, TypedSheet } from '../../src/plans/plan-file.ts'
import { engineOver } from '../conformance/small-company.ts'
import { sampleEngine } from '../sample-company.ts'

/** A published example: 500 × 15 % × 20 % × 90 % × 32 % at 20,000 less 20 %, 69,120 a month. */
const published: TypedSheet = {
  motion: null,
  stages: ['awareness', 'education', 'consideration', 'selection'],
  values: {
    entering: 500,
    'rate:awareness': 0.15,
    'rate:education': 0.2,
    'rate:consideration': 0.9,
    'rate:selection': 0.32,
    price: 20_000,
    discount: 0.2,
  },
  meetings: null,
}
const YEAR = 12 * 69_120

const only = (...sheets: readonly TypedSheet[]): PlanFile => ({ benchmark: null, sheets })

const asked = (
  raw: RawInput = {},
  file: PlanFile | null = only(published),
  engine: Engine = engineOver({}),
): Promise<AnswerEnvelope> => ask(levers, { engine, lang: 'en', plan: file }, raw)

const adds = ({ rows }: AnswerEnvelope, cell: string, name = 'running'): number =>
  Number(rows.find((row) => row['cell'] === cell)?.[name])

const codes = ({ findings }: AnswerEnvelope): readonly string[] => findings.map(({ code }) => code)

describe('levers', () => {
  it.each([{ months: '121' }, { months: '2026-06-01' }, { until: 'soon' }, { effort: '200%' }])(
    'are refused before anything is measured: %j',
    async (raw) => {
      const engine = sampleEngine()
      const counts: Engine['counts'] = () => Promise.reject(new Error('counted'))
      await expect(asked(raw, null, { ...engine, counts })).rejects.toThrow(CallError)
    },
  )

  it('add a tenth of the year where a tenth more of a factor is had', async () => {
    const told = await asked()
    for (const cell of ['entering', 'rate:awareness', 'rate:selection', 'price']) {
      expect(adds(told, cell)).toBe(Math.round(YEAR / 10))
      expect(adds(told, cell, 'bookings')).toBe(Math.round(YEAR / 10))
      expect(adds(told, cell, 'cash')).toBe(Math.round(YEAR / 10))
    }
    expect(adds(told, 'rate:education', 'wins')).toBeCloseTo(0.432 * 12, 9)
    // Two points less given away of twenty: a fortieth more is paid.
    expect(adds(told, 'discount')).toBe(Math.round(YEAR / 40))
    expect(told.summary['together']).toMatchObject({
      running: String(Math.round(YEAR * (1.1 ** 6 * 1.025 - 1))),
    })
    expect(told.summary['sum']).toMatchObject({ running: String(Math.round(YEAR * 0.625)) })
    expect(told.summary.sentence).toContain('Volume of Awareness and rate of Awareness')
    expect(told.rows.map(({ rank }) => rank)).toEqual(told.rows.map((_, at) => at + 1))
  })

  it('holds a rate at all, and says whether the effort is relative or in points', async () => {
    const told = await asked({ effort: '1pt' })
    expect(adds(told, 'rate:awareness')).toBe(Math.round(YEAR / 15))
    const row = told.rows.find(({ cell }) => cell === 'rate:awareness')
    expect(row).toMatchObject({ effort: '1 point more', from: '15\u00a0%', to: '16\u00a0%' })
    const half = await asked({ effort: '20%', set: ['rate:consideration=95%'] })
    expect(half.rows.find(({ cell }) => cell === 'rate:consideration')?.['to']).toBe('100\u00a0%')
    expect(half.rows.find(({ cell }) => cell === 'rate:awareness')?.['effort']).toBe(
      '20\u00a0% more (relative)',
    )
  })

  it('looks so many months ahead, or until a month begins', async () => {
    expect(adds(await asked({ months: '3' }), 'price')).toBe(Math.round(YEAR / 40))
    const told = await asked({})
    const start = String(told.summary['start'])
    const until = `${Number(start.slice(0, 4)) + 2}${start.slice(4)}`
    expect((await asked({ until })).summary['months']).toBe(24)
    await expect(asked({ until: until.replace(/..$/u, '15') })).rejects.toThrow('first day of a')
    await expect(asked({ months: '0' })).rejects.toThrow('months is no whole number')
    await expect(asked({ effort: 'a lot' })).rejects.toThrow('effort is none that is known')
    await expect(asked({ effort: '100%' })).rejects.toThrow('effort is none that is known')
  })

  it('counts better meetings, and one fewer, as ways to one rate', async () => {
    const told = await asked({}, only({ ...published, meetings: { stage: 'selection', count: 4 } }))
    expect(adds(told, 'meeting')).toBe(Math.round(YEAR * (1.1 ** 4 - 1)))
    expect(adds(told, 'meetings')).toBe(Math.round(YEAR * (0.32 ** -0.25 - 1)))
    expect(told.summary['bottleneck']).toMatchObject({ cell: 'meeting', runnerUp: 'entering' })
    expect(told.summary['sum']).toEqual((await asked()).summary['sum'])
    expect(told.summary.sentence).toContain('The bottleneck is each meeting of Selection')
  })

  it('takes the time of a meeting away with it, and says so', async () => {
    const values = { ...published.values, 'days:selection': 40 }
    const typed = { ...published, values, meetings: { stage: 'selection', count: 4 } }
    const { rows } = await asked({}, only(typed))
    const fewer = rows.find((row) => row['cell'] === 'meetings')
    expect([fewer?.['from'], fewer?.['to']]).toEqual(['32\u00a0%, 40 d', '42.5\u00a0%, 30 d'])
    expect(decodeURIComponent(String(fewer?.['ref']))).toContain('days:selection=30')
    expect(Number(fewer?.['wins'])).toBeCloseTo(
      4.32 * (0.32 ** -0.25 * (12 + 10 / (365.25 / 12)) - 12),
      6,
    )
  })

  it('reaches what others do, where that is better, and says what is no lever', async () => {
    const told = await asked({ effort: 'benchmark' })
    // The band of 15,000 to 50,000: 9, 18, 90, 25 %; a discount of 20 %.
    expect(told.rows).toEqual([])
    const worse = await asked({ effort: 'benchmark', set: ['rate:selection=20%'] })
    expect(worse.rows.map(({ cell, to }) => [cell, to])).toEqual([['rate:selection', '25\u00a0%']])
    await expect(asked({ effort: 'best' })).rejects.toThrow('no slices to choose from')
  })

  it('ranks over all motions', async () => {
    const self: TypedSheet = {
      ...published,
      motion: 'self',
      values: { ...published.values, entering: 50 },
    }
    const told = await asked({}, only({ ...published, motion: 'sold' }, self))
    expect(told.columns.map(({ name }) => name).slice(0, 3)).toEqual(['rank', 'motion', 'lever'])
    expect(new Set(told.rows.slice(0, 6).map((row) => row['motion']))).toEqual(new Set(['sold']))
    expect(told.summary['base']).toMatchObject({ running: String(Math.round(YEAR * 1.1)) })
  })

  it('says what is missing, with data and without', async () => {
    const nothing = await asked({}, null)
    expect(nothing.rows).toEqual([])
    expect(nothing.summary.sentence).toBe('No lever can be put into figures.')
    const few = await asked({}, null, sampleEngine())
    expect(codes(few)).toEqual(expect.arrayContaining(['sheet_unmeasured', 'levers_vague']))
    expect(few.rows.map(({ cell }) => cell)).not.toContain('gross_retention')
  })

  it('never says what is no number', async () => {
    const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }))
    const values = fc.record({
      entering: fc.constantFrom(0, 1, 500),
      'rate:awareness': share,
      'rate:education': share,
      'days:education': fc.constantFrom(0, 10, 900),
      price: fc.constantFrom(0, 20_000),
      discount: share,
      onboarding: share,
      onboarding_days: fc.constantFrom(0, 45),
      gross_retention: share,
      expansion: fc.constantFrom(0, 0.2, 3),
      running: fc.constantFrom(0, 1e6),
    })
    await fc.assert(
      fc.asyncProperty(
        values,
        fc.constantFrom('10%', '1pt', 'benchmark'),
        fc.nat(5),
        async (typed, effort, count) => {
          const sheet: TypedSheet = {
            motion: null,
            stages: ['awareness', 'education'],
            values: typed,
            meetings: { stage: 'education', count: Math.max(1, count) },
          }
          const told = await asked({ effort }, only(sheet))
          expect(JSON.stringify([told.rows, told.summary])).not.toMatch(/NaN|Infinity/u)
          for (const row of told.rows) {
            for (const name of ['running', 'bookings', 'cash', 'lifetime']) {
              expect(String(row[name])).toMatch(/^-?\d+$/u)
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
