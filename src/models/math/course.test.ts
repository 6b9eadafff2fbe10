import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf } from './course.ts'
import { growthOf } from './growth-formula.ts'
import { leverEffects, worthOf } from './lever-effects.ts'
import { leversOf, moved } from './lever.ts'
import { setSheet } from './set-sheet.ts'
import { ASSUMED, type Cell, type Sheet } from './sheet.ts'
import type { Values } from '../../standard/sheet-cells.ts'

const sheet: Sheet = {
  motion: null,
  stages: ['awareness', 'education', 'commit'],
  cells: {},
  curves: {},
  history: {},
}
const values: Values = {
  ...ASSUMED,
  entering: 100,
  'rate:awareness': 0.5,
  'days:awareness': 45,
  'rate:education': 0.2,
  'days:education': 100,
  price: 1000,
  discount: 0.1,
  onboarding: 0.9,
  onboarding_days: 40,
  gross_retention: 0.9,
  expansion: 0.2,
  running: 50_000,
}

describe('a course without change', () => {
  it('wins every month what the growth formula says', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const days = fc.integer({ min: 0, max: 900 })
    fc.assert(fc.property(share, share, days, days, winsAsTheFormulaSays))
  })

  function winsAsTheFormulaSays(first: number, second: number, days: number, more: number): void {
    const some = {
      ...values,
      'rate:awareness': first,
      'rate:education': second,
      'days:awareness': days,
      'days:education': more,
    }
    const { wins, started } = courseOf(sheet, some, some, 24)
    const growth = growthOf(sheet, some)
    for (const each of wins) expect(each).toBeCloseTo(growth.wins, 9)
    for (const each of started) expect(each).toBeCloseTo(growth.started, 6)
  }

  it('compounds what runs by net retention', () => {
    const still = { ...values, entering: 0 }
    const { running, lost, expanded } = courseOf(sheet, still, still, 12)
    expect(running.at(-1)).toBeCloseTo(50_000 * 0.9 * 1.2, 6)
    const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)
    expect(50_000 + sum(expanded) - sum(lost)).toBeCloseTo(running.at(-1) ?? 0, 6)
  })
})

describe('what began within the months told', () => {
  it('is lost at its anniversaries alone, and grows all the time', () => {
    const young = { ...values, running: 0, expansion: 0, gross_retention: 0.8 }
    const { started, running, lost } = courseOf(sheet, young, young, 26)
    const sum = started.slice(0, 12).reduce((total, each) => total + each, 0)
    expect(running[11]).toBeCloseTo(sum, 6)
    expect(lost.slice(0, 12).every((each) => each === 0)).toBe(true)
    expect(lost[12]).toBeCloseTo((started[0] ?? 0) * 0.2, 6)
    // Twice renewed.
    expect(lost[24]).toBeCloseTo(((started[12] ?? 0) + (started[0] ?? 0) * 0.8) * 0.2, 6)
  })

  it('is lost as what began before was, and less where less is lost in a year', () => {
    // 900 begin every month; a tenth is gone at once, a third of the rest by the first anniversary.
    const values = { ...ASSUMED, entering: 1, price: 900, gross_retention: 0.8 }
    const left = [0.9, ...Array.from({ length: 11 }, () => 0.9), 0.6]
    const own = { ...sheet, stages: ['commit'], young: { gone: [], left, gross: 0.8, error: null } }
    const of = (gross: number) => courseOf(own, values, { ...values, gross_retention: gross }, 26)
    expect(of(0.8).running[0]).toBeCloseTo(810, 9)
    expect(of(0.8).running[11]).toBeCloseTo(12 * 810, 9)
    expect(of(0.8).running[12]).toBeCloseTo(12 * 810 + 540, 9)
    // From then on at anniversaries, by the year's loss.
    expect(of(0.8).lost[24]).toBeCloseTo(90 + 270 + 540 * 0.2, 9)
    // Paid for a year by 900 anew, by 540 for the second, by 432 for the third.
    expect(of(0.8).cash.slice(11, 13)).toEqual([900, 1440].map((each) => expect.closeTo(each, 9)))
    expect(of(0.8).cash[24]).toBeCloseTo(900 + 540 + 432, 9)
    // Half of it is lost where half is lost in a year.
    expect(of(0.9).running[12]).toBeCloseTo(900 * 0.95 * (12 + 5 / 6), 9)
    expect(of(1).running[12]).toBeCloseTo(13 * 900, 9)
    expect(of(0).running[0]).toBeCloseTo(450, 9)
  })

  it('makes, with all that moved, exactly what runs', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 40 }), (gross, expansion, months) => {
        const some = { ...values, gross_retention: gross, expansion }
        const left = Array.from({ length: months % 14 }, (_, age) => gross ** (age + expansion))
        const young = { gone: left.map((_, age) => age / 14), left, gross: expansion, error: null }
        const own = { ...sheet, young, paidEarly: { waiting: 2, paying: months % 3 } }
        const { started, running, lost, expanded } = courseOf(own, values, some, months)
        let opening = 50_000
        for (let month = 0; month < months; month++) {
          opening += (started[month] ?? 0) + (expanded[month] ?? 0) - (lost[month] ?? 0)
          expect(Math.abs(opening - (running[month] ?? 0))).toBeLessThan(1e-6 * (1 + opening))
        }
      }),
    )
  })
})

/** Journeys one by one, each entering and going on at its own instant: what months come to. */
function walked(after: Values, months: number): number {
  const perMonth = 2_000
  const month = 365.25 / 12
  let wins = 0
  const wait = (entered: number, before: number, faster: number): number => {
    const end = entered + before
    if (end <= 0) return end
    const begun = Math.max(0, entered)
    return begun + (end - begun) / faster
  }
  const speeds = ['days:awareness', 'days:education'].map(
    (name) => (values[name as 'price'] ?? 0) / (after[name as 'price'] ?? 1),
  )
  for (let entry = -30 * perMonth; entry < months * perMonth; entry++) {
    const entered = ((entry + 0.5) / perMonth) * month
    const asked = wait(entered, 45, speeds[0] ?? 1)
    const won = wait(asked, 100, speeds[1] ?? 1)
    if (won < 0 || won >= months * month) continue
    const first = (asked < 0 ? values : after)['rate:awareness'] ?? 0
    const count = (entered < 0 ? values : after).entering ?? 0
    wins += (count / perMonth) * first * (after['rate:education'] ?? 0)
  }
  return wins
}

describe('who pays before going live', () => {
  it('is left out of what is still to begin: 2 of 8, nobody, all', () => {
    // Nobody commits from now on. Under way: 10 wins a month for 900, 9 of 10 to be live in 40 days.
    const after = { ...values, 'rate:education': 0 }
    const underWay = (10 * 900 * 0.9 * 40) / (365.25 / 12)
    const begun = (paidEarly: Sheet['paidEarly']): number =>
      courseOf({ ...sheet, paidEarly: paidEarly ?? null }, values, after, 24).started.reduce(
        (sum, each) => sum + each,
        0,
      )
    expect(begun({ waiting: 8, paying: 2 })).toBeCloseTo(underWay * 0.75, 6)
    expect(begun({ waiting: 8, paying: 8 })).toBe(0)
    for (const none of [{ waiting: 8, paying: 0 }, { waiting: 0, paying: 0 }, null]) {
      expect(begun(none)).toBeCloseTo(underWay, 6)
    }
  })

  it('begins in the month of the commitment, all of it', () => {
    // A company of nothing before: 100 enter and commit at once, to be live in 40 days.
    const young = { ...values, entering: 100, 'rate:awareness': 1, 'rate:education': 1 }
    const at = { ...young, 'days:awareness': 0, 'days:education': 0 }
    const before = { ...at, entering: 0 }
    const all = { ...sheet, paidEarly: { waiting: 4, paying: 4 } }
    const { started, lost } = courseOf(all, before, at, 2)
    expect(started[0]).toBeCloseTo(100 * 900, 6)
    // Who never goes live, one of ten, is lost at once, or as was measured: three in four at once.
    const old = (month: number): number => 50_000 * 0.9 ** (month / 12) * 1.2 ** (month / 12)
    const ofOld = (month: number): number => old(month) * (1 - 0.9 ** (1 / 12))
    expect(lost[0]).toBeCloseTo(ofOld(0) + 9000, 6)
    const firstYear = { gone: [0.75, 1], left: [1, 1], gross: 0.9, error: null }
    const measured = courseOf({ ...all, young: firstYear }, before, at, 2)
    const grown = 1.2 ** (1 / 12)
    expect(measured.lost[0]).toBeCloseTo(ofOld(0) + 6750, 6)
    expect(measured.lost[1]).toBeCloseTo(ofOld(1) + 2250 * grown + 6750, 6)
    expect(measured.running[1]).toBeCloseTo(old(2) + 81_000 * grown + 83_250, 6)
  })
})

describe('a course with a change', () => {
  const tries: readonly (readonly [string, Values])[] = [
    ['a rate', { ...values, 'rate:awareness': 0.6 }],
    ['the last rate', { ...values, 'rate:education': 0.22 }],
    ['the volume', { ...values, entering: 130 }],
    ['a time', { ...values, 'days:awareness': 30 }],
    ['the last time', { ...values, 'days:education': 90 }],
    ['all', { ...values, entering: 110, 'rate:awareness': 0.55, 'days:education': 80 }],
  ]
  it.each(tries)('wins what journeys walked one by one do: %s', (_, after) => {
    for (const months of [3, 6, 12, 24]) {
      const { wins } = courseOf(sheet, values, after, months)
      const sum = wins.reduce((all, each) => all + each, 0)
      const base = months * 10
      const extra = walked(after, months) - base
      expect(Math.abs(sum - base - extra)).toBeLessThan(0.02 * Math.abs(extra) + 0.05)
    }
  })
})

describe('levers', () => {
  it('says what cannot be told by leaving it out, never NaN', () => {
    const nothing = leversOf(
      sheet,
      { ...values, 'rate:awareness': 1, gross_retention: 1 },
      {
        how: 'relative',
        by: 0.1,
      },
    )
    expect(nothing.map(({ name }) => name)).not.toContain('rate:awareness')
    expect(nothing.map(({ name }) => name)).not.toContain('gross_retention')
  })

  it('adds together more than in sum where they multiply', () => {
    const facts = {
      sheet,
      values,
      errors: { 'rate:awareness': 0.05 },
      effort: { how: 'relative', by: 0.1 } as const,
      meetings: { stage: 'education', count: 4 },
      months: 12,
      by: 'running' as const,
    }
    const effects = leverEffects(facts)
    expect(effects.together.wins).toBeGreaterThan(effects.sum.wins)
    expect(effects.effects[0]?.adds.running).toBe(
      Math.max(...effects.effects.map(({ adds }) => adds.running)),
    )
    for (const { lever, adds, errors } of effects.effects) {
      const after = worthOf(courseOf(sheet, values, moved(values, [lever]), 12))
      expect(after.running - effects.base.running).toBeCloseTo(adds.running, 6)
      expect(Number.isFinite(errors.running)).toBe(true)
    }
    // An error of a tenth of a rate is an error of a tenth of what more of it adds.
    const rate = effects.effects.find(({ lever }) => lever.name === 'rate:education')
    expect((rate?.errors.wins ?? 0) / (rate?.adds.wins ?? 1)).toBeCloseTo(0.1, 6)
  })

  it('knows how far off measured times may be: what comes later comes less', () => {
    const known = (value: number): Cell => ({
      value,
      from: 'measured',
      low: null,
      high: null,
      n: 9,
    })
    const measured: Sheet = {
      ...sheet,
      cells: { 'days:education': known(100), onboarding_days: known(40) },
      curves: { education: [0, 0.1, 0.3, 0.6, 0.8, 1], commit: [0.3, 0.8, 1] },
    }
    const errors = { 'days:education': 20, onboarding_days: 8, discount: 0.02 }
    for (const cell of Object.keys(errors) as (keyof typeof errors)[]) {
      const { effects } = leverEffects({
        sheet: measured,
        values,
        errors: { [cell]: errors[cell] },
        effort: { how: 'relative', by: 0.1 },
        meetings: null,
        months: 12,
        by: 'running',
      })
      const rate = effects.find(({ lever }) => lever.name === 'rate:awareness')
      expect(rate?.errors.running ?? 0).toBeGreaterThan(0)
    }
    // Half as fast is the curve twice as long, and all of it within it.
    const slow = courseOf(measured, { ...values, onboarding_days: 80 }, values, 12)
    expect(slow.started.every((each) => Number.isFinite(each) && each >= 0)).toBe(true)
  })

  it('drops the measured pace of a time that is set', () => {
    const curves = { education: [0.1, 1], commit: [0.3, 1] }
    const set = (cell: string) =>
      setSheet({ ...sheet, curves }, [{ motion: null, cell, how: 'to', by: 10 }]).curves
    expect(Object.keys(set('days:education'))).toEqual(['commit'])
    expect(Object.keys(set('onboarding_days'))).toEqual(['education'])
    expect(set('price')).toEqual(curves)
  })
})
