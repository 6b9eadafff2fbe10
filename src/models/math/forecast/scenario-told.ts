import { fanOf } from './fan.ts'
import { chanceBy, differenceOf, type Difference, type ScenarioCourse } from './scenario-course.ts'
import { scenarioStages, type ScenarioStage } from './scenario-stages.ts'
import type { ScenarioChange } from '../../../plans/scenario.ts'
import type { Drivers, Fan } from './simulated.ts'

/** What is said of a scenario, and drawn of it. */
export interface ScenarioTold {
  readonly id: string
  readonly name: string
  readonly what: readonly ScenarioChange[]
  /** Of each slice, or of each motion where a change is of one. */
  readonly drivers: readonly Drivers[]
  /** By month: what is spent, and what is expected. */
  readonly cost: readonly number[]
  readonly course: Readonly<Record<ToldFigure, readonly number[]>>
  readonly fan: Fan
  /** From the baseline, by the end of the months; `null`: it is the baseline. */
  readonly apart: Difference | null
  readonly chance: number | null
  readonly stages: readonly ScenarioStage[]
}

export type ToldFigure = 'running' | 'bookings' | 'cash'

export interface Telling {
  readonly figure: ToldFigure
  readonly months: number
  readonly target: number | null
}

/** The same on the server as under a slider. */
export function scenarioTold(
  scenario: ScenarioCourse,
  baseline: ScenarioCourse,
  { figure, months, target }: Telling,
): ScenarioTold {
  const { id, name, what, terms, cost, course, paths } = scenario
  const { running, bookings, cash } = course
  return {
    id,
    name,
    what,
    drivers: (terms[1] ?? terms[0])?.drivers ?? [],
    cost,
    course: { running, bookings, cash },
    fan: fanOf(paths, figure),
    apart: scenario === baseline ? null : differenceOf(scenario, baseline, figure, months),
    chance: target === null ? null : chanceBy(scenario, figure, target, months),
    stages: scenarioStages(terms, months - 1),
  }
}
