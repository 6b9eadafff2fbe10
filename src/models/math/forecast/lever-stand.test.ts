import { describe, expect, it } from 'vitest'
import { parseChange } from '../../../plans/scenario.ts'
import { expectedCourse } from './expected-course.ts'
import { forecastModel } from './forecast-model.ts'
import { leverStand } from './lever-stand.ts'
import { madeFacts, type MadeCompany } from './made-facts.ts'
import { changeFactor } from './scenario-drivers.ts'

const sliceOf = (made: MadeCompany) => {
  const facts = madeFacts(made)
  const { customers } = facts
  const months = customers.months.map((month) => ({
    ...month,
    contracted: 0.002 * month.opening,
    // Small customers leave: little was lost of what runs in the last year.
    churned: month.churned / 5,
  }))
  const own = { ...facts, customers: { ...customers, months } }
  return { facts: own, model: forecastModel(own) }
}
const [one, other] = [sliceOf({ expands: 0 }), sliceOf({ expands: 0, leaves: 0.03, customers: 90 })]
const slices = [one, other]

const churnTo = (text: string, of = slices): number => {
  const change = parseChange('churn', text)
  if (change === null) throw new Error(`no change of churn: ${text}`)
  return changeFactor('churn', change, leverStand(of, 'churn')) ?? NaN
}
/** Of what runs at the origin, what the forecast has lost of it a year later. */
const lostBy = (factor: number, of = slices): number => {
  const [before, after] = [0, 0].map((_, at) =>
    of.reduce((sum, { model }) => {
      const { existing } = expectedCourse(model, 12, { churn: [factor] })
      return sum + (at === 0 ? model.customers.running : (existing[11] ?? NaN))
    }, 0),
  ) as [number, number]
  return 1 - after / before
}

describe('what churn stands at', () => {
  it.each([[[one]], [[other]], [slices]])('is what the forecast loses in its first year', (of) => {
    const value = leverStand(of, 'churn')?.value ?? NaN
    expect(value).toBeGreaterThan(0.03)
    expect(lostBy(1, of)).toBeCloseTo(value, 12)
  })

  it('changes nothing where it is set to what it stands at', () => {
    for (const of of [[one], [other], slices]) {
      const { value } = leverStand(of, 'churn')!
      const factor = changeFactor('churn', { how: 'to', by: value }, leverStand(of, 'churn'))
      expect(factor).toBeCloseTo(1, 12)
      const [usual, set] = of.map(({ model }) =>
        [1, factor ?? NaN].map((churn) => expectedCourse(model, 24, { churn: [churn] }).running),
      )[0]!
      for (const [month, amount] of usual!.entries()) {
        expect(Math.abs((set?.[month] ?? NaN) / amount - 1)).toBeLessThan(1e-9)
      }
    }
  })

  it('set to a share loses that share in the year, points and per cents too', () => {
    const { value } = leverStand(slices, 'churn')!
    expect(lostBy(churnTo('10%'))).toBeCloseTo(0.1, 9)
    expect(lostBy(churnTo('60%'))).toBeCloseTo(0.6, 9)
    expect(lostBy(churnTo('+3 pt'))).toBeCloseTo(value + 0.03, 9)
    expect(lostBy(churnTo('-20%'))).toBeCloseTo(0.8 * value, 9)
    expect(lostBy(churnTo('100%'))).toBeCloseTo(1, 9)
    expect(churnTo('0%')).toBe(0)
  })

  it('tells what a factor comes to', () => {
    const { value, at, factorOf } = leverStand(slices, 'churn')!
    expect(at(1)).toBe(value)
    for (const factor of [0, 0.5, 1.7, 9]) {
      expect(at(factor)).toBeCloseTo(lostBy(factor), 12)
      expect(factorOf(at(factor))).toBeCloseTo(factor, 9)
    }
  })

  it('is not known where nothing runs', () => {
    const { customers, ...facts } = madeFacts()
    const none = {
      ...facts,
      customers: { ...customers, running: 0, count: 0, squares: 0, ages: [] },
    }
    expect(leverStand([{ facts: none, model: forecastModel(none) }], 'churn')).toBeNull()
  })
})

describe('what entering stands at', () => {
  it.each([[[one]], [slices]])(
    'is what the forecast sees enter, and comes to what it is set to',
    (of) => {
      const stand = leverStand(of, 'entering')!
      const monthly = (factor: number): number =>
        of.reduce((sum, { model }) => {
          const { entered } = expectedCourse(model, 12, { entering: [factor] })
          return sum + entered.reduce((all, each) => all + each, 0) / 12
        }, 0)
      expect(monthly(1)).toBeCloseTo(stand.value, 9)
      for (const wanted of [0, 3, 250]) {
        const factor = changeFactor('entering', { how: 'to', by: wanted }, stand) ?? NaN
        expect(monthly(factor)).toBeCloseTo(wanted, 9)
      }
    },
  )
})
