import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Who asked may go away: then what the database still computes for them is interrupted. It is a
 * matter of the call, not of the question, so engines that cannot stop need not know of it.
 */
const asked = new AsyncLocalStorage<AbortSignal | null>()

/** Runs `work`; every query it asks is interrupted when the signal is given. */
export function underSignal<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return asked.run(signal, work)
}

/** Runs what others wait for too, so that nobody's leaving ends it. */
export function forAll<T>(work: () => Promise<T>): Promise<T> {
  return asked.run(null, work)
}

export function currentSignal(): AbortSignal | null {
  return asked.getStore() ?? null
}
