import { z } from 'zod'
import type { Catalog, MappedStage, Path } from '../../engine/engine.ts'
import { CallError } from '../call-error.ts'
import { suggestName } from './suggest-name.ts'

/** The option that names a stage which leads to another. */
export const stageOption = z.string().meta({
  label: { en: 'stage', fr: 'étape' },
  description: 'the stage that is left, such as commit',
  french: 'l’étape que l’on quitte, par exemple commit',
  metavar: 'STAGE',
})

/** The option that names a later stage which is reached, whatever lies between. */
export const toStageOption = z
  .string()
  .meta({
    label: { en: 'to stage', fr: 'jusqu’à l’étape' },
    description: 'a later stage that is reached, whatever lies between (default: the next one)',
    french: 'une étape plus loin que l’on atteint, quoi qu’il y ait entre (sinon : la suivante)',
    metavar: 'STAGE',
  })
  .optional()

/** From a stage to a later one by name, `null` where that is the next; else a `CallError`. */
export function pathAsked(
  { stages }: Catalog,
  { id, next }: MappedStage,
  name: string | undefined,
): Path | null {
  if (name === undefined || name.trim() === next) return null
  const later = stages.slice(stages.findIndex((stage) => stage.id === id) + 1)
  const to = later.find((stage) => stage.id === name.trim())
  if (to !== undefined) return { from: id, to: to.id }
  const names = later.map((stage) => stage.id)
  throw new CallError(
    'bad_option',
    `to-stage is none that comes after ${id}: ${name}`,
    suggestName(name, names),
  )
}

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
