import { stages } from './stages.ts'
import type { Side, Stage, Text } from './types.ts'

/** What a project changes in the standard's stages. */
export type StageEdit =
  | { readonly id: string; readonly change: 'leave out' }
  | { readonly id: string; readonly change: 'rename'; readonly label: Text }
  | { readonly id: string; readonly change: 'add'; readonly after: string; readonly label: Text }

/**
 * The standard's stages as a project has them. An added stage stands on the side of the stage it
 * follows; after the knot it is on the right.
 */
export function projectStages(edits: readonly StageEdit[]): readonly Stage[] {
  let edited: readonly Stage[] = stages
  for (const edit of edits) {
    if (edit.change === 'rename') {
      edited = edited.map((stage) =>
        stage.id === edit.id ? { ...stage, label: edit.label } : stage,
      )
    }
    if (edit.change === 'add') {
      const index = edited.findIndex(({ id }) => id === edit.after)
      const before = edited[index]
      if (before === undefined) throw new Error(`stage to follow is unknown: ${edit.after}`)
      const side: Side = before.side === 'knot' ? 'right' : before.side
      const added: Stage = { id: edit.id, side, label: edit.label, entered: edit.label }
      edited = edited.toSpliced(index + 1, 0, added)
    }
  }
  const out = new Set(edits.filter(({ change }) => change === 'leave out').map(({ id }) => id))
  return edited.filter(({ id }) => !out.has(id))
}
