import { rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { CallError } from '../answers/call-error.ts'
import type { Effects } from './effects.ts'

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
