import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diskCode } from './disk.ts'
import { ProjectError } from './project-error.ts'
import { starterData, starterYaml } from './starter.ts'

export interface InitOptions {
  readonly company?: string
}

export interface InitResult {
  /** The path of the new `bowline.yaml`. */
  readonly file: string
  /** Paths within the folder that were written. */
  readonly written: readonly string[]
  /** Paths that were there already, and are as they were. */
  readonly kept: readonly string[]
}

/** A new project that builds and answers at once; nothing that is there is changed. */
export async function initProject(
  folder: string,
  { company = 'My company' }: InitOptions = {},
): Promise<InitResult> {
  if (company.trim() === '') {
    throw new ProjectError('company is empty', { place: null, remedy: 'name the company' })
  }
  await refuseExisting(folder)
  const files = { '.gitignore': '.bowline/\n', ...starterData }
  const written: string[] = []
  const kept: string[] = []
  for (const [name, text] of Object.entries(files)) {
    const isNew = await writeNew(join(folder, name), text)
    ;(isNew ? written : kept).push(name)
  }
  // Last, so that what was cut short can be run again.
  const file = join(folder, 'bowline.yaml')
  if (!(await writeNew(file, starterYaml(company)))) throw existing(file)
  return { file, written: [...written, 'bowline.yaml'], kept }
}

async function refuseExisting(folder: string): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch((error: unknown) => {
    if (diskCode(error) === 'ENOENT') return []
    throw refused(folder, error)
  })
  const name = ['bowline.yaml', 'bowline.yml'].find((known) => names.includes(known))
  if (name !== undefined) throw existing(join(folder, name))
}

/** @returns whether it was not there before */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (diskCode(error) === 'EEXIST') return false
    throw refused(path, error)
  }
}

function existing(file: string): ProjectError {
  return new ProjectError('project is there already', {
    place: { file, line: 1, column: 1 },
    remedy: 'name another folder, or edit this file',
  })
}

function refused(path: string, cause: unknown): ProjectError {
  const code = diskCode(cause)
  const message =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? `project is not a folder: ${path}`
      : `file cannot be written (${code}): ${path}`
  return new ProjectError(message, {
    place: null,
    remedy: 'name a folder that you may write to',
    cause,
  })
}
