import type { ForecastFacts } from '../../src/models/math/forecast/facts.ts'
import { forecastModel } from '../../src/models/math/forecast/forecast-model.ts'
import { scenarioCourse } from '../../src/models/math/forecast/scenario-course.ts'
import {
  scenarioTold,
  type ScenarioTold,
  type Telling,
} from '../../src/models/math/forecast/scenario-told.ts'
import type { Scenario } from '../../src/plans/scenario.ts'

export interface Simulation {
  readonly facts: readonly ForecastFacts[]
  readonly scenarios: readonly Scenario[]
  readonly terms: Telling
  readonly paths: number
  readonly seed: number
}

/** What is told of the baseline and of each scenario: run here, and in a browser. */
export function simulated(asked: Simulation): readonly ScenarioTold[] {
  const { facts, scenarios, terms, paths, seed } = asked
  const slices = facts.map((each) => ({ facts: each, model: forecastModel(each) }))
  const foreseen = { origin: facts[0]?.origin ?? 0, slices, paths, seed }
  const baseline = scenarioCourse(foreseen, terms.months, { id: 'baseline', name: '', what: [] })
  const others = scenarios.map((each) => scenarioCourse(foreseen, terms.months, each))
  return [baseline, ...others].map((each) => scenarioTold(each, baseline, terms))
}
