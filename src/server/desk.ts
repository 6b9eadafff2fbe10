import type { StaleBuild } from '../answers/ask.ts'
import { underSignal } from '../build/under-signal.ts'
import type { Engine } from '../engine/engine.ts'
import { Gate } from './gate.ts'
import { Refusal } from './refusal.ts'

/** A build to ask, and whether it is an old one. */
export interface Source {
  readonly engine: Engine
  readonly stale: StaleBuild | null
  /** Called when the question is done with it. */
  release?(): void
}

export interface Limits {
  /** For one question, waiting included. */
  readonly seconds: number
  /** Questions at work at once, and how many more may wait. */
  readonly atWork: number
  readonly waiting: number
}

export const usualLimits: Limits = { seconds: 30, atWork: 8, waiting: 256 }

/** Where every question passes, from whatever side it comes: its turn, its build, its time. */
export interface Desk {
  /** Runs `work` in its turn; stops waiting, and stops the work, when the signal is given. */
  readonly turn: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>
  /** The same on a build, which is given back when the work has ended. */
  readonly use: <T>(work: (build: Source) => Promise<T>, signal?: AbortSignal) => Promise<T>
}

export function openDesk(source: () => Promise<Source>, limits: Limits = usualLimits): Desk {
  const gate = new Gate(limits.atWork, limits.waiting)

  async function serve<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const leave = await gate.enter(signal)
    try {
      signal.throwIfAborted()
      return await underSignal(signal, work)
    } finally {
      leave()
    }
  }

  const turn: Desk['turn'] = async (work, signal = new AbortController().signal) => {
    const ended = new AbortController()
    const leave = (): void => ended.abort(gone())
    const timer = setTimeout(() => ended.abort(tooSlow(limits.seconds)), limits.seconds * 1000)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    try {
      return await unlessAborted(serve(work, ended.signal), ended.signal)
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
    }
  }

  const use: Desk['use'] = (work, signal) =>
    turn(async () => {
      const build = await source()
      try {
        return await work(build)
      } finally {
        build.release?.()
      }
    }, signal)

  return { turn, use }
}

/** What an interrupted query says is of no use: the signal's reason is the answer. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((settle, fail) => {
    const abort = (): void => fail(signal.reason as Error)
    signal.addEventListener('abort', abort, { once: true })
    work.then(settle, (error: unknown) => {
      fail((signal.aborted ? signal.reason : error) as Error)
    })
  })
}

/** Nobody is there any more to read this. */
export function gone(): Refusal {
  return new Refusal(499, 'gone', 'the caller went away', 'ask again')
}

function tooSlow(seconds: number): Refusal {
  const remedy = 'ask for a shorter range, fewer dimensions, or a later as-of date'
  const headers = { 'Retry-After': '5' }
  return new Refusal(503, 'too_slow', `no answer within ${seconds} seconds`, remedy, headers)
}
