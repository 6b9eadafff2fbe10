import type { AnswerEnvelope } from '../../answers/answer.ts'
import type { DrawnFigure } from './course-words.ts'
import { bandsOf, numbersIn, textIn, within, type Band } from './read-course.ts'

/** What the answer tells of a scenario, as far as it is drawn. */
export interface DrawnScenario {
  readonly id: string
  readonly name: string
  readonly expected: readonly number[]
  readonly bands: readonly Band[]
  /** From the baseline; `null`: it is the baseline. */
  readonly apart: { readonly more: number; readonly low: number; readonly high: number } | null
  readonly cost: number
  readonly chance: number | null
  readonly stages: readonly DrawnStage[]
}

export interface DrawnStage {
  readonly id: string
  readonly label: string
  readonly volume: number
  readonly rate: number | null
  readonly days: number | null
  readonly money: number | null
}

export function scenariosIn(
  { summary }: AnswerEnvelope,
  figure: DrawnFigure,
): readonly DrawnScenario[] {
  const { scenarios } = summary
  if (!Array.isArray(scenarios)) return []
  return scenarios.map((told: unknown): DrawnScenario => {
    const number = (...names: readonly string[]): number | null => {
      const value = within(told, ...names)
      return typeof value === 'number' && Number.isFinite(value) ? value : null
    }
    const [more, low, high] = ['more', 'low', 'high'].map((name) => number('apart', name))
    const stages = within(told, 'stages')
    return {
      id: textIn(within(told, 'id')),
      name: textIn(within(told, 'name')),
      expected: numbersIn(within(told, 'course', figure)),
      bands: bandsOf(within(told, 'fan')),
      apart: more == null ? null : { more, low: low ?? more, high: high ?? more },
      cost: numbersIn(within(told, 'cost')).reduce((sum, each) => sum + each, 0),
      chance: number('chance'),
      stages: Array.isArray(stages) ? stages.map(stageOf) : [],
    }
  })
}

function stageOf(told: unknown): DrawnStage {
  const number = (name: string): number | null => {
    const value = within(told, name)
    return typeof value === 'number' && Number.isFinite(value) ? value : null
  }
  const id = textIn(within(told, 'id'))
  return {
    id,
    label: textIn(within(told, 'label')) || id,
    volume: number('volume') ?? 0,
    rate: number('rate'),
    days: number('days'),
    money: number('money'),
  }
}

/** What runs at the origin, of all slices; `null`: it is not told. */
export function runningNow({ summary }: AnswerEnvelope): number | null {
  const { facts } = summary
  if (!Array.isArray(facts)) return null
  const each = facts.map((slice: unknown) => Number(within(slice, 'customers', 'running')))
  return each.every(Number.isFinite) ? each.reduce((sum, running) => sum + running, 0) : null
}
