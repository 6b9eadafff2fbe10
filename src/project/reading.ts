import type { Disk } from './disk.ts'
import type { Place } from './project.ts'
import { ProjectError } from './project-error.ts'
import type { ProjectShape } from './project-schema.ts'
import type { YamlPath } from './yaml/yaml-path.ts'
import type { YamlText } from './yaml/yaml-text.ts'

/** What the parts of a project are read from, and where they leave what is wrong. */
export interface Reading {
  readonly folder: string
  readonly yaml: YamlText
  /** What of the file has the right shape. */
  readonly shape: Partial<ProjectShape>
  /** Names as they were given, of the right shape or not. */
  readonly sourceNames: readonly string[]
  readonly stageNames: readonly string[]
  readonly dimensionNames: readonly { readonly value: string; readonly path: YamlPath }[]
  readonly env: Environment
  readonly disk: Disk
  readonly problems: ProjectError[]
}

export type Environment = Readonly<Record<string, string | undefined>>

export function report(reading: Reading, place: Place, message: string, remedy: string): void {
  reading.problems.push(new ProjectError(message, { place, remedy }))
}
