import { Refusal } from './refusal.ts'

/** Lets so many in at once and so many wait; whoever comes then is told to come back. */
export class Gate {
  readonly #room: number
  readonly #benches: number
  #inside = 0
  readonly #waiting = new Set<() => void>()

  constructor(room: number, benches: number) {
    this.#room = room
    this.#benches = benches
  }

  /** Settles with the way out when there is room; fails when the signal is given before. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#inside < this.#room) this.#inside += 1
    else await this.#wait(signal)
    let isInside = true
    return () => {
      if (!isInside) return
      isInside = false
      this.#leave()
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    if (this.#waiting.size >= this.#benches) {
      throw new Refusal(
        503,
        'too_busy',
        `${this.#waiting.size} questions wait already`,
        'ask again in a moment',
        { 'Retry-After': '1' },
      )
    }
    return new Promise((settle, fail) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        settle()
      }
      const leave = (): void => {
        this.#waiting.delete(enter)
        fail(signal.reason as Error)
      }
      signal.addEventListener('abort', leave, { once: true })
      this.#waiting.add(enter)
    })
  }

  /** The next in the queue takes the place, so that nobody overtakes. */
  #leave(): void {
    const [next] = this.#waiting
    if (next === undefined) {
      this.#inside -= 1
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
