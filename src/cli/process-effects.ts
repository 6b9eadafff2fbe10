import process from 'node:process'
import type { Effects, Output } from './effects.ts'
import { buildRoom } from './build-room.ts'

/** The effects of a real process. */
export function processEffects(): Effects {
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    now: () => Math.floor(Date.now() / 1000),
    room: buildRoom,
    stdio: () => ({ input: process.stdin, output: process.stdout }),
    stopped,
  }
}

/** A reader that goes away, such as `head`, is no error: the rest is dropped. */
function outputOf(stream: NodeJS.WriteStream): Output {
  let broken = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    broken = true
  })
  return {
    write: (text) =>
      new Promise((settle, fail) => {
        if (broken || text === '') return settle()
        stream.write(text, (error) => {
          if (error === undefined || error === null || isBrokenPipe(error)) settle()
          else fail(error)
        })
      }),
    columns: stream.isTTY ? stream.columns : undefined,
  }
}

function isBrokenPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'
}

function stopped(): Promise<void> {
  return new Promise((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle())
  })
}
