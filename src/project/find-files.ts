import { basename, dirname, isAbsolute, join } from 'node:path'
import type { Disk, FileKind } from './disk.ts'
import { diskCode } from './disk.ts'
import { nearestName } from '../standard/nearest-name.ts'

export type FoundFiles =
  | { readonly files: readonly string[] }
  | { readonly message: string; readonly remedy: string }

/**
 * The files of a path or glob, relative to the folder: real paths, sorted, each readable and not
 * empty. Messages are the predicate of a sentence about the path.
 */
export async function findFiles(folder: string, pattern: string, disk: Disk): Promise<FoundFiles> {
  const path = isAbsolute(pattern) ? pattern : join(folder, pattern)
  const literal = await kindOf(path, disk)
  if (typeof literal !== 'string') {
    if (literal.isFile()) return checked([path], pattern, disk)
    if (!literal.isDirectory())
      return { message: `is not a file: ${pattern}`, remedy: 'name a file' }
    return {
      message: `is a folder: ${pattern}`,
      remedy: `write a glob, such as \`${pattern.replace(/\/+$/, '')}/*.csv\``,
    }
  }
  if (!['ENOENT', 'ENOTDIR'].includes(literal)) return refused(pattern, literal)
  if (!/[*?[\]{}]/.test(pattern)) return missing(path, pattern, disk)
  return globbed(folder, pattern, disk)
}

async function globbed(folder: string, pattern: string, disk: Disk): Promise<FoundFiles> {
  try {
    const matches = await disk.glob(pattern, folder)
    const files: string[] = []
    for (const match of matches) {
      const path = isAbsolute(match) ? match : join(folder, match)
      const kind = await kindOf(path, disk)
      if (typeof kind === 'string') return refused(match, kind)
      if (kind.isFile()) files.push(path)
    }
    if (files.length > 0) return await checked(files, pattern, disk)
  } catch (error) {
    return refused(pattern, diskCode(error))
  }
  return {
    message: `matches no file: ${pattern}`,
    remedy: 'correct the pattern; it is relative to the project folder',
  }
}

async function checked(paths: readonly string[], pattern: string, disk: Disk): Promise<FoundFiles> {
  const files = new Set<string>()
  for (const path of paths) {
    const shown = paths.length === 1 ? pattern : `${pattern} (${basename(path)})`
    try {
      await disk.access(path)
      const { size } = await disk.stat(path)
      if (size === 0) {
        return { message: `is an empty file: ${shown}`, remedy: 'export it again, or take it out' }
      }
      files.add(await disk.realpath(path))
    } catch (error) {
      return refused(shown, diskCode(error))
    }
  }
  return { files: [...files].sort() }
}

async function missing(path: string, pattern: string, disk: Disk): Promise<FoundFiles> {
  const names = await disk.readdir(dirname(path)).catch(() => [])
  const nearest = nearestName(basename(path), names)
  return {
    message: `is not there: ${pattern}`,
    remedy:
      nearest === null
        ? 'correct the path; it is relative to the project folder'
        : `write \`${pattern.slice(0, pattern.length - basename(pattern).length)}${nearest}\``,
  }
}

function refused(shown: string, code: string): FoundFiles {
  if (code === 'EACCES' || code === 'EPERM') {
    return { message: `may not be read: ${shown}`, remedy: 'give yourself the right to read it' }
  }
  if (code === 'ELOOP') {
    return { message: `is a link that leads to itself: ${shown}`, remedy: 'correct the link' }
  }
  return { message: `cannot be read (${code}): ${shown}`, remedy: 'correct the path' }
}

async function kindOf(path: string, disk: Disk): Promise<FileKind | string> {
  try {
    return await disk.stat(path)
  } catch (error) {
    return diskCode(error)
  }
}
