import type { Place } from './project.ts'

/** A file, column, SQL or configuration is at fault: place, reason, remedy. Exit code 1. */
export class ProjectError extends Error {
  readonly place: Place | null
  readonly remedy: string

  constructor(message: string, at: { place: Place | null; remedy: string; cause?: unknown }) {
    super(message, { cause: at.cause })
    this.name = 'ProjectError'
    this.place = at.place
    this.remedy = at.remedy
  }
}

/** `file:line:column: reason` and what to write instead, on the next line. */
export function describeProjectError(error: ProjectError): string {
  const { place } = error
  const at = place === null ? '' : `${place.file}:${place.line}:${place.column}: `
  return `${at}${error.message}\n  ${error.remedy}`
}
