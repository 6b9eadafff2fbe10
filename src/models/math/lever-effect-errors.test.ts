import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stream } from '../../generator/draw/stream.ts'
import { addsOf, facts, full, plain } from './fixtures/lever-facts.ts'
import { leverEffects, none, worthNames } from './lever-effects.ts'
import type { Effort } from './lever.ts'
import type { Sheet } from './sheet.ts'
import type { CellName, Values } from '../../standard/sheet-cells.ts'

describe('the error of what a lever adds', () => {
  it('is in proportion that of the figures it multiplies, in squares', () => {
    // 5 % of what enters, 10 % of a rate, 3 % of the price.
    const errors = { entering: 5, 'rate:selection': 0.02, price: 30 }
    for (const { lever, adds, errors: told } of leverEffects(facts({ errors })).effects) {
      if (lever.name === 'discount' || lever.name === 'onboarding') continue
      expect(told.bookings / adds.bookings).toBeCloseTo(Math.hypot(0.05, 0.1, 0.03), 9)
      expect(told.wins).toBeCloseTo(adds.wins * Math.hypot(0.05, 0.1), 9)
    }
  })

  it('is linear in the error of a figure, and made of what each moves', () => {
    const cells = fc.constantFrom<CellName[]>('entering', 'rate:education', 'price', 'onboarding')
    fc.assert(
      fc.property(cells, fc.integer({ min: 2, max: 20 }), (cell, times) => {
        const error = (full[cell] ?? 0) / 500
        const one = leverEffects(facts({ values: full, errors: { [cell]: error } })).effects
        const many = leverEffects(
          facts({ values: full, errors: { [cell]: error * times } }),
        ).effects
        for (const [at, { errors, moves }] of one.entries()) {
          for (const name of worthNames) {
            expect(errors[name]).toBe(Math.hypot(...moves.map((move) => move[name])))
            const scale = 1e-6 * (1 + (many[at]?.errors[name] ?? 0))
            expect(Math.abs((many[at]?.errors[name] ?? 0) - times * errors[name])).toBeLessThan(
              scale,
            )
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('counts the other way where a figure is brought up to a target', () => {
    // From 20 % to 25 %: 5 points of 50 a month. Two points of error are two of these five.
    const effort: Effort = { how: 'upTo', targets: { 'rate:selection': 0.25 } }
    const errors = { 'rate:selection': 0.02 }
    const [only, ...others] = leverEffects(facts({ effort, errors })).effects
    expect(others).toEqual([])
    expect(only?.adds.wins).toBeCloseTo(12 * 50 * 0.05, 9)
    expect(only?.moves[0]?.wins).toBeCloseTo(-12 * 50 * 0.02, 9)
    expect(only?.errors.wins).toBeCloseTo(12 * 50 * 0.02, 9)
  })

  it('is as large where a share ends at 1 as the slope below it says', () => {
    // One more by 0.1 would be 1.05: the slope is taken from 0.85 to 1.
    const values = { ...plain, 'rate:education': 0.95 }
    const { effects } = leverEffects(facts({ values, errors: { 'rate:education': 0.1 } }))
    const price = effects.find(({ lever }) => lever.name === 'price')
    expect((price?.errors.bookings ?? 0) / (price?.adds.bookings ?? 1)).toBeCloseTo(0.1 / 0.95, 9)
  })

  it('is the slope at a figure, not beside it, and up to where a share ends', () => {
    // Of three years what a year brings counts 1 + r + r², of which the slope is 1 + 2 r. A tenth on
    // the price brings 9720 a year.
    const three = { ...plain, horizon: 3, expansion: 0.15 }
    const errorOf = (values: Values, errors: Values): number | undefined =>
      leverEffects(facts({ values, errors })).effects.find(({ lever }) => lever.name === 'price')
        ?.errors.lifetime
    expect(errorOf(three, { expansion: 0.05 })).toBeCloseTo(9720 * 0.05 * (1 + 2 * 1.15), 6)
    // Between 0.85 and 1 it is 1 + 0.85 + 1.
    const kept = { ...plain, horizon: 3, gross_retention: 0.95 }
    expect(errorOf(kept, { gross_retention: 0.1 })).toBeCloseTo(9720 * 0.1 * 2.85, 6)
  })

  it('is none of figures that are typed, or have none', () => {
    for (const errors of [{}, { price: 0 }]) {
      for (const { errors: told, moves } of leverEffects(facts({ errors })).effects) {
        expect([told, moves]).toEqual([none, []])
      }
    }
    for (const { errors } of leverEffects(facts({ errors: { 'rate:nowhere': 0.1 } })).effects) {
      expect(errors).toEqual(none)
    }
  })

  it('is how far what a lever adds lies apart where its figures are drawn', () => {
    const errors: Values = {
      entering: 3,
      'rate:education': 0.015,
      'rate:selection': 0.008,
      price: 20,
      gross_retention: 0.02,
      expansion: 0.01,
    }
    const { effects } = leverEffects(facts({ values: full, errors }))
    const draws = stream(1, 1, 1)
    const names = Object.keys(errors) as CellName[]
    const asked = ['rate:selection', 'gross_retention', 'expansion', 'days:selection']
    const levers = effects.filter(({ lever }) => asked.includes(lever.name))
    expect(levers).toHaveLength(4)
    const drawn = Array.from({ length: 2000 }, () => {
      const own = names.map((name) => [
        name,
        (full[name] ?? 0) + (errors[name] ?? 0) * draws.normal(),
      ])
      const values: Values = { ...full, ...Object.fromEntries(own) }
      const told = leverEffects(facts({ values, known: new Set(asked as CellName[]) }))
      return levers.map(({ lever }) => addsOf(told, lever.name).running)
    })
    for (const [at, { errors: told }] of levers.entries()) {
      const sample = drawn.map((each) => each[at] ?? NaN)
      const mean = sample.reduce((sum, each) => sum + each, 0) / sample.length
      const squares = sample.reduce((sum, each) => sum + (each - mean) ** 2, 0)
      const spread = Math.sqrt(squares / (sample.length - 1))
      // Of 2000 draws a standard deviation is known to 1.6 %; three of these.
      expect(Math.abs(told.running / spread - 1)).toBeLessThan(0.05)
    }
  })

  it('counts how well it is known what ages lose, beside what a year lost', () => {
    const young = { gone: [0.5, 1], left: [0.97, 0.95, 0.94, 0.9], gross: 0.88, error: 0.08 }
    const ahead = { times: [0.9], error: 0.06 }
    const measured: Sheet = { ...facts().sheet, young, ahead, paidEarly: { waiting: 2, paying: 1 } }
    const of = (sheet: Sheet, values: Values, errors: Values = {}) =>
      leverEffects(facts({ sheet, values, errors, known: new Set(['gross_retention', 'price']) }))
    const told = of(measured, full, { gross_retention: 0.01 })
    const draws = stream(2, 1, 1)
    const drawn = Array.from({ length: 2000 }, () => {
      const [begun, old, gross] = [
        1 + young.error * draws.normal(),
        1 + ahead.error * draws.normal(),
        0.88 + 0.01 * draws.normal(),
      ]
      const left = young.left.map((share) => 1 - begun * (1 - share))
      const gone = young.gone.map((share) => Math.min(1, begun * share))
      const own = {
        ...measured,
        young: { ...young, left, gone, gross },
        ahead: { ...ahead, times: [0.9 * old] },
      }
      return of(own, { ...full, gross_retention: gross })
    })
    for (const name of ['gross_retention', 'price']) {
      const sample = drawn.map((each) => addsOf(each, name).running)
      const mean = sample.reduce((sum, each) => sum + each, 0) / sample.length
      const squares = sample.reduce((sum, each) => sum + (each - mean) ** 2, 0)
      const spread = Math.sqrt(squares / (sample.length - 1))
      const { errors } = told.effects.find(({ lever }) => lever.name === name) ?? { errors: none }
      // The first two are half as much where they end at nothing: a few parts in a hundred.
      expect(Math.abs(errors.running / spread - 1)).toBeLessThan(0.08)
    }
  })
})
