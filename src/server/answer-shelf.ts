const MOST_BYTES = 32_000_000

/**
 * Answers given lately, as the bytes that are sent, by their ETag: a build never changes, so what it said to a question it
 * would say again. Those asked for longest ago make room for new ones.
 */
export class AnswerShelf {
  readonly #bodies = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #room: number
  #taken = 0

  constructor(room: number = MOST_BYTES) {
    this.#room = room
  }

  get(etag: string): Uint8Array<ArrayBuffer> | null {
    const body = this.#bodies.get(etag)
    if (body === undefined) return null
    this.#bodies.delete(etag)
    this.#bodies.set(etag, body)
    return body
  }

  put(etag: string, body: Uint8Array<ArrayBuffer>): void {
    // An answer that takes much of the room would drive out all others.
    if (body.byteLength > this.#room / 4 || this.#bodies.has(etag)) return
    this.#bodies.set(etag, body)
    this.#taken += body.byteLength
    for (const [oldest, { byteLength }] of this.#bodies) {
      if (this.#taken <= this.#room) return
      this.#bodies.delete(oldest)
      this.#taken -= byteLength
    }
  }
}
