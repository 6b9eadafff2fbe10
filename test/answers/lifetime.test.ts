import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { lifetime } from '../../src/answers/lifetime/lifetime.ts'
import type { RawInput } from '../../src/answers/input/read-input.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { addDays, formatDay, nextPeriod, parseDay } from '../../src/time/calendar.ts'
import { table } from '../conformance/small-company.ts'
import { companyOf, subscribed } from '../conformance/small-money.ts'

const asked = (engine: Engine, raw: RawInput = {}): Promise<AnswerEnvelope> =>
  ask(lifetime, { engine, lang: 'en' }, raw)

/** The first day of the month so many months after January 2016. */
function month(after: number): string {
  let day = parseDay('2016-01-01') ?? 0
  for (let each = 0; each < after; each++) day = nextPeriod(day, 'month')
  return formatDay(day)
}

/** Customers who paid in so many months each, a hundred a month, from January 2016 until 2018-07. */
function paying(months: readonly (number | null)[], amount = '100'): Engine {
  const rows = months.map((each, index) => {
    const end = each === null ? null : formatDay(addDays(parseDay(month(each)) ?? 0, 1))
    return [`s${index}`, `c${index}`, '2016-01-01', end, amount]
  })
  return companyOf(subscribed('', ...rows), { currency: 'EUR' })
}

/** How many of 1000 regular customers were there each year (Fader and Hardie, 2007, table 1). */
const regular = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173]

/** Each customer by the months they were there, whoever is left at the end without one. */
const published = regular.flatMap((left, age) => {
  const next = regular[age + 1]
  return Array.from({ length: left - (next ?? 0) }, () => (next === undefined ? null : age + 1))
})
const asOf = month(13)

describe('how long customers stay', () => {
  it('is told of published customers as published', async () => {
    const { rows, summary, findings } = await asked(paying(published), {
      'as-of': asOf,
      horizon: '1',
    })
    const [row] = rows
    expect(row).toMatchObject({
      customers: 1000,
      lost: 827,
      model: 'shifted_beta_geometric',
      chosen_by: 'held_out',
      lifetime: null,
      known: 365.25,
    })
    // With alpha 0.697362 and beta 1.168905 of 12 renewals, by Gauss's product.
    const { alpha, beta } = { alpha: 0.697362, beta: 1.168905 }
    const shares = [1]
    for (let age = 0; age < 60; age++) {
      shares.push((shares[age]! * (beta + age)) / (alpha + beta + age))
    }
    expect(row?.['share_1y']).toBeCloseTo(shares[12]!, 5)
    expect(row?.['share_5y']).toBeCloseTo(shares[60]!, 5)
    expect(Number(row?.['share_1y_low'])).toBeLessThan(0.173)
    expect(Number(row?.['share_1y_high'])).toBeGreaterThan(0.173)
    const year = shares.slice(0, 12).reduce((sum, share) => sum + 100 * share, 0)
    expect(Number(row?.['value'])).toBeCloseTo(year, 1)
    // Constant churn of 0.187699 has 0.812301 left each month.
    const constant = (100 * (1 - 0.812301 ** 12)) / 0.187699
    expect(Number(row?.['value_naive'])).toBeCloseTo(constant, 1)
    expect(row?.['lifetime_naive']).toBeCloseTo(365.25 / 12 / 0.187699, 1)
    expect(summary.sentence).toContain('Of 1,000 customers')
    expect(summary.sentence).toContain('where constant churn would say')
    expect(findings.map(({ code }) => code)).toContain('lifetime_not_finite')
  })

  it('counts what they pay as the margin, the discount and the years say', async () => {
    const engine = paying(published)
    const raw = { 'as-of': asOf, model: 'geometric', horizon: '30' }
    const value = async (more: RawInput): Promise<number> =>
      Number((await asked(engine, { ...raw, ...more })).rows[0]?.['value'])
    const whole = await value({})
    expect(whole).toBeCloseTo(100 / 0.187699, 1)
    expect(await value({ margin: '0.8' })).toBeCloseTo(whole * 0.8, 1)
    const monthly = 1.1 ** (1 / 12) - 1
    const discounted = (100 * (1 + monthly)) / (monthly + 0.187699)
    expect(await value({ discounting: '0.1' })).toBeCloseTo(discounted, 1)
    // Of the 173 who are left, each may leave as anybody else.
    const { rows } = await asked(engine, raw)
    expect(Number(rows[0]?.['residual_value'])).toBeCloseTo(173 * whole, -2)
  })

  it('looks as often as customers can leave', async () => {
    // Contracts of a year: nobody can leave in between.
    const years = [12, 12, 12, 24, 24, null, null, null, null, null]
    const many = Array.from({ length: 20 }, () => years).flat()
    const engine = paying(many, '50')
    const { rows, findings } = await asked(engine, { 'as-of': month(30), interval: 'year' })
    expect(rows[0]).toMatchObject({ customers: 200, lost: 100, known: 730.5 })
    expect(rows[0]?.['share_1y']).toBeCloseTo(0.7, 1)
    // By month the same losses lie at two ages, where no curve has them.
    const monthly = await asked(engine, { 'as-of': month(30) })
    expect(monthly.findings.map(({ code }) => code)).toContain('curve_misfit')
    expect(findings.map(({ code }) => code)).not.toContain('curve_misfit')
  })

  it('shows by age what was seen beside what the curve tells, and goes on alone', async () => {
    const { rows } = await asked(paying(published), {
      'as-of': asOf,
      view: 'curve',
      horizon: '2',
    })
    expect(rows.length).toBe(25)
    expect(rows[0]).toMatchObject({ age: 0, share: 1, fitted: 1 })
    expect(rows[4]).toMatchObject({ age: 4, at_risk: 382, lost: 56 })
    expect(rows[4]?.['share']).toBeCloseTo(0.326, 12)
    expect(rows[13]).toMatchObject({ at_risk: null, share: null })
    const told = rows.map((row) => Number(row['fitted']))
    expect(told).toEqual(told.toSorted((one, other) => other - one))
  })

  it('is told of each slice by itself', async () => {
    const months = [...published.filter((_, index) => index % 5 === 0), null, null]
    const rows = months.map((each, index) => [
      `s${index}`,
      `c${index}`,
      '2016-01-01',
      each === null ? null : `${month(each).slice(0, 7)}-02`,
      '100',
    ])
    const segmentOf = (index: number): string => (index < 200 ? 'small' : 'large')
    const accounts = rows.map((_, index) => [`c${index}`, segmentOf(index)])
    const engine = companyOf(
      {
        ...subscribed('', ...rows),
        accounts: table('account_id segment', ...accounts),
        journeys: table('journey_id account_id', ['j', 'c0']),
      },
      { currency: 'EUR', dimensions: ['segment'] },
    )
    const found = await asked(engine, { 'as-of': asOf, by: ['segment'] })
    expect(found.rows.map((row) => [row['segment'], row['customers']])).toEqual([
      ['small', 200],
      ['large', 2],
    ])
    expect(found.rows[0]?.['model']).toBe('shifted_beta_geometric')
    expect(found.rows[1]).toMatchObject({ model: null, lifetime: null, value: null })
  })

  it('is told of each cohort by itself', async () => {
    const cohort = (name: string, begin: number) =>
      published
        .filter((_, index) => index % 10 === 0)
        .map((each, index) => {
          const end = each === null ? null : `${month(begin + each).slice(0, 7)}-02`
          return [`${name}${index}`, `${name}${index}`, month(begin), end, '100']
        })
    const rows = [...cohort('first', 0), ...cohort('second', 12)]
    const engine = companyOf(subscribed('', ...rows), { currency: 'EUR' })
    const raw = { 'as-of': month(25), cohorts: 'year' }
    const found = await asked(engine, raw)
    expect(found.rows.map((row) => [row['start'], row['customers'], row['known']])).toEqual([
      ['2016-01-01', 100, 730.5],
      ['2017-01-01', 100, 365.25],
    ])
    // Each lived as the other until what is known of the second.
    const seen = (await asked(engine, { ...raw, view: 'curve', horizon: '1' })).rows
    const ofSecond = seen.filter((row) => row['start'] === '2017-01-01')
    for (const row of ofSecond) {
      const other = seen.find(
        (each) => each['start'] === '2016-01-01' && each['age'] === row['age'],
      )
      expect(row['share']).toBe(other?.['share'])
    }
    const refs = found.rows.map((row) => String(row['ref']))
    expect(refs[1]).toContain('from=2017-01-01&to=2018-01-01')
  })

  it.each([
    ['nobody left', [null, null, null], 'no_losses'],
    ['all left at once', [1, 1, 1], 'all_lost'],
    ['one customer', [null], 'no_losses'],
  ] as const)('says why not: %s', async (_, months, why) => {
    const { rows, findings, summary } = await asked(paying(months), { 'as-of': month(13) })
    expect(rows[0]).toMatchObject({
      model: null,
      lifetime: null,
      share_1y: null,
      value: null,
      residual_value: null,
    })
    const finding = findings.find(({ code }) => code === 'curve_unknown')
    expect(finding?.where).toBe(`model/${why}`)
    expect(summary.sentence).toContain('cannot be told yet')
    // What is the default anyhow is no advice.
    expect(finding?.effect).not.toContain('model auto')
  })

  it.each([
    ['beta_discrete_weibull', 'few_ages', true],
    ['auto', null, false],
  ] as const)(
    'advises another curve where one was asked for: %s',
    async (model, why, isAdvised) => {
      const few = paying([
        ...Array.from({ length: 9 }, () => 1),
        ...Array.from({ length: 60 }, () => null),
      ])
      const { findings } = await asked(few, { 'as-of': month(3), model })
      const finding = findings.find(({ code }) => code === 'curve_unknown')
      expect(finding?.where).toBe(why === null ? undefined : `model/${why}`)
      expect(finding?.effect.includes('or with model auto') ?? false).toBe(isAdvised)
    },
  )

  it('advises nothing about curves where the table of customers is missing', async () => {
    const { findings } = await asked(companyOf({}, { currency: 'EUR' }))
    expect(findings.map(({ code }) => code)).toEqual(['money_without_table'])
  })

  it('has no row where nobody pays, and says so', async () => {
    const { rows, summary } = await asked(paying([]), { 'as-of': asOf })
    expect(rows).toEqual([])
    expect(summary.sentence).toBe('Nobody is known who paid.')
  })

  it('counts who came back as lost, and says how many', async () => {
    const many = Array.from({ length: 30 }, (_, index) => [
      `s${index}`,
      `c${index}`,
      '2016-01-01',
      index < 9 ? '2016-04-02' : null,
      '100',
    ])
    const again = ['again', 'c0', '2016-08-01', null, '100']
    const engine = companyOf(subscribed('', ...many, again), { currency: 'EUR' })
    const { rows, findings } = await asked(engine, { 'as-of': month(12) })
    expect(rows[0]).toMatchObject({ customers: 30, lost: 9 })
    const returned = findings.find(({ code }) => code === 'curve_returned')
    expect(returned?.rows).toBe(1)
  })

  it('never tells a number that is none', async () => {
    const lives = fc.array(fc.option(fc.integer({ min: 1, max: 14 })), { maxLength: 12 })
    const intervals = fc.constantFrom('month', 'quarter', 'year')
    await fc.assert(
      fc.asyncProperty(lives, intervals, async (months, interval) => {
        const { rows, summary } = await asked(paying(months), { 'as-of': asOf, interval })
        for (const cell of rows.flatMap((row) => Object.values(row))) {
          if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true)
          expect(String(cell)).not.toMatch(/NaN|Infinity/u)
        }
        expect(summary.sentence).not.toMatch(/NaN|∞|undefined/u)
      }),
      { numRuns: 25 },
    )
  })
})
