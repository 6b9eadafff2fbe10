import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Project } from '../project/project.ts'

/** Changes whenever what a build writes for the same inputs changes. */
export const BUILD_VERSION = '1'

/** Says whether a build was made from these inputs. */
export type Fingerprint = string

/** Of the project's file by its text, of its sources by path, size and time of change. */
export async function fingerprint(project: Project): Promise<Fingerprint> {
  const hash = createHash('sha256')
  hash.update(BUILD_VERSION).update(await readFile(project.file))
  for (const source of project.sources) {
    for (const file of source.files) {
      const { size, mtimeMs, ino } = await stat(file)
      hash.update(JSON.stringify([source.name, file, size, mtimeMs, ino]))
    }
  }
  return hash.digest('hex')
}
