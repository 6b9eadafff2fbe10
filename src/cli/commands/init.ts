import { resolve } from 'node:path'
import { callOf, programName } from '../call-text.ts'
import type { Effects } from '../effects.ts'

/** `bowline init [folder]` */
export async function init(
  /** As it was given. */
  folder: string | undefined,
  { company }: { readonly company?: string },
  effects: Effects,
): Promise<number> {
  const path = resolve(effects.cwd, folder ?? '.')
  await effects.room.initProject(path, company === undefined ? {} : { company })
  await effects.stdout.write(`made a project in ${path}\n`)
  const call = callOf({ program: programName(effects.env), folder: folder ?? '' }, 'bowtie')
  await effects.stderr.write(`see its bowtie with: ${call}\n`)
  return 0
}
