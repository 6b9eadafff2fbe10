import type { ProjectError } from '../project-error.ts'
import { projectShape } from '../project-schema.ts'
import type { ProjectShape } from '../project-schema.ts'
import type { Reading } from '../reading.ts'
import { pathsAtFault, shapeProblems } from './shape-problems.ts'
import type { YamlPath } from '../yaml/yaml-path.ts'
import type { YamlText } from '../yaml/yaml-text.ts'

export interface Shape {
  /** What has the right shape, so that the rest of the checks see as much as they can. */
  readonly shape: Partial<ProjectShape>
  readonly names: Pick<Reading, 'sourceNames' | 'stageNames' | 'dimensionNames'>
  readonly problems: readonly ProjectError[]
}

/** The file held against its schema, silent about paths whose fault is known already. */
export function readShape(yaml: YamlText, known: readonly YamlPath[]): Shape {
  const { value } = yaml
  const result = projectShape.safeParse(value)
  const issues = result.error?.issues ?? []
  return {
    shape: result.data ?? rightPart(value),
    names: {
      sourceNames: keysOf(value, 'sources'),
      stageNames: keysOf(value, 'stages'),
      dimensionNames: itemsOf(value, 'dimensions'),
    },
    problems: shapeProblems(issues, projectShape, yaml, known),
  }
}

const someOfIt = projectShape.exactPartial()

/** What is left when everything at fault is taken out, from the inside outwards. */
function rightPart(value: unknown): Partial<ProjectShape> {
  const rest = structuredClone(value)
  for (;;) {
    const { data, error } = someOfIt.safeParse(rest)
    if (data !== undefined) return data
    const there = pathsAtFault(error.issues).map((path) => partThere(rest, path))
    if (there.some((path) => path.length === 0)) return {}
    for (const path of there) takeOut(rest, path)
  }
}

/** As much of the path as there is; a list is one whole. */
function partThere(value: unknown, path: YamlPath): YamlPath {
  const [step, ...below] = path
  if (step === undefined || !isRecord(value) || !Object.hasOwn(value, step)) return []
  return [step, ...partThere(value[step], below)]
}

function takeOut(value: unknown, [step, ...below]: YamlPath): void {
  if (step === undefined || !isRecord(value)) return
  if (below.length === 0) delete value[step]
  else takeOut(value[step], below)
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keysOf(value: unknown, key: string): readonly string[] {
  const inner = isRecord(value) ? value[key] : undefined
  return isRecord(inner) ? Object.keys(inner) : []
}

function itemsOf(value: unknown, key: string): Reading['dimensionNames'] {
  const inner = isRecord(value) ? value[key] : undefined
  if (!Array.isArray(inner)) return []
  return inner.flatMap((item: unknown, index) =>
    typeof item === 'string' ? [{ value: item, path: [key, index] }] : [],
  )
}
