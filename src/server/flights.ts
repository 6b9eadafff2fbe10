interface Flight<T> {
  readonly result: Promise<T>
  readonly ending: AbortController
  waiting: number
}

/** Work that several wait for at once is done once, and stopped when nobody waits any more. */
export class Flights<T> {
  readonly #flights = new Map<string, Flight<T>>()

  /** The result of the work under way for `key`, which is begun where there is none. */
  async join(
    key: string,
    signal: AbortSignal,
    begin: (ending: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const flight = this.#flights.get(key) ?? this.#begin(key, begin)
    flight.waiting += 1
    const settled = new AbortController()
    const left = new Promise<never>((_, fail) => {
      const leave = (): void => fail(signal.reason as Error)
      if (signal.aborted) leave()
      signal.addEventListener('abort', leave, { once: true, signal: settled.signal })
    })
    try {
      return await Promise.race([flight.result, left])
    } finally {
      settled.abort()
      flight.waiting -= 1
      if (flight.waiting === 0) this.#end(key, flight)
    }
  }

  #begin(key: string, begin: (ending: AbortSignal) => Promise<T>): Flight<T> {
    const ending = new AbortController()
    const flight = { result: begin(ending.signal), ending, waiting: 0 }
    this.#flights.set(key, flight)
    const end = (): void => this.#end(key, flight)
    flight.result.then(end, end)
    return flight
  }

  /** Whoever asks from now on begins anew. */
  #end(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
    flight.ending.abort()
  }
}
