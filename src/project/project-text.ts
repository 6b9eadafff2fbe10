import { join } from 'node:path'
import { diskCode } from './disk.ts'
import type { Disk } from './disk.ts'
import type { Place } from './project.ts'
import { ProjectError } from './project-error.ts'
import { EMPTY_REMEDY } from './shape/shape-problems.ts'

const MAX_BYTES = 500_000

export interface ProjectText {
  /** The path of the project file. */
  readonly file: string
  readonly text: string
}

/** The project file's text, or the one thing that is wrong with it. */
export async function readProjectText(
  folder: string,
  disk: Disk,
): Promise<ProjectText | ProjectError> {
  const file = await findProjectFile(folder, disk)
  if (file instanceof ProjectError) return file
  return readYamlFile(file, disk, {
    what: 'project file',
    emptyRemedy: EMPTY_REMEDY,
    largeRemedy: 'keep data in files of its own, named under `sources`',
  })
}

interface YamlFileWords {
  /** What the file is called. */
  readonly what: string
  /** What to write in one without anything in it. */
  readonly emptyRemedy: string
  /** What to do where it is too large. */
  readonly largeRemedy: string
}

/** A text file of a project. */
export async function readYamlFile(
  file: string,
  disk: Disk,
  { what, emptyRemedy, largeRemedy }: YamlFileWords,
): Promise<ProjectText | ProjectError> {
  const start = { file, line: 1, column: 1 }
  try {
    const kind = await disk.stat(file)
    if (!kind.isFile()) return fault(`${what} is not a file`, start, 'put a text file in its place')
    if (kind.size > MAX_BYTES) {
      return fault(
        `${what} must be below ${MAX_BYTES / 1000} kB: ${Math.ceil(kind.size / 1000)} kB`,
        start,
        largeRemedy,
      )
    }
    return decoded(file, await disk.readFile(file), emptyRemedy)
  } catch (error) {
    return unreadable(diskCode(error), start)
  }
}

async function findProjectFile(folder: string, disk: Disk): Promise<string | ProjectError> {
  try {
    const kind = await disk.stat(folder)
    if (!kind.isDirectory()) {
      return new ProjectError(`project is not a folder: ${folder}`, {
        place: null,
        remedy: 'name the folder that holds bowline.yaml',
      })
    }
    const names = await disk.readdir(folder)
    const [first, second] = ['bowline.yaml', 'bowline.yml'].filter((name) => names.includes(name))
    if (first === undefined) {
      return new ProjectError(`folder has no bowline.yaml: ${folder}`, {
        place: null,
        remedy: 'run `bowline init` in it, or name the folder of your project',
      })
    }
    if (second !== undefined) {
      return new ProjectError(`folder has bowline.yaml and bowline.yml: ${folder}`, {
        place: { file: join(folder, second), line: 1, column: 1 },
        remedy: 'keep bowline.yaml and remove the other',
      })
    }
    return join(folder, first)
  } catch (error) {
    const code = diskCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return new ProjectError(`folder is not there: ${folder}`, {
        place: null,
        remedy: 'correct the path, or run `bowline init` to start a project',
      })
    }
    return unreadable(code, null, folder)
  }
}

function unreadable(code: string, place: Place | null, path = 'file'): ProjectError {
  if (code === 'EACCES' || code === 'EPERM') {
    return fault(`${path} may not be read`, place, 'give yourself the right to read it')
  }
  if (code === 'ELOOP') {
    return fault(`${path} is a link that leads to itself`, place, 'correct the link')
  }
  return fault(`${path} cannot be read: ${code}`, place, 'correct the path')
}

function fault(message: string, place: Place | null, remedy: string): ProjectError {
  return new ProjectError(message, { place, remedy })
}

function decoded(file: string, bytes: Uint8Array, emptyRemedy: string): ProjectText | ProjectError {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const sign = findControl(text)
    if (text.trim() === '') {
      return fault('file is empty', { file, line: 1, column: 1 }, emptyRemedy)
    }
    if (sign === null) return { file, text }
    return fault(
      `sign is not allowed: ${sign.code}`,
      { file, line: sign.line, column: sign.column },
      'remove it; the file must be text',
    )
  } catch {
    return fault('file is not UTF-8', { file, ...firstBadByte(bytes) }, 'save it as UTF-8')
  }
}

function findControl(text: string): { code: string; line: number; column: number } | null {
  // oxlint-disable-next-line no-control-regex
  const at = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/)
  if (at < 0) return null
  const before = text.slice(0, at).split('\n')
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  return { code: `U+${code}`, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** No byte of a longer sign is a line break: each line stands for itself. */
function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(0x0a, start)
    const content = bytes.subarray(start, end < 0 ? bytes.length : end)
    try {
      decoder.decode(content)
    } catch {
      return { line, column: new TextDecoder().decode(content).indexOf('\ufffd') + 1 }
    }
    start += content.length + 1
    line += 1
  }
  return { line, column: 1 }
}
