import { forAll } from '../under-signal.ts'

interface Kept {
  readonly bytes: number
  readonly made: Promise<unknown>
}

/** What questions read again and again: made once, and kept as long as all together fit. */
export class KeptSheets {
  /** Those used longest ago first. */
  readonly #kept = new Map<string, Kept>()
  readonly #most: number

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most
  }

  /**
   * What is kept under a key, or is made now.
   * @param bytes that it takes, about
   * @returns `null` where it takes more than half of all there is room for
   */
  async keep<T>(key: string, bytes: number, make: () => Promise<T>): Promise<T | null> {
    if (bytes * 2 > this.#most) return null
    const found = this.#kept.get(key) ?? { bytes, made: forAll(make) }
    this.#kept.delete(key)
    this.#kept.set(key, found)
    this.#drop()
    try {
      return (await found.made) as T
    } catch (error) {
      if (this.#kept.get(key) === found) this.#kept.delete(key)
      throw error
    }
  }

  #drop(): void {
    let all = 0
    for (const { bytes } of this.#kept.values()) all += bytes
    for (const [key, { bytes }] of this.#kept) {
      if (all <= this.#most) return
      this.#kept.delete(key)
      all -= bytes
    }
  }
}
