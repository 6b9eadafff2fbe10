import { counted } from '../../findings/wording.ts'
import { describeProjectError } from '../../project/project-error.ts'
import type { Effects } from '../effects.ts'

/** `bowline validate [folder]` */
export async function validate(folder: string, effects: Effects): Promise<number> {
  const { project, warnings } = await effects.room.validateProject(folder, { env: effects.env })
  const { file, sources, tables } = project
  const told = warnings.flatMap((warning) => `warning: ${describeProjectError(warning)}\n`)
  await effects.stderr.write(told.join(''))
  const read = counted(sources.length, ['source', 'sources'], 'en')
  const mapped = counted(tables.length, ['table', 'tables'], 'en')
  await effects.stdout.write(`${file} is valid: ${read}, ${mapped}\n`)
  return 0
}
