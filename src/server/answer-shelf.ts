const MOST_CHARACTERS = 16_000_000

/**
 * Answers given lately, by their ETag: a build never changes, so what it said to a question it
 * would say again. Those asked for longest ago make room for new ones.
 */
export class AnswerShelf {
  readonly #texts = new Map<string, string>()
  readonly #room: number
  #taken = 0

  constructor(room: number = MOST_CHARACTERS) {
    this.#room = room
  }

  get(etag: string): string | null {
    const text = this.#texts.get(etag)
    if (text === undefined) return null
    this.#texts.delete(etag)
    this.#texts.set(etag, text)
    return text
  }

  put(etag: string, text: string): void {
    // An answer that takes much of the room would drive out all others.
    if (text.length > this.#room / 4 || this.#texts.has(etag)) return
    this.#texts.set(etag, text)
    this.#taken += text.length
    for (const [oldest, { length }] of this.#texts) {
      if (this.#taken <= this.#room) return
      this.#texts.delete(oldest)
      this.#taken -= length
    }
  }
}
