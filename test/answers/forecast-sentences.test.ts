import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerEnvelope } from '../../src/answers/answer.ts'
import { ask } from '../../src/answers/ask.ts'
import { chance } from '../../src/answers/forecast/chance.ts'
import { forecast } from '../../src/answers/forecast/forecast.ts'
import { courseEngine } from './course-company.ts'
import { datesSaid, isSaidOf, numbersSaid } from './read-sentence.ts'
import { runsOf } from '../thoroughness.ts'

const companies = fc.record({
  seed: fc.nat(),
  months: fc.integer({ min: 1, max: 20 }),
  entering: fc.constantFrom(0, 1, 6),
  rates: fc.tuple(fc.constantFrom(0.3, 0.7), fc.constantFrom(0.2, 1)),
  price: fc.constantFrom(9, 100, 20_000),
  churn: fc.constantFrom(0, 0.02, 0.2),
  growing: fc.constantFrom(0, 0.4),
})
const languages = fc.constantFrom('en' as const, 'fr' as const)
const figures = fc.constantFrom('running' as const, 'bookings' as const, 'cash' as const)
const runs = { numRuns: runsOf(30) }

/** Money a sentence says, in its order, is this. */
function expectMoney({ summary, input }: AnswerEnvelope, known: readonly unknown[]): void {
  const lang = input['lang'] === 'fr' ? 'fr' : 'en'
  const said = numbersSaid(summary.sentence, lang).filter(({ unit }) => unit === 'EUR')
  const values = said.map(({ value }) => value)
  expect(values, summary.sentence).toHaveLength(known.length)
  for (const [at, value] of values.entries()) {
    expect(isSaidOf(value, Number(known[at])), `${summary.sentence} ${String(known[at])}`).toBe(
      true,
    )
  }
}

const sum = ({ rows }: AnswerEnvelope, name: string): number =>
  rows.reduce((total, row) => total + Number(row[name] ?? 0), 0)

describe('every sentence about a forecast', () => {
  it('says what its rows say', () =>
    fc.assert(
      fc.asyncProperty(
        companies,
        languages,
        figures,
        fc.integer({ min: 1, max: 18 }),
        async (made, lang, figure, months) => {
          const engine = courseEngine(made)
          const told = await ask(forecast, { engine, lang }, { figure, months, paths: 200, lang })
          const { rows, summary } = told
          const last = rows.at(-1)
          if (/nothing to forecast|Rien ne permet/u.test(summary.sentence)) {
            expect(sum(told, 'running') + sum(told, 'wins')).toBe(0)
            return
          }
          if (/wins are expected|ventes sont attendues/u.test(summary.sentence)) {
            const { expected, low, high } = summary['wins'] as Record<string, number>
            const said = numbersSaid(summary.sentence, lang)
            expect(Number(summary['high'])).toBe(0)
            for (const [at, value] of [expected, NaN, low, high].entries()) {
              if (value === undefined || Number.isNaN(value)) continue
              // Three digits that count, three decimals at most.
              expect(Math.abs((said[at]?.value ?? NaN) - value)).toBeLessThanOrEqual(
                0.00501 * value + 0.000501,
              )
            }
            expectMethod(told, figure, lang)
            return
          }
          const { expected } = summary
          if (figure === 'running') expect(expected).toBe(last?.['running'])
          else {
            const off = Math.abs(Number(expected) - sum(told, figure))
            expect(off).toBeLessThanOrEqual((months + 1) / 2)
          }
          const isSure = !/(?:probability|probabilité) (?:of|de) 80\u00a0%/u.test(summary.sentence)
          if (isSure) expect(isSaidOf(Number(summary['low']), Number(summary['high']))).toBe(true)
          else if (figure === 'running') {
            expect([summary['low'], summary['high']]).toEqual([
              last?.['running_low'],
              last?.['running_high'],
            ])
          }
          const between = isSure ? [] : [summary['low'], summary['high']]
          const before = summary['before'] === null ? [] : [summary['before']]
          const { existing, fresh } = summary
          const isOfParts = last?.['running_method'] === 'parts'
          expect([last?.['existing'], last?.['fresh']]).toEqual(
            isOfParts ? [existing, fresh] : [null, null],
          )
          const whole = isOfParts ? [] : [Number(existing) + Number(fresh)]
          const parts = figure === 'running' ? [...whole, existing, fresh] : []
          expectMoney(told, [expected, ...before, ...between, ...parts])
          expectMethod(told, figure, lang)
          const days = [summary['origin'], summary['until']]
          expect(datesSaid(summary.sentence).toSorted()).toEqual(days)
        },
      ),
      runs,
    ))

  it('says the chance, what is reached already, and what it hinges on as its rows do', () =>
    fc.assert(
      fc.asyncProperty(
        companies,
        languages,
        figures,
        fc.constantFrom(-3, 0, 1, 7),
        fc.constantFrom(0, 0.5, 0.9, 1, 1.1, 3, 1000),
        async (made, lang, figure, ahead, times) => {
          const engine = courseEngine(made)
          const usual = await ask(forecast, { engine, lang }, { figure, months: 7, paths: 200 })
          const target = String(Math.round(times * Number(usual.summary['expected'])) + 1)
          const byDate = ['2018-04-01', '2018-07-01', '2018-07-31', '2019-01-31'][
            [-3, 0, 1, 7].indexOf(ahead)
          ]
          const raw = { figure, target, byDate, paths: 200, lang }
          const told = await ask(chance, { engine, lang }, raw)
          const { summary, rows } = told
          const { sentence } = summary
          const isPast = String(summary['until']) <= String(summary['origin'])
          expect(summary['state'] === 'past').toBe(isPast)
          if (isPast) {
            const came = summary['came']
            expectMoney(told, came === null ? [target] : [target, came])
            const isMissed = /missed|pas été atteint/u.test(sentence)
            if (came !== null) expect(isMissed).toBe(Number(came) < Number(target))
            return
          }
          if (summary['state'] === 'nothing' || summary['state'] === 'unpriced') {
            expect(rows).toEqual([])
            return
          }
          if (ahead === 7) {
            const { low, high } = usual.summary
            expect([summary['low'], summary['high']]).toEqual([low, high])
          }
          expectChance(told)
          const isMet = /already|déjà/u.test(sentence)
          expect(isMet).toBe(summary['isMet'])
          if (isMet) expect(Number(summary['now']) + 1).toBeGreaterThan(Number(target))
          expect(/not one|aucune/u.test(sentence)).toBe(summary['chance'] === 0 && !isMet)
          expect(/all of|toutes/u.test(sentence)).toBe(summary['chance'] === 1 && !isMet)
        },
      ),
      runs,
    ))
})

interface Tested {
  readonly figure: string
  readonly origins: number
  readonly used: string
  readonly rival: { readonly ratio: number | null } | null
}

/** How many dates it was tested at, by how much which method was better, and which is used. */
function expectMethod({ summary }: AnswerEnvelope, figure: string, lang: 'en' | 'fr'): void {
  const [, told] = /((?:Tested at|Mise à l’épreuve à) .*)$/u.exec(summary.sentence) ?? []
  const tested = (summary['backtest'] as readonly Tested[]).find((each) => each.figure === figure)
  const ratio = tested?.rival?.ratio ?? null
  expect(told !== undefined).toBe(ratio !== null)
  if (told === undefined || ratio === null) return
  const [dates, less] = numbersSaid(told, lang).map(({ value }) => value)
  expect(dates).toBe(tested?.origins)
  expect(Math.abs((less ?? NaN) / 100 - (ratio > 1 ? 1 - 1 / ratio : 1 - ratio))).toBeLessThan(
    0.00051,
  )
  const isOfParts =
    /the sum of the parts is used|(?:the sum of the parts missed.*it is used)|somme des parties est retenue|elle est retenue/u
  expect(isOfParts.test(told)).toBe(tested?.used === 'parts')
  expect(/chance|hasard/u.test(told)).toBe(ratio <= 1 && tested?.used === 'parts')
}

/** The chance in per cent, then each hinge with its share and its figure, as the rows have them. */
function expectChance({ summary, rows, input }: AnswerEnvelope): void {
  const lang = input['lang'] === 'fr' ? 'fr' : 'en'
  const { sentence } = summary
  const chance = Number(summary['chance'])
  const told = /(?:The chance of [^;]* is|La probabilité d[^;]* est de) ([^;%]*%)/u
  const [, said] = told.exec(sentence) ?? []
  if (said !== undefined) {
    const value = (numbersSaid(said, lang)[0]?.value ?? NaN) / 100
    if (/less|moins/u.test(said)) expect(chance).toBeLessThan(value)
    else if (/more|plus/u.test(said)) expect(chance).toBeGreaterThan(value)
    else
      expect(Math.abs(chance - value)).toBeLessThanOrEqual(
        chance > 0.1 && chance < 0.9 ? 0.0051 : 0.00051,
      )
  }
  const [, list] = /(?:hinges on|tient à) (.*)\.$/u.exec(sentence) ?? []
  if (list === undefined) return
  const large = rows.filter(({ share }) => Number(share) >= 0.01).slice(0, 3)
  for (const row of large) {
    expect(list).toContain(`${String(row['hinge'])} (`)
    const own = list.slice(list.indexOf(`${String(row['hinge'])} (`))
    expect(own).toContain(String(row['assumes']))
    expect(
      Math.abs((numbersSaid(own, lang)[0]?.value ?? NaN) / 100 - Number(row['share'])),
    ).toBeLessThan(0.00051)
    expectFigures(row, lang)
  }
}

/** What a row assumes says the figures it carries, each to the digits it is said with. */
function expectFigures(row: AnswerEnvelope['rows'][number], lang: 'en' | 'fr'): void {
  const said = numbersSaid(String(row['assumes']), lang)
  const known = [row['value'], row['value_low'], row['value_high']].filter((each) => each !== null)
  expect(said).toHaveLength(known.length)
  for (const [at, { value, unit }] of said.entries()) {
    const figure = Number(known[at]) * (unit === '%' ? 100 : 1)
    expect(Math.abs(value - figure)).toBeLessThanOrEqual(0.051 * Math.abs(figure))
  }
}
