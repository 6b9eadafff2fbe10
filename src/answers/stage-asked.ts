import { z } from 'zod'
import type { Catalog, MappedStage } from '../engine/engine.ts'
import { CallError } from './call-error.ts'
import { suggestName } from './suggest-name.ts'

/** The option that names a stage which leads to another. */
export const stageOption = z.string().meta({
  label: { en: 'stage', fr: 'étape' },
  description: 'the stage that is left, such as commit',
  french: 'l’étape que l’on quitte, par exemple commit',
  metavar: 'STAGE',
})

/** The mapped stage of that name; a `CallError` where it leads nowhere or is not there. */
export function stageAsked({ stages }: Pick<Catalog, 'stages'>, name: string): MappedStage {
  const leading = stages.filter(({ next }) => next !== null)
  const found = leading.find(({ id }) => id === name.trim())
  if (found !== undefined) return found
  const names = leading.map(({ id }) => id)
  throw new CallError(
    'bad_option',
    `stage is none that leads to another: ${name}`,
    names.length === 0 ? 'map the table stage_entries, with two stages' : suggestName(name, names),
  )
}
