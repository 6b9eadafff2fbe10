import type { AnswerEnvelope } from '../../../src/answers/answer.ts'
import type { ForecastFacts } from '../../../src/models/math/forecast/facts.ts'
import { forecastModel } from '../../../src/models/math/forecast/forecast-model.ts'
import {
  scenarioCourse,
  togetherOf,
  type Foreseen,
  type ScenarioCourse,
} from '../../../src/models/math/forecast/scenario-course.ts'
import { scenarioTold, type ScenarioTold } from '../../../src/models/math/forecast/scenario-told.ts'
import { parseSetChange, type ScenarioChange } from '../../../src/plans/scenario.ts'

type ToldFigure = 'running' | 'bookings' | 'cash'
type Labelled = Omit<ScenarioTold, 'stages'> & {
  readonly stages: readonly (ScenarioTold['stages'][number] & { readonly label?: string })[]
}

/** What the answer carries so that a page can go on from it without asking. */
export interface ToldSimulation {
  readonly foreseen: Foreseen
  readonly baseline: ScenarioCourse
  readonly figure: ToldFigure
  readonly months: number
  readonly target: number | null
  readonly scenarios: readonly Labelled[]
  /** What was set when it was asked. */
  readonly sets: readonly string[]
}

interface Summary {
  readonly facts?: readonly ForecastFacts[]
  readonly motions?: readonly ForecastFacts[] | null
  readonly scenarios?: readonly Labelled[]
  readonly figure?: ToldFigure
  readonly months?: number
  readonly paths?: number
  readonly seed?: number
  readonly target?: string | null
}

export const SET = 'set'
const [BASELINE, TOGETHER] = ['baseline', 'together']

/** `null` where nothing is there to simulate. */
export function toldSimulation({ summary, input }: AnswerEnvelope): ToldSimulation | null {
  const { facts, motions, scenarios, figure = 'running', months = 12 } = summary as Summary
  const { paths = 10_000, seed = 1, target = null } = summary as Summary
  const [first] = facts ?? []
  const [usual] = scenarios ?? []
  if (facts === undefined || first === undefined || usual === undefined) return null
  const slices = foreseenIn(facts)
  const apart = motions == null ? {} : { motions: foreseenIn(motions) }
  const foreseen = { origin: first.origin, slices, ...apart, paths, seed }
  return {
    foreseen,
    baseline: scenarioCourse(foreseen, months, usual),
    figure,
    months,
    target: target === null ? null : Number(target),
    scenarios: scenarios ?? [],
    sets: Array.isArray(input['set']) ? input['set'].map(String) : [],
  }
}

function foreseenIn(facts: readonly ForecastFacts[]): Foreseen['slices'] {
  return facts.map((each) => ({ facts: each, model: forecastModel(each) }))
}

/** Scenarios that are typed in files: what is set here leaves them as they are. */
export function typedScenarios({ scenarios }: ToldSimulation): readonly Labelled[] {
  return scenarios.filter(({ id }) => ![BASELINE, TOGETHER, SET].includes(id))
}

/** What the address sets; what cannot be meant is the server's to refuse. */
export function changesIn(texts: readonly string[]): readonly ScenarioChange[] {
  return texts.flatMap((text) => parseSetChange(text) ?? [])
}

/** One lever, of all motions, changed as a text says; `null` takes back what was set of it. */
export function withChange(
  texts: readonly string[],
  lever: string,
  change: string | null,
): readonly string[] {
  const others = texts.filter((text) => {
    const set = parseSetChange(text)
    return set === null || set.lever !== lever || set.motion !== null
  })
  return change === null ? others : [...others, `${lever}=${change}`]
}

/** The change of a lever of all motions, as it is written; `null`: it is as it was. */
export function changeOf(texts: readonly string[], lever: string): string | null {
  const found = texts.find((text) => {
    const set = parseSetChange(text)
    return set !== null && set.lever === lever && set.motion === null
  })
  return found === undefined ? null : found.slice(found.lastIndexOf('=') + 1)
}

/** What is set, beside all scenarios that are typed, as the server would tell it. */
export function withSets(
  told: ToldSimulation,
  texts: readonly string[],
  names: { readonly set: string; readonly together: string },
): readonly Labelled[] {
  const { foreseen, baseline, months, scenarios } = told
  if (texts.join('\n') === told.sets.join('\n')) return scenarios
  const typed = typedScenarios(told)
  const what = changesIn(texts)
  const first = scenarios.find(({ id }) => id === BASELINE)
  const before = first === undefined ? [] : [first]
  if (what.length === 0) return scenarios.filter(({ id }) => id !== SET && isStill(id, typed))
  const set = { id: SET, name: names.set, what }
  const all = typed.length === 0 ? [] : [togetherOf([...typed, set], names.together)]
  const labels = new Map(scenarios.flatMap(({ stages }) => stages.map((s) => [s.id, s.label])))
  const made = [set, ...all].map((scenario): Labelled => {
    const course = scenarioCourse(foreseen, months, scenario)
    const { stages, ...rest } = scenarioTold(course, baseline, told)
    return { ...rest, stages: stages.map((s) => ({ ...s, label: labels.get(s.id) ?? s.id })) }
  })
  return [...before, ...typed, ...made]
}

/** Without what was set here, two typed scenarios are still together, one is not. */
function isStill(id: string, typed: readonly Labelled[]): boolean {
  return id !== TOGETHER || typed.length > 1
}
