import type { Catalog } from '../../engine/engine.ts'
import {
  leverFamily,
  parseSetChange,
  type Scenario,
  type ScenarioChange,
} from '../../plans/scenario.ts'
import type { Language } from '../../standard/types.ts'
import { CallError } from '../call-error.ts'
import { suggestName } from '../input/suggest-name.ts'

/** What is set in the question itself, as a scenario. */
export const SET = 'set'

interface ScenariosAsked {
  /** Names or files; none: all that are typed. */
  readonly scenario: readonly string[]
  readonly set: readonly string[]
}

/** The scenarios asked for, then what is set in the question. */
export function scenariosAsked(
  { scenario: names, set }: ScenariosAsked,
  typed: readonly Scenario[],
  lang: Language,
): readonly Scenario[] {
  const isNone = names.length === 0 && set.length > 0
  const chosen =
    names.length === 0 ? (isNone ? [] : typed) : names.map((name) => named(name, typed))
  if (set.length === 0) return [...new Set(chosen)]
  const name = lang === 'fr' ? 'changé ici' : 'set here'
  return [...new Set(chosen), { id: SET, name, what: set.map(changeSet) }]
}

function named(name: string, typed: readonly Scenario[]): Scenario {
  const found = typed.find((each) => each.id === name) ?? typed.find((each) => each.name === name)
  if (found !== undefined) return found
  const remedy =
    typed.length === 0
      ? `type it in scenarios/${name}.yaml`
      : suggestName(
          name,
          typed.map(({ id }) => id),
        )
  throw new CallError('bad_option', `scenario is not typed: ${name}`, remedy)
}

/** `[MOTION.]LEVER=CHANGE`, or what is wrong with it. */
export function changeSet(text: string): ScenarioChange {
  const change = parseSetChange(text)
  if (change !== null) return change
  const name = text.slice(0, Math.max(0, text.lastIndexOf('='))).trim()
  const lever = name.slice(name.lastIndexOf('.') + 1)
  const isLever = leverFamily(lever) !== null
  throw new CallError(
    'bad_option',
    isLever ? `set is no change of ${lever}: ${text}` : `set is not LEVER=CHANGE: ${text}`,
    'write for example rate:selection=+10%, rate:selection=+2pt, days:selection=-3d or price=18000',
  )
}

/** Refuses a stage or a motion that is not there. */
export function checkScenarios(
  scenarios: readonly Scenario[],
  { stages, motions }: { readonly stages: readonly string[]; readonly motions: readonly string[] },
): void {
  for (const { id, what } of scenarios) {
    const said = id === SET ? 'set' : `scenario ${id}`
    const code = id === SET ? 'bad_option' : 'bad_scenario'
    for (const { lever, motion } of what) {
      const [, stage] = lever.split(/:(.*)/su)
      if (stage !== undefined && !stages.includes(stage)) {
        throw new CallError(
          code,
          `${said} names a stage without entries before the commitment: ${stage}`,
          stages.length === 0
            ? 'map stage_entries, or change another lever'
            : suggestName(stage, stages),
        )
      }
      if (motion !== null && !motions.includes(motion)) {
        throw new CallError(
          code,
          `${said} names an unknown motion: ${motion}`,
          motions.length === 0
            ? 'leave the motion out: none is known'
            : suggestName(motion, motions),
        )
      }
    }
  }
}

/** Where a change is of one motion, motions are forecast apart. */
export function splitFor(
  scenarios: readonly Scenario[],
  { dimensions }: Catalog,
): readonly string[] {
  const isOfMotion = scenarios.some(({ what }) => what.some(({ motion }) => motion !== null))
  return isOfMotion && dimensions.some(({ name }) => name === 'motion') ? ['motion'] : []
}
