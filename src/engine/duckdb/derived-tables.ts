import type { Day } from '../engine.ts'

interface Derived {
  readonly id: number
  readonly made: Promise<void>
  users: number
}

export interface DerivedOptions {
  /** How many that nobody uses are kept at hand. */
  readonly kept: number
  readonly create: (id: number, day: Day) => Promise<void>
  readonly drop: (id: number) => Promise<void>
}

/** Tables of facts as known before a day: made when first asked for, dropped only when unused. */
export class DerivedTables {
  readonly #options: DerivedOptions
  /** Those used longest ago first. */
  readonly #derived = new Map<Day, Derived>()
  #made = 0

  constructor(options: DerivedOptions) {
    this.#options = options
  }

  /** Runs `work` on the tables of a day, which stand until it is done. */
  async use<T>(day: Day, work: (id: number) => Promise<T>): Promise<T> {
    const derived = this.#derived.get(day) ?? this.#derive(day)
    this.#derived.delete(day)
    this.#derived.set(day, derived)
    derived.users += 1
    try {
      await derived.made
      return await work(derived.id)
    } finally {
      derived.users -= 1
      await this.#dropUnused()
    }
  }

  #derive(day: Day): Derived {
    // An id is used once, so that dropping tables never meets the making of their successors.
    this.#made += 1
    const id = this.#made
    const derived: Derived = { id, made: this.#options.create(id, day), users: 0 }
    derived.made.catch(() => {
      if (this.#derived.get(day) === derived) this.#derived.delete(day)
    })
    return derived
  }

  async #dropUnused(): Promise<void> {
    const unused = [...this.#derived].filter(([, { users }]) => users === 0)
    const old = unused.slice(0, Math.max(0, unused.length - this.#options.kept))
    for (const [day] of old) this.#derived.delete(day)
    await Promise.all(old.map(([, { id }]) => this.#options.drop(id)))
  }
}
