import type { Effects } from '../effects.ts'

/** `bowline init [folder]` */
export async function init(
  folder: string,
  { company }: { readonly company?: string },
  effects: Effects,
): Promise<number> {
  await effects.room.initProject(folder, company === undefined ? {} : { company })
  await effects.stdout.write(`made a project in ${folder}\n`)
  await effects.stderr.write(`see its bowtie with: bowline bowtie ${folder}\n`)
  return 0
}
