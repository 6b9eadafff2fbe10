import { Database } from '../engine/duckdb/database.ts'

const POLL_MS = 100

/**
 * Runs `work` as the only builder of a folder. The lock is the operating system's, on a DuckDB
 * file of its own, so that it ends with the process however that ends.
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
  for (;;) {
    try {
      return await Database.open(file)
    } catch (error) {
      if (!/Conflicting lock|being used by another process/i.test(String(error))) throw error
      if (!told) waiting()
      told = true
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
}
