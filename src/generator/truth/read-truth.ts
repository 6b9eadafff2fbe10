import { ProjectErrors } from '../../project/project-errors.ts'
import type { ProjectError } from '../../project/project-error.ts'
import { shapeProblems } from '../../project/shape/shape-problems.ts'
import { parseYaml } from '../../project/yaml/yaml-text.ts'
import { checkTruth } from './check-truth.ts'
import { fillDefaults } from './fill-defaults.ts'
import type { Truth } from './truth.ts'
import { truthShape } from './truth-schema.ts'

/**
 * The truth written in a YAML text, complete and checked. `file` is what errors call it. Throws
 * `ProjectErrors` with all that is wrong.
 */
export function readTruth(text: string, file: string): Truth {
  const yaml = parseYaml(file, text)
  if (!('value' in yaml)) throw new ProjectErrors(yaml)
  const { data, error } = truthShape.safeParse(yaml.value)
  if (data === undefined) {
    const found = shapeProblems(error.issues, truthShape, yaml, yaml.faulty)
    throw new ProjectErrors([...yaml.problems, ...found].sort(byPlace))
  }
  const problems = [...yaml.problems, ...checkTruth(data, yaml)]
  if (problems.length > 0) throw new ProjectErrors(problems.sort(byPlace))
  return fillDefaults(data)
}

function byPlace({ place: a }: ProjectError, { place: b }: ProjectError): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}
