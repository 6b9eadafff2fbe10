import process from 'node:process'
import type { Source } from '../project/project.ts'
import type { FileState, Inputs } from './read-inputs.ts'
import { textSums } from './text-sums.ts'
import { VERSION } from './version.ts'

/** What a build was made from: enough to tell what was added since. */
export interface MadeFrom {
  readonly project: string
  /** Of the program, and of the time zones it knows. */
  readonly versions: readonly string[]
  /** By source, its files. */
  readonly sources: Readonly<Record<string, readonly ReadFile[]>>
}

export interface ReadFile {
  readonly file: string
  readonly state: FileState
  /** Of its content, where text may be added to it; else `null`. */
  readonly hash: string | null
}

/** What is to be built, before it is read. */
export async function madeFrom({ project, projectHash, states }: Inputs): Promise<MadeFrom> {
  const sources: Record<string, readonly ReadFile[]> = {}
  for (const source of project.sources) {
    const files: ReadFile[] = []
    for (const file of source.files) {
      const state = states.get(file) ?? []
      const [sum] = mayGrow(source, file) ? await textSums(file, [sizeOf(state)]) : []
      files.push({ file, state, hash: sum?.hash ?? null })
    }
    sources[source.name] = files
  }
  return { project: projectHash, versions: versions(), sources }
}

export function versions(): readonly string[] {
  return [VERSION, process.versions['tz'] ?? '']
}

/** Rows may be written behind the last one of such a file. */
export function mayGrow({ format, appendOnly }: Source, file: string): boolean {
  return appendOnly !== null && ['csv', 'ndjson'].includes(format) && !/\.gz$/i.test(file)
}

export function sizeOf([size]: FileState): number {
  return typeof size === 'number' ? size : 0
}
