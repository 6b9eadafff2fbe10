import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Database } from '../engine/duckdb/database.ts'

const POLL_MS = 100

/**
 * Runs `work` as the only builder of a folder. The lock is the operating system's, on a DuckDB
 * file of its own, so that it ends with the process however that ends.
 * @param file its real path: one lock has one name
 */
export async function asOnlyBuilder<T>(
  file: string,
  waiting: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const before = inProcess.get(file) ?? Promise.resolve()
  const turn = before.then(() => withLock(file, waiting, work))
  const settled = turn.then(
    () => undefined,
    () => undefined,
  )
  inProcess.set(file, settled)
  return turn
}

/** The operating system's lock does not hold between parts of one process; this queue does. */
const inProcess = new Map<string, Promise<void>>()

async function withLock<T>(file: string, waiting: () => void, work: () => Promise<T>): Promise<T> {
  const lock = await acquire(file, waiting)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(file: string, waiting: () => void): Promise<Database> {
  let told = false
  let mended = false
  for (;;) {
    try {
      return await Database.open(file)
    } catch (error) {
      if (/Conflicting lock|being used by another process/i.test(String(error))) {
        if (!told) waiting()
        told = true
        await new Promise((resolve) => setTimeout(resolve, POLL_MS))
      } else if (!mended && isNoDatabase(error)) {
        mended = true
        await mend(file)
      } else throw error
    }
  }
}

function isNoDatabase(error: unknown): boolean {
  return /not a valid DuckDB|Could not read enough bytes|Corrupt|version number/i.test(
    String(error),
  )
}

/**
 * A process killed while it created the lock leaves a part of it. It is written over in place:
 * a new file would be a second lock, beside one that another process may hold by now.
 */
async function mend(file: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bowline-lock-'))
  try {
    const model = path.join(folder, 'lock.duckdb')
    const database = await Database.open(model)
    database.close()
    const bytes = await readFile(model)
    await writeFile(file, bytes, { flag: 'r+' })
    await truncate(file, bytes.length)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
