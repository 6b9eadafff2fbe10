import { ResourceError } from '../engine/duckdb/database.ts'
import { ProjectError } from '../project/project-error.ts'
import { buildsFolder } from './builds-folder.ts'

/**
 * Runs what reads and writes the builds of a project. What the disk or the machine refuses is a
 * fault to mend, and no fault of the inputs: it is told, never remembered.
 */
export async function onStorage<T>(project: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storageFault(error, buildsFolder(project)) ?? error
  }
}

const KNOWN: readonly { says: RegExp; reason: string; remedy: string }[] = [
  {
    says: /ENOSPC|EDQUOT|EFBIG|No space left|quota exceeded|File too large|max_temp_directory_size/i,
    reason: 'disk has no room for builds',
    remedy: 'Make room there, and ask again.',
  },
  {
    says: /Out of Memory|could not allocate/i,
    reason: 'memory is not enough for a build of',
    remedy: 'Close other programs, or build on a larger machine.',
  },
  {
    says: /EACCES|EPERM|EROFS|Permission denied|not permitted|Read-only file system/i,
    reason: 'builds may not be written',
    remedy: 'Give yourself the right to write there, or work in a copy of the project.',
  },
  {
    says: /ENOENT|No such file/,
    reason: 'builds were removed while in use',
    remedy: 'Ask again.',
  },
]

function storageFault(error: unknown, folder: string): ProjectError | null {
  if (!(error instanceof Error) || error instanceof ProjectError) return null
  const isOfDisk = 'syscall' in error || 'errno' in error
  if (!isOfDisk && !(error instanceof ResourceError) && !isIoError(error, folder)) return null
  const { reason, remedy } = KNOWN.find(({ says }) => says.test(error.message)) ?? {
    reason: `builds cannot be read or written (${error.message.split(/[,\n]/)[0]})`,
    remedy: 'Remove what it holds but the folder forecasts: the rest can be built again.',
  }
  return new ProjectError(`${reason}: ${folder}`, { place: null, remedy, cause: error })
}

function isIoError({ message }: Error, folder: string): boolean {
  return message.includes('IO Error') && message.includes(folder)
}
