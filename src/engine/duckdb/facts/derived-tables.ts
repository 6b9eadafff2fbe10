import { forAll } from '../under-signal.ts'

interface Derived {
  readonly id: number
  readonly made: Promise<void>
  users: number
}

export interface DerivedOptions {
  /** How many that nobody uses are kept at hand. */
  readonly kept: number
  readonly drop: (id: number) => Promise<unknown>
}

/** Tables derived for questions: made once, when first asked for, and dropped only when unused. */
export class DerivedTables {
  readonly #options: DerivedOptions
  /** Those used longest ago first. */
  readonly #derived = new Map<string, Derived>()
  #made = 0

  constructor(options: DerivedOptions) {
    this.#options = options
  }

  /**
   * Runs `work` on the tables of a key, which stand until it is done.
   * @param key everything that the tables depend on
   * @param create makes them, under a number of their own
   */
  async use<T>(
    key: string,
    create: (id: number) => Promise<unknown>,
    work: (id: number) => Promise<T>,
  ): Promise<T> {
    const derived = this.#derived.get(key) ?? this.#derive(key, create)
    this.#derived.delete(key)
    this.#derived.set(key, derived)
    derived.users += 1
    try {
      await derived.made
      return await work(derived.id)
    } finally {
      derived.users -= 1
      await this.#dropUnused(this.#options.kept)
    }
  }

  /** Drops all that nobody uses now. */
  async release(): Promise<void> {
    await this.#dropUnused(0)
  }

  #derive(key: string, create: (id: number) => Promise<unknown>): Derived {
    // An id is used once, so that dropping tables never meets the making of their successors.
    this.#made += 1
    const id = this.#made
    const made = forAll(async () => {
      await create(id)
    })
    const derived: Derived = { id, made, users: 0 }
    derived.made.catch(() => {
      if (this.#derived.get(key) === derived) this.#derived.delete(key)
    })
    return derived
  }

  async #dropUnused(kept: number): Promise<void> {
    const unused = [...this.#derived].filter(([, { users }]) => users === 0)
    const old = unused.slice(0, Math.max(0, unused.length - kept))
    for (const [key] of old) this.#derived.delete(key)
    await forAll(() => Promise.all(old.map(([, { id }]) => this.#options.drop(id))))
  }
}
