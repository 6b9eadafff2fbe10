import { expect, it } from 'vitest'
import { parseSetChange, type Scenario } from '../../../plans/scenario.ts'
import { forecastModel } from './forecast-model.ts'
import { madeFacts, type MadeCompany } from './made-facts.ts'
import { differenceOf, scenarioCourse, togetherOf } from './scenario-course.ts'
import { scenarioStages } from './scenario-stages.ts'

const sliceOf = (by: readonly string[], made: MadeCompany) => {
  const facts = { ...madeFacts(made), by }
  return { facts, model: forecastModel(facts) }
}
const slices = [sliceOf([], { arrivals: 200, customers: 400 })]
// Apart they come to more than together: nothing of that may be told of a scenario.
const motions = [
  sliceOf(['field'], { arrivals: 150, customers: 300, leaves: 0.03 }),
  sliceOf(['web'], { arrivals: 120, customers: 0, price: 6000 }),
]
const foreseen = { origin: slices[0]!.facts.origin, slices, motions, paths: 200, seed: 3 }

const scenario = (id: string, ...sets: readonly string[]): Scenario => ({
  id,
  name: id,
  what: sets.flatMap((text) => parseSetChange(text) ?? []),
})
const courseOf = (...sets: readonly string[]) =>
  scenarioCourse(foreseen, 12, scenario('one', ...sets))
const baseline = courseOf()
const moreOf = (...sets: readonly string[]) =>
  differenceOf(courseOf(...sets), baseline, 'running', 12)

it('stands beside the whole, whether or not a change is of one motion', () => {
  const apart = scenarioCourse(
    { ...foreseen, slices: motions },
    12,
    scenario('one', 'web.price=+10%'),
  )
  const usual = scenarioCourse({ ...foreseen, slices: motions }, 12, scenario('none'))
  const [more, own] = [moreOf('web.price=+10%'), differenceOf(apart, usual, 'running', 12)]
  expect(more.more).toBeGreaterThan(0)
  for (const name of ['more', 'low', 'high'] as const) expect(more[name]).toBeCloseTo(own[name], 4)
  expect(moreOf('web.price=+0%')).toMatchObject({ expected: moreOf().expected, more: 0 })
})

it('moves no motion that it does not name', () => {
  const [field] = motions
  const alone = { ...foreseen, slices: [field!], motions: [field!] }
  const [set, usual] = [['field.rate:stage-2=+10%'], []].map((sets) =>
    scenarioCourse(alone, 12, scenario('one', ...sets)),
  )
  const own = differenceOf(set!, usual!, 'running', 12).more
  expect(moreOf('field.rate:stage-2=+10%').more).toBeCloseTo(own, 4)
})

it('does to all what is of all, by what the whole stands at', () => {
  const keep = 'churn=5%'
  const all = togetherOf([scenario('one', keep), scenario('two', 'web.price=+0%')], 'all')
  const both = differenceOf(scenarioCourse(foreseen, 12, all), baseline, 'running', 12)
  expect(both.more).toBeCloseTo(moreOf(keep).more, 4)
  // Nobody pays yet by the web: what is set of all is known all the same.
  expect(scenarioCourse(foreseen, 12, all).unknown).toEqual([])
  expect(courseOf('web.churn=5%').unknown).toHaveLength(1)
})

it('spends once what is spent on all, and on a motion', () => {
  const cost = { once: 100, perMonth: 10 }
  const { what } = scenario('one', 'price=+1%', 'web.price=+1%')
  const told = { id: 'one', name: 'one', what: what.map((each) => ({ ...each, cost })) }
  expect(scenarioCourse(foreseen, 3, told).cost).toEqual([220, 20, 20])
})

it('leaves the stages alone where it changes nothing', () => {
  const stagesAt = (...sets: readonly string[]) => scenarioStages(courseOf(...sets).terms, 11)
  expect(stagesAt('web.price=+0%')).toEqual(stagesAt())
  const [before, after] = [stagesAt(), stagesAt('web.entering=+50%')]
  // Half of what arrives by the web in a month, on top of the whole.
  expect((after[0]?.volume ?? NaN) - (before[0]?.volume ?? NaN)).toBeCloseTo(60, 9)
})
