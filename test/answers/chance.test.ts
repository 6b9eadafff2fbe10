import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { chance } from '../../src/answers/forecast/chance.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { commonInput } from '../../src/answers/input/common-input.ts'
import type { Moved } from '../../src/answers/forecast/moved-chance.ts'
import { measureForecast } from '../../src/answers/forecast/measure-forecast.ts'
import { normalize, profileNamed } from '../../src/answers/input/normalize.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Methods } from '../../src/models/math/forecast/backtest.ts'
import { keptForecast, type KeptForecasts } from '../../src/models/math/forecast/kept-forecast.ts'
import { MOVED_PARTS } from '../../src/models/math/forecast/moved-since.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'
import { engineOver } from '../conformance/small-company.ts'
import { someOf } from '../thoroughness.ts'
import { courseEngine, usualCourse } from './course-company.ts'
import { numbersSaid } from './read-sentence.ts'
import { strange } from './strange-values.ts'

const engine = courseEngine(usualCourse)

/** Companies of which the past was foretold better by exponential smoothing. */
const simplerOf = {
  running: courseEngine({ ...usualCourse, seed: 10 }),
  bookings: courseEngine({ ...usualCourse, seed: 7 }),
}

const asked = (raw: RawInput, of = engine, kept?: KeptForecasts): Promise<AnswerEnvelope> =>
  ask(
    chance,
    { engine: of, lang: 'en', ...(kept === undefined ? {} : { kept }) },
    { byDate: '2018-12-31', paths: 1000, ...raw },
  )

describe('chance', () => {
  it('is the share of paths that reach the target, and falls as the target rises', async () => {
    const told = await ask(forecast, { engine, lang: 'en' }, { months: 6, paths: 1000 })
    const { low, high, median } = (await asked({ target: '1' })).summary
    expect([low, high]).toEqual([told.summary['low'], told.summary['high']])
    const at = async (target: unknown): Promise<number> =>
      Number((await asked({ target: String(target) })).summary['chance'])
    expect(await at(low)).toBeCloseTo(0.9, 2)
    expect(await at(median)).toBeCloseTo(0.5, 2)
    expect(await at(high)).toBeCloseTo(0.1, 2)
  })

  it('says what it hinges on, and what it would be at the ends of that', async () => {
    const target = String((await asked({ target: '1' })).summary['median'])
    const { rows, summary } = await asked({ target })
    const shares = rows.map(({ share }) => Number(share))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(shares).toEqual(shares.toSorted((one, two) => two - one))
    for (const { worst, best, factor } of rows) {
      if (factor === 'chance') expect(worst).toBeNull()
      else expect(Number(worst)).toBeLessThanOrEqual(Number(best))
    }
    const [first] = rows.filter(({ factor }) => factor !== 'chance')
    expect(Number(first?.['best']) - Number(first?.['worst'])).toBeGreaterThan(0.05)
    expect(rows.find(({ factor }) => factor === 'price')?.['assumes']).toMatch(
      /^a win signs for 1,\d{3}.EUR a year, /u,
    )
    expect(summary.sentence).toContain('hinges on')
  })

  it('answers in words where the target is met, impossible or past', async () => {
    const now = String((await asked({ target: '1' })).summary['now'])
    const met = await asked({ target: now })
    expect(met.summary.sentence).toContain(`The target is met already`)
    const never = await asked({ target: '1000000000' })
    expect(never.summary.sentence).toMatch(/^Out of reach as things are: not one of 1,000 paths/u)
    expect(never.summary['chance']).toBe(0)
    const missed = await asked({ target: '1000000000', byDate: '2018-01-01' })
    expect(missed.summary.sentence).toMatch(/^That day is past: the target, .* was missed/u)
    expect(missed.summary['chance']).toBeNull()
    const reached = await asked({ target: '1', byDate: '2018-07-01' })
    expect(reached.summary['came']).toBe(now)
    expect(reached.summary.sentence).toContain('was reached with')
    const unknown = await asked({ target: '1', byDate: '2010-01-01' })
    expect(unknown.summary.sentence).toContain('what came of it is not known here')
  })

  it('answers in words without a history, and of one customer', async () => {
    const nothing = await asked({ target: '100', byDate: '2021-01-01' }, engineOver({}))
    expect(nothing.summary.sentence).toContain('nothing to forecast from')
    expect(nothing.rows).toEqual([])
    const single = companyOf(subscribed('', ['s', 'a', '2017-01-01', null, '100']))
    const one = await asked({ target: '1200', byDate: '2019-01-31' }, single)
    expect(one.findings.map(({ message }) => message)).toContain(
      'One customer pays nearly all that runs.',
    )
    for (const told of [nothing, one]) expect(strange(told)).toEqual([])
  })

  it('counts bookings since a day with what was signed by then', async () => {
    const raw = { figure: 'bookings', target: '1' }
    const from = (await asked(raw)).summary
    const since = (await asked({ ...raw, since: '2018-01-01' })).summary
    const signed = Number(since['now'])
    expect(signed).toBeGreaterThan(0)
    expect(Math.abs(Number(since['median']) - signed - Number(from['median']))).toBeLessThan(2)
    expect(since['isMet']).toBe(true)
  })

  it.each([
    ['running', simplerOf.running],
    ['bookings', simplerOf.bookings],
  ] as const)('goes by the simpler method by which %s is forecast', async (figure, of) => {
    const raw = { figure, paths: 1000 }
    const told = await ask(forecast, { engine: of, lang: 'en' }, { ...raw, months: 6 })
    const tested = told.summary['backtest'] as readonly { figure: string; used: string }[]
    expect(tested.find((each) => each.figure === figure)?.used).toBe('smoothing')
    const { low, high, expected } = told.summary
    const at = async (target: unknown) => asked({ ...raw, target: String(target) }, of)
    const likely = await at(low)
    expect([likely.summary['low'], likely.summary['high']]).toEqual([low, high])
    expect(likely.summary['expected']).toBe(expected)
    expect(likely.summary['method']).toBe('smoothing')
    expect(likely.summary.sentence).toContain('this chance goes by the simpler method')
    expect(likely.summary['chance']).toBeCloseTo(0.9, 2)
    expect((await at(high)).summary['chance']).toBeCloseTo(0.1, 2)
    const shares = likely.rows.map(({ share }) => Number(share))
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  describe('says how it moved since the forecast that was kept, and why', () => {
    const smoothed = { wins: 'parts', bookings: 'smoothing', running: 'smoothing' } as const
    const parts = { wins: 'parts', bookings: 'parts', running: 'parts' } as const
    const moves: readonly (readonly [string, Engine, Methods, RawInput, readonly string[]])[] = [
      ['running revenue', engine, parts, {}, MOVED_PARTS],
      ['bookings', engine, parts, { figure: 'bookings' }, MOVED_PARTS],
      [
        'bookings of a year',
        engine,
        parts,
        { figure: 'bookings', since: '2018-01-01' },
        MOVED_PARTS,
      ],
      ['cash', engine, smoothed, { figure: 'cash' }, MOVED_PARTS],
      ['what goes by its own past', simplerOf.running, smoothed, {}, ['came']],
      ['another method now', simplerOf.running, parts, {}, ['method', 'came']],
      ['the parts again', engine, smoothed, {}, ['method', ...MOVED_PARTS]],
    ]
    it.each(someOf(moves, ([, , , { figure }, known]) => [figure, known.join()]))(
      'of %s',
      async (_, of, methods, raw, known) => {
        const kept = await keptOn('2018-04-01', of, methods)
        const target = String((await asked({ ...raw, target: '1' }, of)).summary['median'])
        for (const lang of ['en', 'fr'] as const) {
          const { summary } = await asked({ ...raw, target, lang }, of, kept)
          const moved = summary['moved'] as Moved
          expect(moved.since).toBe('2018-04-01')
          expect(moved.after).toBe(summary['chance'])
          expect(moved.parts.map(({ part }) => part)).toEqual(known)
          const sum = moved.parts.reduce((all, part) => all + part.moved, moved.before)
          expect(sum).toBeCloseTo(moved.after, 9)
          expectMoved(summary.sentence, moved, lang)
        }
        expect((await asked({ ...raw, target }, of)).summary['moved']).toBeNull()
      },
    )

    it('from what was said then, whatever was signed until now', async () => {
      const raw = { figure: 'bookings', since: '2018-02-01', paths: 1000 }
      const kept = await keptOn('2018-04-01', engine, parts)
      const then = await ask(
        chance,
        { engine, lang: 'en' },
        { ...raw, asOf: '2018-04-01', byDate: '2018-12-31', target: '30000' },
      )
      const { summary } = await asked({ ...raw, target: '30000' }, engine, kept)
      expect(then.summary['method']).toBe('parts')
      expect((summary['moved'] as Moved).before).toBe(then.summary['chance'])
    })

    it('not by a forecast that does not say its method', async () => {
      const kept = await keptOn('2018-04-01', engine, parts)
      const [last] = kept.forecasts
      if (last === undefined) throw new Error('no forecast was kept')
      const { version, origin, build, profile, seed, fans, facts } = last
      const untold = { version, origin, build, profile, seed, fans, facts }
      const old = await asked({ target: '1' }, engine, { forecasts: [untold], broken: [] })
      expect(old.summary['moved']).toBeNull()
    })
  })
})

async function keptOn(day: string, of: Engine, methods: Methods): Promise<KeptForecasts> {
  const { catalog } = of
  const profile = profileNamed(catalog, 'bowline')
  const then = normalize(catalog, commonInput.parse({ asOf: day }))
  const facts = await measureForecast(of, { ...then, profile })
  // Why a chance moved is told by what the forecasts rest on, not by what was told.
  const untold = { mean: [], quantiles: [[], [], [], [], [], [], []] }
  const fans = { bookings: untold, running: untold }
  const kept = keptForecast(facts, { build: 'b', profile: profile.id, seed: 1, fans, methods })
  return { forecasts: kept === null ? [] : [kept], broken: [] }
}

/** Both chances, and the parts that moved it most, each to the digits it is said with. */
function expectMoved(sentence: string, moved: Moved, lang: 'en' | 'fr'): void {
  const [, words = ''] = /((?:Since|Depuis) .*)$/u.exec(sentence) ?? []
  const said = numbersSaid(words, lang)
  const shares = said.filter(({ unit }) => unit === '%').map(({ value }) => value / 100)
  expect(Math.abs((shares[0] ?? NaN) - moved.before)).toBeLessThan(0.0051)
  expect(Math.abs((shares[1] ?? NaN) - moved.after)).toBeLessThan(0.0051)
  const points = said.filter(({ unit }) => unit.startsWith('point')).map(({ value }) => value)
  const largest = moved.parts
    .map((part) => 100 * part.moved)
    .toSorted((one, two) => Math.abs(two) - Math.abs(one))
    .slice(0, points.length)
  expect(points.length).toBeGreaterThan(0)
  for (const [at, value] of points.entries()) {
    expect(Math.abs(value - (largest[at] ?? NaN))).toBeLessThan(0.0501)
  }
}
