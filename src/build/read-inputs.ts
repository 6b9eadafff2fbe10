import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { diskCode, nodeDisk } from '../project/disk.ts'
import type { Project } from '../project/project.ts'
import { readProject } from '../project/read-project.ts'
import { BUILD_VERSION } from './builds-folder.ts'
import type { Fingerprint } from './builds-folder.ts'

/** A project, and the state of everything a build of it reads. */
export interface Inputs {
  readonly project: Project
  readonly fingerprint: Fingerprint
  /** Of the project's file alone. */
  readonly projectHash: string
  /** By path, what the disk says of each file of a source. */
  readonly states: ReadonlyMap<string, FileState>
}

/** Size, times of change and number of a file, or why they cannot be told. */
export type FileState = readonly (number | string)[]

/**
 * Reads a project. Its file is fingerprinted by the very text that was read, its sources by path,
 * size and times of change, before a build reads them: what changes later makes a difference.
 */
export async function readInputs(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Inputs> {
  const hash = createHash('sha256').update(BUILD_VERSION)
  const ofProject = createHash('sha256')
  const disk = {
    ...nodeDisk,
    async readFile(path: string) {
      const bytes = await nodeDisk.readFile(path)
      hash.update(bytes)
      ofProject.update(bytes)
      return bytes
    },
  }
  const project = await readProject(folder, { env, disk })
  const states = new Map<string, FileState>()
  for (const source of project.sources) {
    for (const file of source.files) {
      const state = await stateOf(file)
      states.set(file, state)
      hash.update(JSON.stringify([source.name, file, ...state]))
    }
  }
  const projectHash = ofProject.digest('hex')
  return { project, fingerprint: hash.digest('hex'), projectHash, states }
}

/** A copy may keep the time of its content, never the time of its arrival (`ctime`). */
async function stateOf(file: string): Promise<FileState> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(file)
    return [size, mtimeMs, ctimeMs, ino]
  } catch (error) {
    return [diskCode(error)]
  }
}
