import { describeProjectError } from './project-error.ts'
import type { ProjectError } from './project-error.ts'

/** Everything that is wrong with a project, in the order of its file. */
export class ProjectErrors extends Error {
  readonly errors: readonly ProjectError[]

  constructor(errors: readonly ProjectError[]) {
    super(errors.map(describeProjectError).join('\n'))
    this.name = 'ProjectErrors'
    this.errors = errors
  }
}
