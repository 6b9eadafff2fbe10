import { constants } from 'node:fs'
import { access, glob, readFile, readdir, realpath, stat } from 'node:fs/promises'

/** What reading a project asks of the disk; handed in, so that a test can refuse. */
export interface Disk {
  stat(path: string): Promise<FileKind>
  readFile(path: string): Promise<Uint8Array>
  /** Rejects where the file may not be read. */
  access(path: string): Promise<void>
  realpath(path: string): Promise<string>
  readdir(path: string): Promise<readonly string[]>
  /** Paths that match, relative to the folder unless the pattern is absolute. */
  glob(pattern: string, folder: string): Promise<readonly string[]>
}

export interface FileKind {
  readonly size: number
  isFile(): boolean
  isDirectory(): boolean
}

export const nodeDisk: Disk = {
  stat: (path) => stat(path),
  readFile: (path) => readFile(path),
  access: (path) => access(path, constants.R_OK),
  realpath: (path) => realpath(path),
  readdir: (path) => readdir(path),
  async glob(pattern, folder) {
    const matches: string[] = []
    for await (const match of glob(pattern, { cwd: folder })) matches.push(match)
    return matches
  },
}

/** The operating system's code (`ENOENT`, `EACCES`, …), or the error's own words. */
export function diskCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return String(error)
}
