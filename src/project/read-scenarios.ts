import { basename, extname, join } from 'node:path'
import { leverFamily, parseChange, type LeverFamily, type Scenario } from '../plans/scenario.ts'
import { parseDay } from '../time/calendar.ts'
import { diskCode, nodeDisk, type Disk } from './disk.ts'
import { ProjectError } from './project-error.ts'
import { ProjectErrors } from './project-errors.ts'
import { readYamlFile } from './project-text.ts'
import { scenarioShape, type ChangeShape } from './scenario-schema.ts'
import { shapeProblems } from './shape/shape-problems.ts'
import { parseYaml, type YamlText } from './yaml/yaml-text.ts'

const FOLDER = 'scenarios'
const EMPTY = 'write `what: [{ lever: rate:selection, change: +10 % }]`, or remove the file'

/**
 * What is typed in `scenarios/` beside a project, by file name; none where there is no such folder.
 * Like the plan it is no part of a build. Throws `ProjectErrors` with all that is wrong.
 */
export async function readScenarios(
  folder: string,
  disk: Disk = nodeDisk,
): Promise<readonly Scenario[]> {
  const within = join(folder, FOLDER)
  const names = await disk.readdir(within).catch((error: unknown) => {
    const code = diskCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    const remedy = 'give yourself the right to read it, or remove it'
    throw new ProjectErrors([
      new ProjectError(`folder cannot be read: ${within}: ${code}`, { place: null, remedy }),
    ])
  })
  const files = names.filter((name) => /\.ya?ml$/u.test(name) && !name.startsWith('.')).toSorted()
  const read = await Promise.all(files.map((name) => readScenario(join(within, name), disk)))
  const problems = [...read.flatMap(({ problems }) => problems), ...twice(within, files)]
  if (problems.length > 0) throw new ProjectErrors(problems)
  return read.flatMap(({ scenario }) => scenario ?? [])
}

interface Read {
  readonly scenario: Scenario | null
  readonly problems: readonly ProjectError[]
}

async function readScenario(file: string, disk: Disk): Promise<Read> {
  const found = await readYamlFile(file, disk, {
    what: 'scenario',
    emptyRemedy: EMPTY,
    largeRemedy: 'say less in one scenario',
  })
  if (found instanceof ProjectError) return { scenario: null, problems: [found] }
  const yaml = parseYaml(file, found.text)
  if (!('value' in yaml)) return { scenario: null, problems: yaml }
  const { data, error } = scenarioShape.safeParse(yaml.value)
  const problems = [
    ...yaml.problems,
    ...shapeProblems(error?.issues ?? [], scenarioShape, yaml, yaml.faulty, EMPTY),
  ]
  if (data === undefined || problems.length > 0) return { scenario: null, problems }
  const id = basename(file, extname(file))
  const what = data.what.flatMap(changeOf)
  const unclear = data.what.flatMap((each, at) => changeProblem(each, at, yaml))
  const name = data.name ?? id
  return unclear.length > 0
    ? { scenario: null, problems: unclear }
    : { scenario: { id, name, what }, problems: [] }
}

function changeOf({ lever, change, motion, from, ramp, cost }: ChangeShape): Scenario['what'] {
  const meant = parseChange(lever, String(change))
  if (meant === null) return []
  const costs = { once: cost?.once ?? 0, perMonth: cost?.per_month ?? 0 }
  const begins = from === undefined ? null : parseDay(from)
  return [
    { lever, motion: motion ?? null, change: meant, from: begins, ramp: ramp ?? 0, cost: costs },
  ]
}

const examples: Readonly<Record<LeverFamily, string>> = {
  entering: '`+10 %`, or the journeys that enter in a month',
  rate: '`+10 %` (relative), `+2 pt` (points), or the rate itself, as `25 %`',
  days: '`-10 %`, `-3 days`, or the days themselves, as `30 days`',
  price: '`+10 %`, or a year’s price',
  churn: '`-10 %` (relative), `-2 pt` (points), or a year’s churn itself, as `8 %`',
  expansion: '`+10 %` (relative), `+2 pt` (points), or a year’s expansion itself, as `12 %`',
  onboarding: '`+10 %` (relative), `+2 pt` (points), or the share itself, as `95 %`',
}

/** What is no change of that lever. */
function changeProblem(
  { lever, change }: ChangeShape,
  at: number,
  yaml: YamlText,
): readonly ProjectError[] {
  const family = leverFamily(lever)
  if (family === null || parseChange(lever, String(change)) !== null) return []
  const path = ['what', at, 'change']
  return [
    new ProjectError(`what.${at}.change is no change of ${lever}: ${yaml.written(path)}`, {
      place: yaml.valuePlace(path),
      remedy: `write ${examples[family]}`,
    }),
  ]
}

/** The same name twice, as `.yaml` and `.yml`. */
function twice(folder: string, files: readonly string[]): readonly ProjectError[] {
  return files
    .filter((name) => name.endsWith('.yml') && files.includes(name.replace(/yml$/u, 'yaml')))
    .map(
      (name) =>
        new ProjectError(`scenario stands in two files: ${basename(name, '.yml')}`, {
          place: { file: join(folder, name), line: 1, column: 1 },
          remedy: 'keep the .yaml file and remove the other',
        }),
    )
}
