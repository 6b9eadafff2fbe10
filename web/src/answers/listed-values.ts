import type { OptionDescription } from '../../../src/answers/describe-answer.ts'
import type { Project } from '../api/project.ts'

/** A value to choose for an option. */
export interface Listed {
  readonly name: string
  readonly label: string
  /** It holds where nothing is chosen. */
  readonly isUsual: boolean
}

/** What there is to choose from for an option of one value; none where it is anybody's to write. */
export function listedValues(
  { name, metavar, choices, choiceLabels, default: usual }: OptionDescription,
  project: Pick<Project, 'profiles' | 'stages'> | undefined,
): readonly Listed[] {
  if (choices !== null) {
    return choices.map((choice, place) => ({
      name: choice,
      label: choiceLabels?.[place] ?? choice,
      isUsual: choice === usual,
    }))
  }
  if (metavar === 'PROFILE') return project?.profiles ?? []
  if (metavar !== 'STAGE') return []
  const stages = project?.stages ?? []
  // The first leads to all others and is led to by none; the last leads nowhere.
  const open = name === 'toStage' ? stages.slice(1) : stages.filter(({ next }) => next !== null)
  return open.map(({ id, label }) => ({ name: id, label, isUsual: false }))
}
