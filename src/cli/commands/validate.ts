import { counted } from '../../findings/wording.ts'
import type { Effects } from '../effects.ts'

/** `bowline validate [folder]` */
export async function validate(folder: string, effects: Effects): Promise<number> {
  const { file, sources, tables } = await effects.room.validateProject(folder, {
    env: effects.env,
  })
  const read = counted(sources.length, ['source', 'sources'], 'en')
  const mapped = counted(tables.length, ['table', 'tables'], 'en')
  await effects.stdout.write(`${file} is valid: ${read}, ${mapped}\n`)
  return 0
}
