import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { readTruth } from '../truth/read-truth.ts'
import type { Truth } from '../truth/truth.ts'

/** Where the truths lie that come with us, by name. */
const WORLDS = new URL('../worlds/', import.meta.url)

export interface TruthFile {
  readonly truth: Truth
  readonly text: string
}

/**
 * Reads a truth from a file, or the one of ours that is called so; `null` where there is neither.
 * Throws `ProjectErrors` with all that is wrong in it.
 * @param name as it was given: what errors call the file
 * @param file where that is
 */
export async function readTruthFile(name: string, file: string): Promise<TruthFile | null> {
  const isName = /^[a-z][a-z0-9-]*$/u.test(name)
  const own = isName ? [new URL(`${name}.truth.yaml`, WORLDS)] : []
  const place = [file, ...own].find((found) => existsSync(found))
  if (place === undefined) return null
  const text = await readFile(place, 'utf8')
  return { truth: readTruth(text, name), text }
}
