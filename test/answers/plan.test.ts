import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope, AnswerRow } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { plan } from '../../src/answers/plan/plan.ts'
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

const only = (...sheets: readonly TypedSheet[]): PlanFile => ({ benchmark: null, sheets })

const asked = (
  raw: RawInput = {},
  file: PlanFile | null = only(published),
  engine: Engine = engineOver({}),
): Promise<AnswerEnvelope> => ask(plan, { engine, lang: 'en', plan: file }, raw)

const of = ({ rows }: AnswerEnvelope, stage: string): AnswerRow =>
  rows.find((row) => row['stage'] === stage) ?? {}

const codes = ({ findings }: AnswerEnvelope): readonly string[] => findings.map(({ code }) => code)

/** What is no number, or a text that says so, anywhere within. */
function strange(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [value]
  if (typeof value === 'string') return /NaN|Infinity|∞|^-0(?:\.0+)?$/u.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strange) : []
}

describe('plan', () => {
  it('gives the whole bowtie of a published sheet with no data at all', async () => {
    const told = await asked()
    expect(told.rows.map(({ stage }) => stage)).toEqual([...published.stages, 'commit', 'live'])
    const volumes = told.rows.map(({ volume }) => volume as number)
    for (const [at, volume] of [500, 75, 15, 13.5, 4.32, 4.32].entries()) {
      expect(volumes[at]).toBeCloseTo(volume, 9)
    }
    expect(of(told, 'commit')['money']).toBe('69120.00')
    expect(of(told, 'selection')).toMatchObject({ rate: 0.32, rate_from: 'typed', days: 0 })
    expect(of(told, 'commit')).toMatchObject({ rate: 1, rate_from: 'assumed' })
    expect(told.summary.sentence).toContain('4.32 wins (one of 116)')
    expect(told.summary.sentence).toContain(
      'less than 25.6\u00a0% without it, instead of 32\u00a0%',
    )
  })

  it('says what is different with one figure set, and which way it was meant', async () => {
    const tenth = await asked({ set: ['rate:selection=+10%'] })
    expect(of(tenth, 'commit')).toMatchObject({ money: '76032.00', money_without: '69120.00' })
    expect(of(tenth, 'selection')).toMatchObject({ rate_from: 'set here' })
    expect(tenth.summary.sentence).toContain('rate of Selection +10\u00a0% relative')
    const points = await asked({ set: ['discount=-2pt'] })
    expect(of(points, 'commit')['money']).toBe('70848.00')
    expect(points.summary.sentence).toContain('discount −2 points')
    const french = await asked({ set: ['discount=-1pt'], lang: 'fr' })
    expect(french.summary.sentence).toContain('remise −1 point\u00a0:')
  })

  it('says what each meeting wins, where meetings are typed', async () => {
    const meetings = { stage: 'selection', count: 5 }
    const values = { ...published.values, 'rate:selection': 0.2 }
    const { summary } = await asked({}, only({ ...published, values, meetings }))
    // A published example: 20 % in five meetings is 72.5 % each.
    expect(summary.sentence).toContain('5 meetings that go well 72.5\u00a0% of the time each')
    expect(summary.sentence).toContain('one fewer would win 27.6\u00a0%')
  })

  it('tells months and years that add up', async () => {
    const sheet = {
      ...published,
      values: { ...published.values, running: 100_000, gross_retention: 0.9, expansion: 0.25 },
    }
    const months = await asked({ view: 'months', months: '24' }, only(sheet))
    const years = await asked({ view: 'years', months: '24' }, only(sheet))
    const sum = (rows: readonly AnswerRow[], name: string): number =>
      rows.reduce((total, row) => total + Number(row[name]), 0)
    for (const name of ['wins', 'committed', 'started', 'expanded', 'lost', 'cash']) {
      expect(sum(months.rows, name)).toBeCloseTo(sum(years.rows, name), 0)
    }
    const last = months.rows.at(-1)
    const moved =
      sum(months.rows, 'started') + sum(months.rows, 'expanded') - sum(months.rows, 'lost')
    expect(Number(last?.['running'])).toBeCloseTo(100_000 + moved, 0)
    expect(years.rows).toHaveLength(2)
    expect(Number(years.rows[1]?.['running'])).toBe(Number(last?.['running']))
    expect(years.rows[0]).toMatchObject({ cohort: '829440.00' })
    expect(Number(years.rows[1]?.['cohort'])).toBeCloseTo(829_440 * 0.9 * 1.25, 1)
  })

  it('says what a sheet lacks, and tells as much as is known', async () => {
    const { price: _price, 'rate:selection': _rate, ...values } = published.values
    const told = await asked({}, only({ ...published, values }))
    expect(of(told, 'selection')['volume']).toBeCloseTo(13.5, 9)
    expect(of(told, 'commit')).toMatchObject({ volume: null, money: null })
    const lacks = told.findings.find(({ code }) => code === 'sheet_incomplete')
    expect(lacks?.message).toBe('The sheet lacks rate of Selection and list price.')
    const given = await asked(
      { set: ['rate:selection=32%', 'price=20000'] },
      only({ ...published, values }),
    )
    expect(of(given, 'commit')['money']).toBe('69120.00')
    expect(codes(given)).not.toContain('sheet_incomplete')
  })

  it('fills what is neither typed nor measured from a published table, by its contract', async () => {
    const { 'rate:selection': _rate, ...values } = published.values
    const file = { benchmark: 'book-2024', sheets: [{ ...published, values }] }
    const told = await asked({ view: 'cells' }, file)
    const cell = (name: string): AnswerRow => told.rows.find((row) => row['cell'] === name) ?? {}
    expect(cell('rate:selection')['from']).toBe('benchmark')
    expect(cell('rate:education')['from']).toBe('typed')
    expect(cell('margin')['from']).toBe('assumed')
    expect(cell('rate:selection')['n']).toBe(868)
  })

  it('keeps typed motions apart, and sets one of them alone', async () => {
    const file = only({ ...published, motion: 'inside' }, { ...published, motion: 'field' })
    const told = await asked({ set: ['field.price=40000'] }, file)
    const commits = told.rows.filter(({ stage }) => stage === 'commit')
    expect(commits.map(({ motion, money }) => [motion, money])).toEqual([
      ['inside', '69120.00'],
      ['field', '138240.00'],
    ])
    await expect(asked({ set: ['outside.price=1'] }, file)).rejects.toThrow(
      'unknown motion: outside',
    )
  })

  it('measures where there is data, and lets what is typed stand', async () => {
    const file = only({ motion: null, stages: [], values: { price: 500 }, meetings: null })
    const told = await asked({ view: 'cells' }, file, sampleEngine())
    const cell = (name: string): AnswerRow => told.rows.find((row) => row['cell'] === name) ?? {}
    expect(cell('rate:education')['from']).toBe('measured')
    expect(cell('price')).toMatchObject({ from: 'typed', number: '500' })
    expect(cell('price')['measured']).toBe('150.25\u00a0EUR')
  })

  it.each([
    [{ months: '0' }, 'months must be a whole number'],
    [{ set: ['price'] }, 'set is not CELL=VALUE'],
    [{ set: ['prise=1'] }, 'unknown figure: prise'],
  ])('refuses %j', async (raw, message) => {
    await expect(asked(raw)).rejects.toThrow(message)
  })

  it('refuses a stage that nobody knows, with the nearest', async () => {
    const file = only({ ...published, stages: ['awarness'] })
    await expect(asked({}, file)).rejects.toMatchObject({ code: 'bad_plan' })
  })

  it('never says what is no number, whatever is typed', async () => {
    const share = fc.constantFrom(0, 1, 0.5)
    const size = fc.constantFrom(0, 1, 1e6)
    const sheets = fc.record({
      entering: size,
      'rate:selection': share,
      'days:selection': fc.constantFrom(0, 30, 36_525),
      price: size,
      discount: share,
      onboarding: share,
      gross_retention: share,
      expansion: fc.constantFrom(0, 100),
      running: size,
      margin: share,
      discounting: fc.constantFrom(0, 10),
      horizon: fc.constantFrom(0, 0.5, 5),
    })
    const views = fc.constantFrom('bowtie', 'months', 'years', 'cells')
    await fc.assert(
      fc.asyncProperty(sheets, views, async (values, view) => {
        const sheet = { motion: null, stages: ['selection'], values, meetings: null }
        const told = await asked({ view }, only(sheet))
        expect(strange([told.rows, told.summary])).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
