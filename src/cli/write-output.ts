import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { CallError } from '../answers/call-error.ts'
import type { Effects } from './effects.ts'

/** A folder that is not there is told before anything is built. */
export async function checkOutput(file: string | undefined, { cwd }: Effects): Promise<void> {
  if (file === undefined) return
  const folder = dirname(resolve(cwd, file))
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory() === true) return
  throw new CallError(
    'bad_option',
    `output folder is not there: ${folder}`,
    'make the folder first, or name a file in one that is there',
  )
}

/** Writes to standard output, or to a file, which is either whole or as it was before. */
export async function writeOutput(
  text: string,
  file: string | undefined,
  effects: Effects,
): Promise<void> {
  if (file === undefined) return effects.stdout.write(text)
  const target = resolve(effects.cwd, file)
  const draft = `${target}.${crypto.randomUUID()}.tmp`
  try {
    await writeFile(draft, text, { flag: 'wx' })
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    const remedy = `name a file in a folder that is there and can be written (${reason})`
    throw new CallError('bad_option', `output cannot be written: ${target}`, remedy)
  }
  await effects.stderr.write(`wrote ${target}\n`)
}
