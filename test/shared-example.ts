import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')

/**
 * The folder in which an example stands as `examples/<name>`, without what was built of it. All
 * tests of a run share it: what one builds, the others find built. Nobody changes its files.
 */
export async function sharedExample(name: string): Promise<string> {
  const run = inject('runFolder')
  const example = path.join(run, 'examples', name)
  if (existsSync(example)) return run
  const draft = await mkdtemp(path.join(run, 'draft-'))
  await cp(path.join(ROOT, 'examples', name), path.join(draft, name), {
    recursive: true,
    filter: (file) => !file.includes('.bowline'),
  })
  await mkdir(path.dirname(example), { recursive: true })
  try {
    await rename(path.join(draft, name), example)
  } catch (error) {
    // Another was quicker.
    if (!existsSync(example)) throw error
  }
  await rm(draft, { recursive: true, force: true })
  return run
}
