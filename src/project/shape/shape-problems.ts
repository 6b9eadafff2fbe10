import { stringify } from 'yaml'
import { z } from 'zod'
import { corrections } from './corrections.ts'
import { instead, nearestName } from '../../standard/nearest-name.ts'
import { ProjectError } from '../project-error.ts'
import { exampleOf, expected, schemasAt } from './schemas-at.ts'
import { label, pathId } from '../yaml/yaml-path.ts'
import type { YamlPath } from '../yaml/yaml-path.ts'
import type { YamlText } from '../yaml/yaml-text.ts'

/** What a file without anything in it needs. */
export const EMPTY_REMEDY = 'write `company: …`, `currency: …` and `timezone: …`, each on a line'

type Issue = z.core.$ZodIssue

/**
 * What zod found, as errors with a place in the file and what to write there instead; silent
 * about paths whose fault is known already.
 */
export function shapeProblems(
  issues: readonly Issue[],
  schema: z.ZodType,
  yaml: YamlText,
  known: readonly YamlPath[] = [],
  emptyRemedy = EMPTY_REMEDY,
): readonly ProjectError[] {
  const faults = issues.flatMap((issue) => faultsOf(issue, [], schema))
  const misspelt = faults.flatMap(meantInstead).filter((path) => !yaml.has(path))
  const silent = new Set([...known, ...misspelt].map((path) => pathId(path)))
  return faults
    .filter(({ path }) => !silent.has(pathId(path)))
    .map((fault) => {
      const { path, issue } = fault
      if (issue.code === 'unrecognized_keys') return unknownKey(fault, schema, yaml)
      return issue.code === 'invalid_key'
        ? badKey(path, issue, schema, yaml)
        : badValue(path, issue, schema, yaml, emptyRemedy)
    })
}

interface Fault {
  readonly path: YamlPath
  readonly issue: Issue
  /** The key that was probably meant. */
  readonly nearest: string | null
}

function faultsOf(issue: Issue, above: YamlPath, schema: z.ZodType): readonly Fault[] {
  const path = [...above, ...yamlPath(issue.path)]
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(schema, path)
    return issue.keys.map((key) => ({
      path: [...path, key],
      issue,
      nearest: nearestName(key, allowed),
    }))
  }
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find((issues) => issues.every((inner) => !refusesAll(inner)))
    if (branch !== undefined) return branch.flatMap((inner) => faultsOf(inner, path, schema))
  }
  return [{ path, issue, nearest: null }]
}

/** The branch of a union that expects quite another kind of value. */
function refusesAll(issue: Issue): boolean {
  return issue.path.length === 0 && ['invalid_type', 'invalid_value'].includes(issue.code)
}

/** A key that is missing because it is misspelt is said once. */
function meantInstead({ path, nearest }: Fault): readonly YamlPath[] {
  return nearest === null ? [] : [[...path.slice(0, -1), nearest]]
}

/** The paths at fault: without them the rest has the right shape. */
export function pathsAtFault(issues: readonly Issue[]): readonly YamlPath[] {
  return issues.flatMap((issue) => {
    const path = yamlPath(issue.path)
    return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path]
  })
}

function unknownKey(fault: Fault, schema: z.ZodType, yaml: YamlText): ProjectError {
  const above = fault.path.slice(0, -1)
  const noun = above.length === 1 && ofTables.has(String(above[0])) ? 'table' : 'key'
  const where = above.length === 0 ? '' : ` in ${label(above)}`
  return new ProjectError(`unknown ${noun}${where}: ${fault.path.at(-1)}`, {
    place: yaml.keyPlace(fault.path),
    remedy: instead(fault.nearest, keysAt(schema, above)),
  })
}

function keysAt(schema: z.ZodType, path: YamlPath): readonly string[] {
  return schemasAt(schema, path).flatMap((found) =>
    found instanceof z.ZodObject ? Object.keys(found.shape) : [],
  )
}

const ofTables = new Set(['tables', 'observed_until', 'dates'])

function badKey(
  path: YamlPath,
  issue: z.core.$ZodIssueInvalidKey,
  schema: z.ZodType,
  yaml: YamlText,
): ProjectError {
  const key = String(path.at(-1))
  const holders = schemasAt(schema, path.slice(0, -1))
  const keys = holders.flatMap((found) =>
    found instanceof z.ZodRecord ? [found.keyType as z.ZodType] : [],
  )
  const reason = issue.issues[0]?.message ?? 'is not a name'
  return new ProjectError(`name in ${label(path.slice(0, -1))} ${reason}: ${key}`, {
    place: yaml.keyPlace(path),
    remedy: correction(keys, key) ?? example(holders, path.slice(0, -1)),
  })
}

function badValue(
  path: YamlPath,
  issue: Issue,
  schema: z.ZodType,
  yaml: YamlText,
  emptyRemedy: string,
): ProjectError {
  const found = schemasAt(schema, path)
  const key = path.at(-1)
  if (!yaml.has(path)) {
    return new ProjectError(`${label(path)} is missing`, {
      place: yaml.keyPlace(path),
      remedy: `add ${entry(key, exampleOf(found))}`,
    })
  }
  const written = yaml.written(path)
  if (path.length === 0) {
    return new ProjectError(
      written === 'nothing' ? 'file is empty' : `file must be a mapping: ${written}`,
      {
        place: yaml.valuePlace(path),
        remedy: emptyRemedy,
      },
    )
  }
  if (written === 'nothing' || issue.message === 'is empty') {
    return new ProjectError(`${label(path)} is empty`, {
      place: yaml.keyPlace(path),
      remedy: example(found, path),
    })
  }
  const reason = ownWords(issue) ? issue.message : `must be ${expected(found)}`
  return new ProjectError(`${label(path)} ${reason}: ${written}`, {
    place: yaml.valuePlace(path),
    remedy:
      correction(found, written) ?? quoted(found, issue, path, written) ?? example(found, path),
  })
}

function ownWords(issue: Issue): boolean {
  return ['invalid_format', 'too_small', 'too_big', 'custom'].includes(issue.code)
}

function correction(schemas: readonly z.ZodType[], value: string): string | null {
  for (const schema of schemas) {
    const correct =
      schema instanceof z.ZodEnum
        ? nearestName(value, schema.options.map(String))
        : (corrections.get(schema)?.correct(value) ?? null)
    if (correct !== null && correct !== value) return `write \`${correct}\``
  }
  return null
}

/** A number or the like where any text will do. */
function quoted(
  schemas: readonly z.ZodType[],
  issue: Issue,
  path: YamlPath,
  written: string,
): string | null {
  const scalar = written !== 'a mapping' && written !== 'a list'
  const strange = issue.code === 'invalid_type' || issue.code === 'invalid_union'
  const anyText = schemas.some((schema) => schema.type === 'string' && !corrections.has(schema))
  if (!scalar || !strange || !anyText) return null
  return `write it in quotes: ${entry(path.at(-1), written)}`
}

function example(schemas: readonly z.ZodType[], path: YamlPath): string {
  const value = exampleOf(schemas)
  return value === undefined ? 'write a value' : `write, for example, ${entry(path.at(-1), value)}`
}

/** A key with its value as one writes it, in backticks. */
function entry(key: string | number | undefined, value: unknown): string {
  const written = flow(value)
  return typeof key === 'string' ? `\`${flow(key)}: ${written}\`` : `\`${written}\``
}

function flow(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()
}

function yamlPath(path: readonly PropertyKey[]): YamlPath {
  return path.map((step) => (typeof step === 'number' ? step : String(step)))
}
