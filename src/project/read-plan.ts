import { join } from 'node:path'
import type { PlanFile, TypedSheet } from '../plans/plan-file.ts'
import { nodeDisk, type Disk } from './disk.ts'
import { planShape, shareOf, type PlanShape, type SheetShape } from './plan-schema.ts'
import { ProjectError } from './project-error.ts'
import { ProjectErrors } from './project-errors.ts'
import { readYamlFile } from './project-text.ts'
import { shapeProblems } from './shape/shape-problems.ts'
import { parseYaml } from './yaml/yaml-text.ts'

const NAMES = ['plan.yaml', 'plan.yml']
const EMPTY = 'write `entering: 500`, or remove the file'

/**
 * The plan beside a project, `null` where there is none. It is no part of a build: what is typed
 * holds at once. Throws `ProjectErrors` with all that is wrong in it.
 */
export async function readPlan(folder: string, disk: Disk = nodeDisk): Promise<PlanFile | null> {
  const file = await findPlan(folder, disk)
  if (file === null) return null
  const found = await readYamlFile(file, disk, {
    what: 'plan',
    emptyRemedy: EMPTY,
    largeRemedy: 'keep only the figures that are typed, and motions that are sold apart',
  })
  if (found instanceof ProjectError) throw new ProjectErrors([found])
  const yaml = parseYaml(file, found.text)
  if (!('value' in yaml)) throw new ProjectErrors(yaml)
  const { data, error } = planShape.safeParse(yaml.value)
  const problems = [
    ...yaml.problems,
    ...shapeProblems(error?.issues ?? [], planShape, yaml, yaml.faulty, EMPTY),
  ]
  if (data === undefined || problems.length > 0) throw new ProjectErrors(problems)
  return planOf(data)
}

async function findPlan(folder: string, disk: Disk): Promise<string | null> {
  const names = await disk.readdir(folder).catch((): readonly string[] => [])
  const [first, second] = NAMES.filter((name) => names.includes(name))
  if (first === undefined) return null
  if (second === undefined) return join(folder, first)
  const place = { file: join(folder, second), line: 1, column: 1 }
  const remedy = 'keep plan.yaml and remove the other'
  throw new ProjectErrors([
    new ProjectError(`folder has plan.yaml and plan.yml: ${folder}`, { place, remedy }),
  ])
}

function planOf({ benchmark, motions, ...company }: PlanShape): PlanFile {
  const whole = Object.keys(company).length === 0 ? [] : [typedSheet(null, company)]
  const own = Object.entries(motions ?? {}).map(([name, sheet]) => typedSheet(name, sheet))
  return { benchmark: benchmark ?? null, sheets: [...whole, ...own] }
}

function typedSheet(motion: string | null, shape: SheetShape): TypedSheet {
  const { stages = {}, meetings, ...figures } = shape
  const values: [string, number][] = []
  for (const [name, value] of Object.entries(figures)) {
    const known = shareOf(value)
    if (known !== null) values.push([name, known])
  }
  for (const [stage, { rate, days }] of Object.entries(stages)) {
    const known = rate === undefined ? null : shareOf(rate)
    if (known !== null) values.push([`rate:${stage}`, known])
    if (days !== undefined) values.push([`days:${stage}`, days])
  }
  return {
    motion,
    stages: Object.keys(stages).filter((stage) => stage !== 'commit'),
    values: Object.fromEntries(values),
    meetings: meetings ?? null,
  }
}
