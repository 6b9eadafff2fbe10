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
}

/**
 * Reads a project. Its file is fingerprinted by the very text that was read, its sources by path,
 * size and times of change, before a build reads them: what changes later makes a difference.
 */
export async function readInputs(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Inputs> {
  const hash = createHash('sha256').update(BUILD_VERSION)
  const disk = {
    ...nodeDisk,
    async readFile(path: string) {
      const bytes = await nodeDisk.readFile(path)
      hash.update(bytes)
      return bytes
    },
  }
  const project = await readProject(folder, { env, disk })
  for (const source of project.sources) {
    for (const file of source.files) {
      hash.update(JSON.stringify([source.name, file, ...(await stateOf(file))]))
    }
  }
  return { project, fingerprint: hash.digest('hex') }
}

/** A copy may keep the time of its content, never the time of its arrival (`ctime`). */
async function stateOf(file: string): Promise<readonly (number | string)[]> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(file)
    return [size, mtimeMs, ctimeMs, ino]
  } catch (error) {
    return [diskCode(error)]
  }
}
