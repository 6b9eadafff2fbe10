import { describe, expect, it } from 'vitest'
import { backtestForecast } from '../../src/answers/forecast/backtest-forecast.ts'
import { keptBacktest } from '../../src/answers/forecast/kept-backtest.ts'
import { commonInput } from '../../src/answers/input/common-input.ts'
import { forecastMeasure, measureForecast } from '../../src/answers/forecast/measure-forecast.ts'
import { normalize, profileNamed } from '../../src/answers/input/normalize.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { TableRows } from '../../src/engine/reference/setup.ts'
import { formatDay } from '../../src/time/calendar.ts'
import { day, engineOver, table } from '../conformance/small-company.ts'

function askedOf(engine: Engine, raw: Record<string, unknown> = {}) {
  const asked = normalize(engine.catalog, commonInput.parse(raw))
  return { ...asked, profile: profileNamed(engine.catalog, 'bowline') }
}

const at = (month: number, date: number): string =>
  new Date(Date.UTC(2015, month, date)).toISOString().slice(0, 10)

/**
 * Every month of three years ten leads enter, of whom four are won a month later and pay 100 a month
 * from then on; the web wins one of its five, the desk three. Each stays two years.
 */
function steady(recorded: readonly string[] = []): Engine {
  const journeys: (string | null)[][] = []
  const entries: (string | null)[][] = []
  const losses: (string | null)[][] = []
  const subscriptions: (string | null)[][] = []
  for (let month = 0; month < 36; month++) {
    for (let each = 0; each < 10; each++) {
      const id = `j${month}-${each}`
      const isWon = each < 4
      journeys.push([id, each === 0 || each > 5 ? 'web' : 'desk', isWon ? `s-${id}` : null])
      entries.push([id, 'education', at(month, 3), at(month, 4)])
      if (!isWon) losses.push([id, at(month, 20)])
      if (!isWon || month === 35) continue
      const late = recorded.includes(id) ? at(35, 28) : at(month + 1, 5)
      entries.push([id, 'commit', at(month + 1, 4), late])
      const ended = month + 25 < 36 ? at(month + 25, 4) : null
      subscriptions.push([`s-${id}`, id, at(month + 1, 4), ended, '100', 'month'])
    }
  }
  const stamp = recorded.length > 0 ? ' recorded_at' : ''
  const rows: TableRows = {
    journeys: table('journey_id motion subscription_id', ...journeys),
    stage_entries: table(
      `journey_id stage entered_at${stamp}`,
      ...entries.map((row) => (stamp === '' ? row.slice(0, 3) : row)),
    ),
    losses: table('journey_id lost_at', ...losses),
    subscriptions: table(
      'subscription_id account_id started_at ended_at amount billing_period',
      ...subscriptions,
    ),
  }
  return engineOver(rows, {
    dimensions: [],
    observedUntil: [
      { table: 'stage_entries', stage: null, until: '2018-01-01' },
      { table: 'losses', stage: null, until: '2018-01-01' },
    ],
  })
}

describe('the backtest of a forecast', () => {
  it('is done once for all answers of a build that ask for the same', async () => {
    const [one, other] = [engineOver({}), engineOver({})]
    const first = await keptBacktest(one, askedOf(one), 1)
    expect(await keptBacktest(one, askedOf(one), 1)).toBe(first)
    const stripe = profileNamed(one.catalog, 'stripe')
    for (const another of [
      keptBacktest(one, askedOf(one), 2),
      keptBacktest(one, askedOf(one, { asOf: '2017-10-01' }), 1),
      keptBacktest(one, { ...askedOf(one), profile: stripe }, 1),
      keptBacktest(other, askedOf(other), 1),
    ]) {
      expect(await another).not.toBe(first)
    }
  })

  const engine = steady()
  const told = backtestForecast(engine, askedOf(engine), { origins: 4, paths: 400 })

  it('looks back from months with a year before them, and says what came', async () => {
    const { all, facts } = await told
    expect(formatDay(facts[0]!.origin)).toBe('2018-01-01')
    const { running, bookings } = all.outcomes
    expect(running.map(({ origin }) => formatDay(origin))).toEqual([
      '2017-10-01',
      '2017-03-01',
      '2016-08-01',
      '2016-01-01',
    ])
    expect(running.map(({ came }) => came.length)).toEqual([3, 10, 12, 12])
    expect(bookings.every(({ came }) => came.every((amount) => amount === 4 * 1200))).toBe(true)
    // The first began in February 2015, and left in February 2017, as four more came.
    expect(running[2]?.came.slice(0, 7)).toEqual(
      [19, 20, 21, 22, 23, 24, 24].map((months) => months * 4 * 1200),
    )
  })

  it('finds the parts of a steady company right, and within their intervals', async () => {
    const { all } = await told
    const bookings = all.figures.find(({ figure }) => figure === 'bookings')
    const parts = bookings?.methods.find(({ method }) => method === 'parts')?.overall
    expect(parts?.n).toBe(37)
    expect(parts?.error).toBeLessThan(0.1 * 4800)
    expect(parts?.covered95).toBe(1)
  })

  it('tells each slice, whose months make the whole', async () => {
    const { slices, all } = await backtestForecast(engine, askedOf(engine, { by: ['motion'] }), {
      origins: 2,
      paths: 200,
    })
    expect(slices.map(({ by }) => by)).toEqual([['desk'], ['web']])
    for (const [index, { came }] of all.outcomes.running.entries()) {
      const own = slices.map((slice) => slice.outcomes.running[index]!.came)
      expect(came).toEqual(came.map((_, month) => own.reduce((sum, list) => sum + list[month]!, 0)))
    }
  })

  it('is the same each time', async () => {
    const again = await backtestForecast(engine, askedOf(engine), { origins: 4, paths: 400 })
    expect(again).toEqual(await told)
  })

  it('has nothing to look back to in a young company', async () => {
    const rows = {
      stage_entries: table('journey_id stage entered_at', ['j', 'education', '2018-01-01']),
    }
    const young = engineOver(rows, { dimensions: [] })
    const { all, slices } = await backtestForecast(young, askedOf(young))
    expect(slices).toEqual([])
    expect(all.outcomes).toEqual({ bookings: [], running: [], wins: [] })
    expect(all.figures.map(({ used, origins }) => [used, origins])).toEqual([
      ['parts', 0],
      ['parts', 0],
    ])
  })
})

describe('the backtest of a company without money', () => {
  it('is of its wins, as far as its leads are known, and begins after half a year', async () => {
    const rows: TableRows = {
      stage_entries: table(
        'journey_id stage entered_at',
        ...Array.from({ length: 15 }, (_, month) => [
          [`j${month}`, 'education', at(month, 2)],
          [`j${month}`, 'commit', at(month + 1, 2)],
          ...(month < 13 ? [[`k${month}`, 'education', at(month, 20)]] : []),
        ])
          .flat()
          .filter(([, stage, on]) => stage === 'commit' || on! < '2016-02-01'),
      ),
    }
    const engine = engineOver(rows, {
      dimensions: [],
      observedUntil: [
        { table: 'stage_entries', stage: 'education', until: '2016-02-01' },
        { table: 'stage_entries', stage: 'commit', until: '2016-05-01' },
      ],
    })
    const { facts, all } = await backtestForecast(engine, askedOf(engine), { paths: 100 })
    expect(formatDay(facts[0]!.origin)).toBe('2016-02-01')
    expect(all.figures.map(({ figure }) => figure)).toEqual(['wins'])
    expect(all.outcomes.wins.map(({ origin, came }) => [formatDay(origin), came])).toEqual([
      ['2015-11-01', [1, 1, 1]],
      ['2015-10-01', [1, 1, 1, 1]],
      ['2015-09-01', [1, 1, 1, 1, 1]],
      ['2015-08-01', [1, 1, 1, 1, 1, 1]],
      ['2015-07-01', [1, 1, 1, 1, 1, 1, 1]],
    ])
  })
})

describe('an earlier origin', () => {
  it('is told by the money of a later one as if it were asked itself', async () => {
    const engine = steady()
    const { asOf, knownBefore, ...asked } = askedOf(engine, { by: ['motion'] })
    const measure = forecastMeasure(engine, asked)
    await measure({ asOf, knownBefore })
    for (const origin of ['2017-06-01', '2016-03-01', '2015-02-01'].map(day)) {
      const then = { asOf: origin, knownBefore: origin }
      expect(await measure(then)).toEqual(await measureForecast(engine, { ...asked, ...then }))
    }
  })

  it('does not know what was recorded later', async () => {
    const late = ['j20-0', 'j20-1', 'j20-2', 'j20-3']
    const engine = steady(late)
    expect(engine.catalog.recorded).toBe(true)
    const { all, isAsKnown } = await backtestForecast(engine, askedOf(engine), {
      origins: 2,
      paths: 100,
    })
    expect(isAsKnown).toBe(true)
    expect(all.outcomes.running).toHaveLength(2)
    const origin = day('2016-12-01')
    const [then] = await measureForecast(engine, {
      ...askedOf(engine),
      asOf: origin,
      knownBefore: origin,
    })
    const [now] = await measureForecast(engine, askedOf(engine))
    expect(then?.wins.slice(-3)).toEqual([4, 0, 4])
    expect(now?.wins.slice(-15, -12)).toEqual([4, 0, 4].map(() => 4))
  })
})
