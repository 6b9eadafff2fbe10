import { nodeDisk } from './disk.ts'
import type { Disk } from './disk.ts'
import type { Place, Project } from './project.ts'
import { ProjectError } from './project-error.ts'
import { ProjectErrors } from './project-errors.ts'
import { readDimensions } from './read-dimensions.ts'
import { readHorizons } from './read-horizons.ts'
import { readPolicies } from './read-policies.ts'
import { readDefaultProfile, readProfiles } from './read-profiles.ts'
import { readReferences } from './read-references.ts'
import { readShape } from './shape/read-shape.ts'
import { readSources } from './read-sources.ts'
import { readStages } from './read-stages.ts'
import { readDates, readTables } from './read-tables.ts'
import { readWithin } from './read-within.ts'
import { report } from './reading.ts'
import type { Environment, Reading } from './reading.ts'
import { readProjectText } from './project-text.ts'
import { label } from './yaml/yaml-path.ts'
import { hasVariable } from './variables.ts'
import { parseYaml } from './yaml/yaml-text.ts'
import type { YamlPath } from './yaml/yaml-path.ts'
import type { YamlText } from './yaml/yaml-text.ts'

export interface ReadOptions {
  /** Where `${VAR}` in the files of sources comes from. */
  readonly env: Environment
  readonly disk?: Disk
}

/**
 * The project in a folder, complete and checked: every source has its files, every name is known.
 * Whether its SQL is right is the engine's to say. Throws `ProjectErrors` with all that is wrong.
 */
export async function readProject(
  folder: string,
  { env, disk = nodeDisk }: ReadOptions,
): Promise<Project> {
  const found = await readProjectText(folder, disk)
  if (found instanceof ProjectError) throw new ProjectErrors([found])
  const { file, text } = found
  const yaml = parseYaml(file, text)
  if (!('value' in yaml)) throw new ProjectErrors(yaml)

  const variables = misplacedVariables(yaml)
  const { shape, names, problems } = readShape(yaml, [...yaml.faulty, ...variables])
  const reading: Reading = {
    folder,
    yaml,
    shape,
    ...names,
    env,
    disk,
    problems: [...yaml.problems, ...problems],
  }
  for (const path of variables) refuseVariable(reading, path)
  const profiles = readProfiles(reading)
  const project = {
    folder,
    file,
    company: shape.company ?? '',
    currency: shape.currency ?? '',
    timezone: shape.timezone ?? '',
    sources: await readSources(reading),
    dimensions: readDimensions(reading),
    observedUntil: readHorizons(reading),
    tables: readTables(reading),
    stages: readStages(reading),
    dates: readDates(reading),
    references: readReferences(reading),
    within: readWithin(reading),
    policies: readPolicies(reading),
    profiles,
    profile: readDefaultProfile(reading, profiles),
  }
  if (reading.problems.length > 0) throw new ProjectErrors(reading.problems.sort(byPlace))
  return project
}

function misplacedVariables({ scalars }: YamlText): readonly YamlPath[] {
  return scalars.flatMap(({ path, value }) =>
    typeof value === 'string' && hasVariable(value) && !isSourceFile(path) ? [path] : [],
  )
}

function refuseVariable(reading: Reading, path: YamlPath): void {
  report(
    reading,
    reading.yaml.valuePlace(path),
    `${label(path)} has a variable: ${reading.yaml.written(path)}`,
    'write the value itself; variables are for `file:` of sources only',
  )
}

function isSourceFile(path: YamlPath): boolean {
  return path[0] === 'sources' && path[2] === 'file'
}

function byPlace(a: ProjectError, b: ProjectError): number {
  return at(a.place).line - at(b.place).line || at(a.place).column - at(b.place).column
}

function at(place: Place | null): { line: number; column: number } {
  return place ?? { line: 0, column: 0 }
}
