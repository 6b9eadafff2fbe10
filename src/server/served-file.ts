import { basename } from 'node:path'
import { CallError } from '../answers/call-error.ts'
import type { ProjectError } from '../project/project-error.ts'
import { ProjectErrors } from '../project/project-errors.ts'

/** A file as those who ask over a wire are told of it: what is wrong in it is theirs to mend. */
export function servedFile<T>(
  code: 'bad_plan' | 'bad_scenario',
  read: () => Promise<T>,
): () => Promise<T> {
  return async () => {
    try {
      return await read()
    } catch (error) {
      if (!(error instanceof ProjectErrors)) throw error
      const [first] = error.errors
      const remedy = first?.remedy ?? 'correct the file and ask again'
      throw new CallError(code, error.errors.map(shortly).join('; '), remedy)
    }
  }
}

/** Where the file lies is no business of the caller. */
function shortly({ place, message }: ProjectError): string {
  if (place === null) return message
  return `${basename(place.file)}:${place.line}:${place.column}: ${message}`
}
