import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import process from 'node:process'

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a command to its end and gives its exit code (128 + n when signal n ended it). Its streams
 * are ours, and signals sent to us reach it. `withParent`: it ends when our parent does.
 */
export function runChild(command, args, { withParent = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options })
    const forward = (signal) => {
      // At a terminal, Ctrl-C has already reached the whole process group.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    for (const signal of forwarded) process.on(signal, forward)
    const watch = withParent ? watchParent(() => child.kill('SIGTERM')) : undefined
    const stop = () => {
      clearInterval(watch)
      for (const signal of forwarded) process.off(signal, forward)
    }
    child.on('error', (error) => {
      stop()
      reject(error)
    })
    child.on('exit', (code, signal) => {
      stop()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

function watchParent(ended) {
  const parent = process.ppid
  return setInterval(() => process.ppid !== parent && ended(), 250)
}
