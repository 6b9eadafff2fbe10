import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measuredSheets } from '../../src/answers/plan/measure-sheet.ts'
import { normalize, profileNamed } from '../../src/answers/input/normalize.ts'
import { commonInput } from '../../src/answers/input/common-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { referenceEngine } from '../../src/engine/reference/reference-engine.ts'
import { headlines } from '../../src/models/data/headline-age.ts'
import { planFigures } from '../../src/models/math/plan-figures.ts'
import { companies } from '../conformance/generate-rows.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { courseOf } from '../../src/models/math/course.ts'
import { plannedSheet } from '../../src/models/math/planned-sheet.ts'
import { growthOf } from '../../src/models/math/growth-formula.ts'
import { valuesOf } from '../../src/models/math/sheet.ts'
import { engineOver, table } from '../conformance/small-company.ts'
import { sampleEngine } from '../sample-company.ts'

async function measured(engine: Engine, raw: Record<string, unknown> = {}) {
  const asked = normalize(engine.catalog, commonInput.parse(raw))
  return measuredSheets(engine, { ...asked, profile: profileNamed(engine.catalog, 'bowline') })
}

/**
 * Every month of 2016 and 2017 ten enter: two are won after twenty days, of whom one passed
 * selection over, two more enter selection after five days and are lost there a month later.
 */
function steady(more: TableRows = {}): Engine {
  const entries: (readonly (string | null)[])[] = []
  const losses: (readonly (string | null)[])[] = []
  const journeys: (readonly (string | null)[])[] = []
  const at = (month: number, day: number): string =>
    new Date(Date.UTC(2016, month, day)).toISOString().slice(0, 10)
  for (let month = 0; month < 24; month++) {
    for (let each = 0; each < 10; each++) {
      const id = `j${month}-${each}`
      journeys.push([id, each % 2 === 0 ? 'web' : 'desk', each < 2 ? '1200' : null])
      entries.push([id, 'education', at(month, 2)])
      if (each >= 1 && each < 4) entries.push([id, 'selection', at(month, 7)])
      if (each < 2) entries.push([id, 'commit', at(month, 22)])
      if (each >= 2) losses.push([id, each < 4 ? at(month, 37) : at(month, 12)])
    }
  }
  return engineOver(
    {
      journeys: table('journey_id motion amount', ...journeys.map((row) => [...row])),
      stage_entries: table('journey_id stage entered_at', ...entries.map((row) => [...row])),
      losses: table('journey_id lost_at', ...losses.map((row) => [...row])),
      ...more,
    },
    { observedUntil: [{ table: 'stage_entries', stage: null, until: '2018-03-01' }] },
  )
}

describe('a measured sheet', () => {
  it('multiplies to the wins there were, skipped stages included', async () => {
    const [told] = await measured(steady())
    const { cells, stages } = told!.sheet
    expect(stages).toEqual(['education', 'selection', 'commit'])
    expect(formatDay(told!.start)).toBe('2018-03-01')
    // Two months of the last twelve are empty.
    expect(cells.entering).toMatchObject({ value: 100 / 12, n: 12, from: 'measured' })
    expect(cells['rate:education']?.value).toBeCloseTo(0.4, 12)
    // Three of four entered it, of whom one was won; the fourth passed it over.
    expect(cells['rate:selection']?.value).toBeCloseTo(0.5, 12)
    expect(growthOf(told!.sheet, valuesOf(told!.sheet)).winsPerEntry).toBeCloseTo(0.2, 12)
    expect(told!.check).toMatchObject({ wins: 48, outside: 0 })
    expect(told!.check?.product).toBeCloseTo(told!.check?.measured ?? 0, 12)
    expect(cells['days:education']?.value).toBe(5)
    expect(cells['days:selection']?.value).toBe(15)
  })

  it('counts the months before the start, passed-over ones included', async () => {
    const [told] = await measured(steady())
    const { history } = told!.sheet
    expect(history['education']?.slice(-4)).toEqual([10, 10, 0, 0])
    expect(history['selection']?.slice(-4)).toEqual([4, 4, 0, 0])
    expect(history['commit']?.slice(-4)).toEqual([2, 2, 0, 0])
  })

  it('takes the price of journeys where there are no subscriptions, and says so', async () => {
    const [told] = await measured(steady())
    expect(told!.sheet.cells.price?.value).toBe(1200)
    const codes = told!.findings.map(({ code }) => code)
    expect(codes).toContain('sheet_price_of_journeys')
    expect(told!.gaps).toContainEqual({
      cells: ['gross_retention', 'expansion', 'running'],
      why: 'table',
      where: 'subscriptions',
    })
    expect(told!.gaps).toContainEqual({
      cells: ['onboarding', 'onboarding_days'],
      why: 'stage',
      where: 'live',
    })
  })

  it('measures what stays and runs', async () => {
    const rows = Array.from({ length: 10 }, (_, at) => [
      `s${at}`,
      `a${at}`,
      '2016-01-01',
      at === 0 ? '2017-06-01' : null,
      '100',
      '125',
      'month',
    ])
    const subscriptions = table(
      'subscription_id account_id started_at ended_at amount list_amount billing_period',
      ...rows,
    )
    const [told] = await measured(steady({ subscriptions }))
    const { cells } = told!.sheet
    expect(cells.price?.value).toBeCloseTo(1500, 9)
    expect(cells.discount?.value).toBeCloseTo(0.2, 12)
    expect(cells.gross_retention).toMatchObject({ n: 10 })
    expect(cells.gross_retention?.value).toBeCloseTo(0.9, 12)
    expect(cells.expansion?.value).toBeCloseTo(0, 12)
    expect(cells.running).toMatchObject({ value: 9 * 1200, n: 9 })
  })

  it('measures what is lost of what begins, month by month of its first year', async () => {
    const at = (month: number, on: number): string =>
      new Date(Date.UTC(2016, month, on)).toISOString().slice(0, 10)
    // Every month nine begin: three leave ten days later, three in the third month after, three stay.
    const rows = Array.from({ length: 24 * 9 }, (_, each): (string | null)[] => {
      const month = Math.floor(each / 9)
      const end = [at(month, 20), at(month + 3, 10), null][each % 3] ?? null
      const isOver = end !== null && end < '2018-03-01'
      return [`s${each}`, `a${each}`, at(month, 10), isOver ? end : null, '100', 'month']
    })
    const columns = 'subscription_id account_id started_at ended_at amount billing_period'
    const [told] = await measured(steady({ subscriptions: table(columns, ...rows) }))
    const { young, cells } = told!.sheet
    const [two, one] = [expect.closeTo(2 / 3, 9), expect.closeTo(1 / 3, 9)]
    const rest = Array.from({ length: 10 }, () => one)
    expect(young?.left).toEqual([two, two, two, ...rest])
    expect(young?.gross).toBe(cells.gross_retention?.value)
  })

  it('says that less will be lost of those who stayed for long already', async () => {
    const at = (month: number): string =>
      new Date(Date.UTC(2014, month, 1)).toISOString().slice(0, 10)
    // Forty begin in 2014, forty in 2015: half leave after a year, a fifth of the rest after two.
    const rows = Array.from({ length: 80 }, (_, each): (string | null)[] => {
      const start = each < 40 ? 9 : 21
      const years = each % 2 === 0 ? 1 : each % 10 === 1 ? 2 : null
      const end = years === null ? null : start + 12 * years
      const isOver = end !== null && end < 40
      return [`s${each}`, `a${each}`, at(start), isOver ? at(end) : null, '100', 'month']
    })
    const columns = 'subscription_id account_id started_at ended_at amount billing_period'
    const [told] = await measured(steady({ subscriptions: table(columns, ...rows) }), {
      asOf: '2017-04-15',
    })
    const { sheet, findings } = told!
    // A year before 1 April 2017: 20 of the one, of whom 4 left, and 40 of the other, 20 of them.
    expect(sheet.cells.gross_retention?.value).toBeCloseTo(0.6, 9)
    expect(sheet.ahead?.times[0]).toBeCloseTo(0.5, 9)
    expect(findings.find(({ code }) => code === 'sheet_loss_ahead')?.params).toEqual({
      past: expect.closeTo(0.4, 9),
      ahead: expect.closeTo(0.2, 9),
    })
    const nobody = { ...valuesOf(sheet), entering: 0 }
    const { running } = courseOf({ ...sheet, history: {} }, nobody, nobody, 12)
    expect(running.at(-1)).toBeCloseTo(36 * 1200 * 0.8, 6)
    // What is typed holds as it is.
    const typed = { motion: null, stages: [], values: { gross_retention: 0.6 }, meetings: null }
    const from = { motion: null, measured: sheet, benchmark: null, order: sheet.stages }
    expect(plannedSheet({ ...from, typed }).ahead).toBeNull()
    expect(plannedSheet({ ...from, typed: null }).ahead).toEqual(sheet.ahead)
  })

  it('gives one sheet for each motion, and both make the whole', async () => {
    const sheets = await measured(steady(), { by: ['motion'] })
    expect(sheets.map(({ sheet }) => sheet.motion)).toEqual(['desk', 'web'])
    const entering = sheets.map(({ sheet }) => sheet.cells.entering?.value ?? 0)
    expect(entering.reduce((sum, each) => sum + each, 0)).toBeCloseTo(100 / 12, 12)
  })

  it('says of a company of six what cannot be known', async () => {
    const [told] = await measured(sampleEngine())
    const { cells } = told!.sheet
    expect(told!.sheet.stages).toEqual(['education', 'commit'])
    expect(Object.values(cells).every((cell) => Number.isFinite(cell?.value))).toBe(true)
    expect(cells.gross_retention).toBeUndefined()
  })

  const line = (id: string, from: string, until: string | null = null) => [
    id,
    id,
    from,
    until,
    '100',
    'month',
  ]
  const subscribed = (...rows: (string | null)[][]): TableRows => ({
    subscriptions: table(
      'subscription_id account_id started_at ended_at amount billing_period',
      ...rows,
    ),
  })
  const until = (day: string) => ({
    observedUntil: [{ table: 'stage_entries', stage: null, until: day } as const],
  })
  const entered = (count: number, stages: readonly string[], day = '2018-01-05'): TableRows => ({
    stage_entries: table(
      'journey_id stage entered_at',
      ...Array.from({ length: count }, (_, at) =>
        stages.map((stage, place) => [`j${at}`, stage, day.replace('05', `0${5 + place}`)]),
      ).flat(),
    ),
  })

  it.each([
    [
      'nobody wins',
      engineOver({ ...entered(9, ['education']), losses: [] }, until('2018-05-01')),
      [],
    ],
    [
      'everybody wins',
      engineOver(entered(9, ['education', 'commit']), until('2018-05-01')),
      ['sheet_certain', 'directional'],
    ],
    [
      'one customer',
      engineOver(
        { ...entered(1, ['education']), ...subscribed(line('a', '2017-01-01')) },
        until('2018-05-01'),
      ),
      ['sheet_nothing_lost', 'few_customers'],
    ],
    [
      'three months',
      engineOver(
        {
          ...entered(40, ['education', 'commit'], '2018-03-05'),
          ...subscribed(line('a', '2018-03-01')),
        },
        until('2018-05-15'),
      ),
      ['sheet_unmeasured'],
    ],
    [
      'half a month',
      engineOver(entered(40, ['education', 'commit'], '2018-03-05'), until('2018-03-20')),
      ['sheet_unmeasured'],
    ],
    ['nobody at all', engineOver({}), []],
  ] as const)('says what cannot be known where %s', async (_, engine, expected) => {
    const sheets = await measured(engine)
    for (const { sheet, findings, check } of sheets) {
      const numbers = [
        ...Object.values(sheet.cells).flatMap((cell) => [
          cell?.value,
          cell?.low ?? 0,
          cell?.high ?? 0,
        ]),
        ...Object.values(sheet.curves).flat(),
        ...Object.values(sheet.history).flat(),
        check?.product ?? 0,
      ]
      expect(numbers.filter((each) => !Number.isFinite(each))).toEqual([])
      const codes = findings.map(({ code }) => code)
      for (const code of expected) expect(codes).toContain(code)
    }
    expect(sheets).toHaveLength(1)
  })

  it('tells no impossible figure of any company, whole or in slices', async () => {
    await fc.assert(
      fc.asyncProperty(
        companies,
        fc.constantFrom([], ['motion'], ['kind']),
        async (company, by) => {
          const engine = referenceEngine({ ...company, buildId: 'any', headlines })
          const known = engine.catalog.dimensions.map(({ name }) => name)
          const asked = by.filter((name) => known.includes(name))
          for (const { sheet, check } of await measured(engine, { by: asked })) {
            for (const [name, cell] of Object.entries(sheet.cells)) {
              const { value = NaN, low, high } = cell ?? {}
              expect([name, Number.isFinite(value) && value >= 0]).toEqual([name, true])
              if (low != null) expect(low).toBeLessThanOrEqual(value + 1e-9)
              if (high != null) expect(high).toBeGreaterThanOrEqual(value - 1e-9)
            }
            for (const shares of Object.values(sheet.curves)) expect(shares.at(-1)).toBe(1)
            if (check !== null) expect(check.outside).toBeLessThanOrEqual(check.wins)
            const { told } = planFigures(sheet, [], 12)
            for (const worth of Object.values(told?.worth ?? {})) {
              expect(Number.isFinite(worth)).toBe(true)
            }
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
