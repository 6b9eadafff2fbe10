import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'

const beat = 1_000
/** A holder that has not touched its lock for so long is gone, whoever has its number now. */
const silence = 10_000

/** Runs `work` alone among the processes that use the same lock file; the others wait. */
export async function withLock(file, work) {
  mkdirSync(dirname(file), { recursive: true })
  while (!take(file)) {
    if (isStale(file)) rmSync(file, { force: true })
    else await wait(200)
  }
  const beating = setInterval(() => touch(file), beat)
  try {
    return await work()
  } finally {
    clearInterval(beating)
    rmSync(file, { force: true })
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isStale(file) {
  try {
    const quiet = Date.now() - statSync(file).mtimeMs
    const pid = Number(readFileSync(file, 'utf8'))
    // An empty file is one whose holder is about to write its number.
    return quiet > silence || (pid > 0 && !isAlive(pid))
  } catch {
    return false
  }
}

function touch(file) {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // Taken over: another process judged us gone.
  }
}
