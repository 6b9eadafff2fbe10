import { isCollection, isScalar, visit } from 'yaml'
import type { Document, YAMLError } from 'yaml'
import { ProjectError } from '../project-error.ts'
import type { Place } from '../project.ts'
import { syntaxFault } from './syntax-fault.ts'
import type { Opened } from './syntax-fault.ts'

const MAX_PROBLEMS = 20
const MAX_ERRORS = 1000

/** What keeps a text from being YAML: one problem for a line, as the rest follows from it. */
export function syntaxProblems(
  document: Document.Parsed,
  place: (offset: number) => Place,
): readonly ProjectError[] {
  const errors = telling([...document.errors, ...document.warnings])
  if (errors.length === 0) return []
  const spans = spansOf(document)
  const problems = new Map<number, ProjectError>()
  for (const error of errors) {
    const { message, remedy, opened } = syntaxFault(error)
    const offset = error.pos[0]
    const at = place(opened === undefined ? offset : openedAt(spans, offset, opened))
    if (!problems.has(at.line)) {
      problems.set(at.line, new ProjectError(message, { place: at, remedy, cause: error }))
    }
    if (problems.size === MAX_PROBLEMS) break
  }
  return [...problems.values()].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
}

/** Where the parser gave up, its other errors are of its own making. */
function telling(errors: readonly YAMLError[]): readonly YAMLError[] {
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
  return exhausted === undefined ? errors.slice(0, MAX_ERRORS) : [exhausted]
}

interface Span {
  readonly opened: Opened
  readonly start: number
  readonly end: number
}

function spansOf(document: Document.Parsed): readonly Span[] {
  const spans: Span[] = []
  visit(document, {
    Node: (_, node) => {
      const [start, end] = node.range ?? [0, 0]
      if (isScalar(node) && node.type?.startsWith('QUOTE') === true) {
        spans.push({ opened: 'quote', start, end })
      }
      if (isCollection(node) && node.flow === true) spans.push({ opened: 'bracket', start, end })
    },
  })
  return spans
}

/** Where the last quote or bracket opens that reaches the offset. */
function openedAt(spans: readonly Span[], offset: number, opened: Opened): number {
  const open = spans.findLast(
    (span) => span.opened === opened && span.start < offset && span.end >= offset,
  )
  return open?.start ?? offset
}
